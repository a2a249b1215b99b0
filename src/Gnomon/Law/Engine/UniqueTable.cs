namespace Gnomon.Law.Engine;

/// <summary>The nodes of small diagrams, each once: equal functions are the same number, and a node comes after the two that it leads to.</summary>
internal sealed class UniqueTable
{
    private readonly int ends;
    private (int Level, int Low, int High, int Next)[] nodes = new (int, int, int, int)[1 << 12];
    private int[] buckets = [];

    /// <param name="ends">How many numbers are ends, below all nodes.</param>
    public UniqueTable(int ends)
    {
        this.ends = ends;
        Clear();
    }

    /// <summary>How many nodes there are, with the ends.</summary>
    public int Count { get; private set; }

    /// <summary>All nodes; of an end the variable is greater than all others.</summary>
    public ReadOnlySpan<(int Level, int Low, int High, int Next)> Nodes => nodes.AsSpan(0, Count);

    /// <summary>Forgets all nodes.</summary>
    public void Clear()
    {
        Count = ends;
        nodes.AsSpan(0, ends).Fill((int.MaxValue, 0, 0, -1));
        if (buckets.Length != nodes.Length)
            buckets = new int[nodes.Length];
        Array.Fill(buckets, -1);
    }

    /// <summary>The node of a variable with its two branches.</summary>
    public int Of(int level, int low, int high)
    {
        if (low == high)
            return low;
        ref var bucket = ref buckets[Hash(level, low, high) & (buckets.Length - 1)];
        for (var i = bucket; i >= 0; i = nodes[i].Next)
        {
            ref var node = ref nodes[i];
            if (node.Low == low && node.High == high && node.Level == level)
                return i;
        }

        if (Count == nodes.Length)
        {
            Grow();
            bucket = ref buckets[Hash(level, low, high) & (buckets.Length - 1)];
        }

        nodes[Count] = (level, low, high, bucket);
        return bucket = Count++;
    }

    private void Grow()
    {
        Array.Resize(ref nodes, 2 * nodes.Length);
        buckets = new int[nodes.Length];
        Array.Fill(buckets, -1);
        for (var i = ends; i < Count; i++)
        {
            ref var bucket = ref buckets[Hash(nodes[i].Level, nodes[i].Low, nodes[i].High) & (buckets.Length - 1)];
            nodes[i].Next = bucket;
            bucket = i;
        }
    }

    private static int Hash(int level, int low, int high)
    {
        var hash = ((uint)level * 0x9E3779B1u) ^ ((uint)low * 0x85EBCA77u) ^ ((uint)high * 0xC2B2AE3Du);
        return (int)(hash ^ (hash >> 15));
    }
}
