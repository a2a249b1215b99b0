namespace Gnomon.Law.Engine;

/// <summary>
/// Sixty-four consistent completions at once, one a bit, and the truth of functions in each. Where functions are true together in one of them
/// nothing need be searched. They prove that something can be, never that it cannot; so how they are drawn has no part in any answer.
/// </summary>
internal sealed class Samples(CompiledPack pack)
{
    private readonly ulong[] values = new ulong[pack.Space.Variables];
    private readonly ulong[] truths = new ulong[pack.Bare.Count];
    private readonly int[] stamps = new int[pack.Bare.Count];
    private byte[] open = [];
    private ulong state;
    private int stamp;

    /// <summary>Draws completions of what is known.</summary>
    /// <param name="now">What each variable can be, spread already: then every value left is in some completion.</param>
    public void Draw(byte[] now)
    {
        (open, state) = (now, 0x9E3779B97F4A7C15UL);
        stamp++;
        for (var v = 0; v < values.Length; v++)
            values[v] = now[v] == Can.BeEither ? Next() : now[v] == Can.BeTrue ? ulong.MaxValue : 0;
        foreach (var (block, above) in pack.Network.FromTheTop)
        {
            if (block.IsOpen(open))
                block.Draw(open, above, values, Next);
        }
    }

    /// <summary>In which completions a diagram is true.</summary>
    public ulong Of(int f) => Node(pack.Bare.Roots[f]);

    private ulong Node(int node)
    {
        if (node <= Bdd.True)
            return node == Bdd.True ? ulong.MaxValue : 0;
        if (stamps[node] == stamp)
            return truths[node];
        var (level, low, high) = pack.Bare.Nodes[node];
        var value = values[level];
        var truth = open[level] switch
        {
            Can.BeFalse => Node(low),
            Can.BeTrue => Node(high),
            _ => (~value & Node(low)) | (value & Node(high)),
        };
        stamps[node] = stamp;
        return truths[node] = truth;
    }

    /// <summary>xorshift64.</summary>
    private ulong Next()
    {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    }
}
