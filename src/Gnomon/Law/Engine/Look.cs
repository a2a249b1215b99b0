namespace Gnomon.Law.Engine;

/// <summary>What functions can be while each variable can be what stands in a workspace: exact for a diagram that holds its conditions, a first look else.</summary>
internal sealed class Look(CompiledPack pack, Workspace work)
{
    private readonly FlatDiagrams flat = pack.Flat;
    private readonly int[] within = pack.Flat.Roots;
    private readonly byte[] open = work.Open;
    private readonly int[] decided = work.Decided;
    private int stamp = work.Stamp;

    /// <summary>Forgets what was decided, for other values stand in the workspace.</summary>
    public void Restart() => stamp = work.Next();

    /// <summary>What a diagram can be.</summary>
    public byte Atom(int f) => Decide(within[f]);

    /// <summary>What a function can be, as far as its parts tell.</summary>
    public byte Rough(int f)
    {
        if (!Circuit.IsGate(f))
            return Decide(within[f]);
        var all = Can.BeTrue;
        foreach (var part in pack.Circuit.Parts(f))
        {
            var now = Rough(part);
            if (now == Can.BeFalse)
                return Can.Turned(Can.BeFalse, Circuit.IsContrary(f));
            if (now != Can.BeTrue)
                all = Can.BeEither;
        }

        return Can.Turned(all, Circuit.IsContrary(f));
    }

    /// <summary>An open variable that a diagram asks for, and the value that leads to what is wanted.</summary>
    public (int Variable, byte First) StepTo(int f, bool wanted)
    {
        var node = within[f];
        while (true)
        {
            var (level, low, high) = flat.Nodes[node];
            if (open[level] != Can.BeEither)
            {
                node = open[level] == Can.BeTrue ? high : low;
                continue;
            }

            var good = (Decide(low) & (wanted ? Can.BeTrue : Can.BeFalse)) != 0;
            return (level, good ? Can.BeFalse : Can.BeTrue);
        }
    }

    /// <summary>Puts in the values of one way on which a diagram comes to what is wanted.</summary>
    /// <param name="f">The diagram.</param>
    /// <param name="wanted">What it should be.</param>
    /// <param name="into">What each variable can be.</param>
    /// <param name="put">Gets the variables.</param>
    public void WayTo(int f, bool wanted, byte[] into, List<int> put)
    {
        var can = wanted ? Can.BeTrue : Can.BeFalse;
        for (var node = within[f]; node > Bdd.Outside;)
        {
            var (level, low, high) = flat.Nodes[node];
            var value = (open[level] & Can.BeFalse) != 0 && (Decide(low) & can) != 0 ? Can.BeFalse : Can.BeTrue;
            if (open[level] == Can.BeEither)
            {
                into[level] = value;
                put.Add(level);
            }

            node = value == Can.BeTrue ? high : low;
        }
    }

    private byte Decide(int node)
    {
        if (node <= Bdd.Outside)
            return node == Bdd.True ? Can.BeTrue : node == Bdd.False ? Can.BeFalse : (byte)0;
        if (decided[node] >> 2 == stamp)
            return (byte)(decided[node] & Can.BeEither);
        var (level, low, high) = flat.Nodes[node];
        var now = open[level];
        byte result = 0;
        if ((now & Can.BeFalse) != 0)
            result = Decide(low);
        if (result != Can.BeEither && (now & Can.BeTrue) != 0)
            result |= Decide(high);
        decided[node] = (stamp << 2) | result;
        return result;
    }
}
