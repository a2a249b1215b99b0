namespace Gnomon.Law.Engine;

/// <summary>What functions can be while each variable can be what stands in a workspace: exact for a diagram that holds its conditions.</summary>
internal sealed class Look(CompiledPack pack, Workspace work)
{
    private readonly FlatDiagrams flat = pack.Flat;
    private readonly int[] within = pack.Flat.Roots;
    private readonly byte[] open = work.Open;
    private readonly int[] decided = work.Decided;
    private readonly int begun = work.Begun;

    /// <summary>What a diagram can be.</summary>
    public byte Atom(int f) => Decide(within[f]);

    private byte Decide(int node)
    {
        if (node <= Bdd.Outside)
            return node == Bdd.True ? Can.BeTrue : node == Bdd.False ? Can.BeFalse : (byte)0;
        if (decided[node] >> 2 == begun)
            return (byte)(decided[node] & Can.BeEither);
        var (level, low, high) = flat.Nodes[node];
        var now = open[level];
        byte result = 0;
        if ((now & Can.BeFalse) != 0)
            result = Decide(low);
        if (result != Can.BeEither && (now & Can.BeTrue) != 0)
            result |= Decide(high);
        decided[node] = (begun << 2) | result;
        return result;
    }
}
