namespace Gnomon.Law.Engine;

/// <summary>Decides diagrams under the answers for one use, or for the system as a whole: exactly, over every consistent completion.</summary>
internal sealed class Situation
{
    private readonly CompiledPack pack;
    private readonly Bdd bdd;
    private readonly byte[] open;
    private readonly int[] decided;
    private readonly byte[] can;
    private int stamp;
    private readonly int[] within;
    private readonly Workspace work;
    private CrossLinks? links;

    public Situation(CompiledPack pack, Evidence evidence, Workspace work)
    {
        (this.pack, bdd, Evidence, this.work, within) = (pack, pack.Bdd, evidence, work, pack.Within);
        work.Begin();
        (open, decided, can, stamp) = (work.Open, work.Decided, work.Can, work.Stamp);
    }

    public Evidence Evidence { get; }

    /// <summary>What each variable can be.</summary>
    public byte[] Open => open;

    /// <summary>Forgets what was decided, for other answers stand in the workspace.</summary>
    public void Restart() => stamp = work.Stamp;

    public Workspace Work => work;

    /// <summary>What the answers for other uses imply jointly for facts that all uses share; null for nothing.</summary>
    public CrossLinks? Links
    {
        get => links;
        set => links = value;
    }

    /// <summary>True or false where every consistent completion says so, else unknown.</summary>
    public Truth Of(int f)
    {
        var possible = links is null ? Decide(within[f]) : pack.Insights.Ends(Left(f));
        return possible == Can.BeTrue ? Truth.True : possible == Can.BeFalse ? Truth.False : Truth.Unknown;
    }

    /// <summary>Whether some consistent completion makes it true.</summary>
    public bool IsPossible(int f) => Of(f) != Truth.False;

    /// <summary>What is known of a function that is open.</summary>
    public Insight Insight(int f) => pack.Insights.Of(Left(f));

    /// <summary>The units on which a function still depends: two consistent answers to it give different truth while all else that the function asks stays.</summary>
    /// <remarks>Where constraints let no unit change alone, the units that the function speaks of.</remarks>
    public IReadOnlyList<Unit> DependsOn(int f)
    {
        var insight = Insight(f);
        if (insight.Turning.Length > 0)
            return insight.Turning;
        var own = bdd.Support(f).Select(pack.Space.At).ToHashSet();
        var spoken = insight.Spoken.Where(own.Contains).ToList();
        return spoken.Count > 0 ? spoken : insight.Spoken;
    }

    private int Left(int f) => links is null ? Restrict(within[f]) : links.Joined(Restrict(within[f]), open);

    private byte Decide(int node)
    {
        if (node <= Bdd.Outside)
            return node == Bdd.True ? Can.BeTrue : node == Bdd.False ? Can.BeFalse : (byte)0;
        if (decided[node] == stamp)
            return can[node];
        var (level, low, high, _) = bdd.Nodes[node];
        var now = open[level];
        byte result = 0;
        if ((now & Can.BeFalse) != 0)
            result = Decide(low);
        if (result != Can.BeEither && (now & Can.BeTrue) != 0)
            result |= Decide(high);
        decided[node] = stamp;
        return can[node] = result;
    }

    private int Restrict(int node)
    {
        if (node <= Bdd.Outside)
            return node;
        if (work.Restricted[node] == stamp)
            return work.Left[node];
        var (level, low, high, _) = bdd.Nodes[node];
        var result = open[level] switch
        {
            Can.BeFalse => Restrict(low),
            Can.BeTrue => Restrict(high),
            _ => bdd.Make(level, Restrict(low), Restrict(high)),
        };
        work.Restricted[node] = stamp;
        return work.Left[node] = result;
    }
}
