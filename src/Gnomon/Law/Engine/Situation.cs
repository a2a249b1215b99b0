namespace Gnomon.Law.Engine;

/// <summary>Decides diagrams under the answers for one use, or for the system as a whole: exactly, over every consistent completion.</summary>
internal sealed class Situation
{
    private readonly CompiledPack pack;
    private readonly Bdd bdd;
    private readonly byte[] open;
    private readonly Look look;
    private int stamp;
    private readonly int[] within;
    private readonly Workspace work;
    private readonly Dictionary<int, byte> loose = [];
    private readonly Dictionary<int, Insight> composed = [];
    private Solver? solver;
    private Workspace? spare;
    private CrossLinks? links;

    public Situation(CompiledPack pack, Evidence evidence, Workspace work)
    {
        (this.pack, bdd, Evidence, this.work, within) = (pack, pack.Bdd, evidence, work, pack.Within);
        work.Begin();
        (open, stamp, look) = (work.Open, work.Stamp, new Look(pack, work));
    }

    public Evidence Evidence { get; }

    /// <summary>What each variable can be.</summary>
    public byte[] Open => open;

    /// <summary>Forgets what was decided, for other answers stand in the workspace.</summary>
    public void Restart()
    {
        look.Restart();
        stamp = work.Stamp;
    }

    public Workspace Work => work;

    /// <summary>What the answers for other uses imply jointly for facts that all uses share; null for nothing.</summary>
    public CrossLinks? Links
    {
        get => links;
        set => links = value;
    }

    /// <summary>True or false where every consistent completion says so, else unknown.</summary>
    public Truth Of(int f) => Truth(Exact(f));

    /// <summary>The same without a search: true or false only where it is seen at once.</summary>
    public Truth Glance(int f) => Truth(look.Rough(f));

    private static Truth Truth(byte can) => can == Can.BeTrue ? Gnomon.Truth.True : can == Can.BeFalse ? Gnomon.Truth.False : Gnomon.Truth.Unknown;

    private byte Exact(int f)
    {
        if (Circuit.IsGate(f))
            return Can.Turned(Gate(f), Circuit.IsContrary(f));
        if (pack.Loose.Count > 0 && pack.Loose.Contains(f))
            return Loose(f);
        return links is null ? look.Atom(f) : pack.Insights.Ends(Left(f));
    }

    /// <summary>Whether what is known agrees with what other uses imply.</summary>
    public bool AgreesWithLinks(byte[] known) => links is null || links.AgreesWith(known);

    private byte Gate(int f)
    {
        var number = Circuit.Number(f);
        if (work.GateDecided[number] == stamp)
            return work.GateCan[number];
        var parts = pack.Circuit.Parts(f);
        var unknown = new List<(int, bool)>();
        var certain = Can.BeTrue;
        foreach (var part in parts)
        {
            var can = Exact(part);
            if (can == Can.BeFalse)
            {
                certain = Can.BeFalse;
                break;
            }

            if (can != Can.BeTrue)
                unknown.Add((part, true));
        }

        if (certain == Can.BeTrue && unknown.Count > 0)
            certain = unknown.Count == 1 || Solver.CanBe(unknown) ? Can.BeEither : Can.BeFalse;
        work.GateDecided[number] = stamp;
        return work.GateCan[number] = certain;
    }

    private byte Loose(int f)
    {
        var can = look.Atom(f);
        if (can != Can.BeEither)
            return can;
        if (loose.TryGetValue(f, out var known))
            return known;
        var (t, n) = (Solver.CanBe([(f, true)]), Solver.CanBe([(f, false)]));
        return loose[f] = (byte)((t ? Can.BeTrue : 0) | (n ? Can.BeFalse : 0));
    }

    private Solver Solver => solver ??= new Solver(pack, this, spare ??= pack.Rent());

    /// <summary>Room that it took for itself, null for none.</summary>
    public Workspace? Spare => spare;

    /// <summary>Whether some consistent completion makes it true.</summary>
    public bool IsPossible(int f) => Of(f) != Gnomon.Truth.False;

    /// <summary>What is known of a function that is open.</summary>
    public Insight Insight(int f)
    {
        if (!Circuit.IsGate(f))
            return pack.Insights.Of(Left(f));
        if (!composed.TryGetValue(Circuit.Number(f), out var known))
            composed[Circuit.Number(f)] = known = Compose(pack.Circuit.Parts(f));
        return Circuit.IsContrary(f) ? known with { Effects = [.. known.Effects.Select(e => Array.ConvertAll(e, c => Can.Turned(c, turn: true)))] } : known;
    }

    /// <summary>What is known of several functions that must all hold: what turns one of them, and what an answer makes of each.</summary>
    private Insight Compose(int[] parts)
    {
        var known = parts.Where(p => Exact(p) == Can.BeEither).Select(Insight).ToList();
        var spoken = known.SelectMany(k => k.Spoken).Distinct().OrderBy(u => u.Index).ToArray();
        var turning = known.SelectMany(k => k.Turning).Distinct().OrderBy(u => u.Index).ToArray();
        return new Insight(turning, spoken, [.. spoken.Select(u => Enumerable.Range(0, u.Options.Count).Select(i => All(known, u, i)).ToArray())]);
    }

    private static byte All(List<Insight> parts, Unit unit, int option)
    {
        var all = Can.BeTrue;
        foreach (var part in parts)
        {
            var at = Array.IndexOf(part.Spoken, unit);
            var can = at < 0 ? Can.BeEither : part.Effects[at][option];
            if (can is Can.BeFalse or 0)
                return can;
            if (can != Can.BeTrue)
                all = Can.BeEither;
        }

        return all;
    }

    /// <summary>The units on which a function still depends: two consistent answers to it give different truth while all else that the function asks stays.</summary>
    /// <remarks>Where constraints let no unit change alone, the units that the function speaks of.</remarks>
    public IReadOnlyList<Unit> DependsOn(int f)
    {
        var insight = Insight(f);
        if (insight.Turning.Length > 0)
            return insight.Turning;
        var own = pack.Circuit.Atoms(f).SelectMany(a => bdd.Support(a)).Select(pack.Space.At).ToHashSet();
        var spoken = insight.Spoken.Where(own.Contains).ToList();
        return spoken.Count > 0 ? spoken : insight.Spoken;
    }

    private int Left(int f) => links is null ? Restrict(within[f]) : links.Joined(Restrict(within[f]), open);

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
