using System.Globalization;

namespace Gnomon.Law.Engine;

/// <summary>
/// Reduced ordered decision diagrams over boolean variables, with a third end beside true and false for what is outside of consistent
/// answers. Equal functions are the same node. Nodes are numbered as they are made, so that what one classification adds can be taken back.
/// </summary>
/// <param name="cap">The most nodes; beyond it <see cref="TooLargeException"/> is thrown, for a guess is never given.</param>
internal sealed class Bdd(int cap)
{
    public const int False = 0;
    public const int True = 1;

    /// <summary>No consistent answers lead here.</summary>
    public const int Outside = 2;
    private const int Terminal = int.MaxValue;
    private const int CacheSize = 1 << 14;

    private readonly (int F, int G, int H, int Result)[] cache = new (int, int, int, int)[CacheSize];
    private readonly Dictionary<int, int[]> supports = [];
    private int[] buckets = NewBuckets(1 << 12);
    private (int Level, int Low, int High, int Next)[] nodes = NewNodes();

    /// <summary>The most nodes.</summary>
    public int Cap { get; set; } = cap;

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; } = 3;

    /// <summary>The variable of a node; greater than all others for an end.</summary>
    public int Level(int f) => nodes[f].Level;

    public int Low(int f) => nodes[f].Low;

    public int High(int f) => nodes[f].High;

    /// <summary>All nodes, for those who go through many of them.</summary>
    public ReadOnlySpan<(int Level, int Low, int High, int Next)> Nodes => nodes;

    public int Variable(int level) => Make(level, False, True);

    public int Not(int f) => Ite(f, False, True);

    public int And(int f, int g) => Ite(f, g, False);

    public int Or(int f, int g) => Ite(f, True, g);

    /// <summary>If f then g else h; f is true or false everywhere.</summary>
    public int Ite(int f, int g, int h)
    {
        if (f == True || g == h)
            return g;
        if (f == False)
            return h;
        if (g == True && h == False)
            return f;
        ref var entry = ref cache[Hash(f, g, h) % CacheSize];
        if (entry.F == f && entry.G == g && entry.H == h)
            return entry.Result;
        var top = Math.Min(Level(f), Math.Min(Level(g), Level(h)));
        var low = Ite(Cofactor(f, top, high: false), Cofactor(g, top, high: false), Cofactor(h, top, high: false));
        var high = Ite(Cofactor(f, top, high: true), Cofactor(g, top, high: true), Cofactor(h, top, high: true));
        var result = Make(top, low, high);
        cache[Hash(f, g, h) % CacheSize] = (f, g, h, result);
        return result;
    }

    /// <summary>The node of a variable with its two branches.</summary>
    public int Make(int level, int low, int high)
    {
        if (low == high)
            return low;
        var bucket = Hash(level, low, high) % (uint)buckets.Length;
        for (var i = buckets[bucket]; i >= 0; i = nodes[i].Next)
        {
            if (nodes[i].Level == level && nodes[i].Low == low && nodes[i].High == high)
                return i;
        }

        if (Count >= Cap)
            throw new TooLargeException(Cap);
        if (Count == nodes.Length)
        {
            Array.Resize(ref nodes, nodes.Length * 2);
            Rehash();
            bucket = Hash(level, low, high) % (uint)buckets.Length;
        }

        nodes[Count] = (level, low, high, buckets[bucket]);
        return buckets[bucket] = Count++;
    }

    /// <summary>Forgets every node made since there were <paramref name="count"/>.</summary>
    public void Release(int count)
    {
        if (Count == count)
            return;
        while (Count > count)
        {
            Count--;
            var node = nodes[Count];
            // The newest node of a bucket stands at its head, so taking back in reverse order unlinks it.
            buckets[Hash(node.Level, node.Low, node.High) % (uint)buckets.Length] = node.Next;
        }

        Array.Clear(cache);
        supports.Clear();
    }

    /// <summary>The variables that a function depends on, in order.</summary>
    public IReadOnlyList<int> Support(int f)
    {
        if (supports.TryGetValue(f, out var known))
            return known;
        var levels = new SortedSet<int>();
        var seen = new HashSet<int>();
        var open = new Stack<int>([f]);
        while (open.TryPop(out var node))
        {
            if (node <= Outside || !seen.Add(node))
                continue;
            levels.Add(Level(node));
            open.Push(Low(node));
            open.Push(High(node));
        }

        return supports[f] = [.. levels];
    }

    /// <summary>Whether a function has at most so many nodes.</summary>
    public bool IsSmall(int f, int most)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([f]);
        while (open.TryPop(out var node))
        {
            if (node <= Outside || !seen.Add(node))
                continue;
            if (seen.Count > most)
                return false;
            open.Push(Low(node));
            open.Push(High(node));
        }

        return true;
    }

    private int Cofactor(int f, int level, bool high) => Level(f) != level ? f : high ? High(f) : Low(f);

    // In rising order of nodes, so that the newest of a bucket stays at its head.
    private void Rehash()
    {
        buckets = NewBuckets(nodes.Length);
        for (var i = Outside + 1; i < Count; i++)
        {
            ref var bucket = ref buckets[Hash(nodes[i].Level, nodes[i].Low, nodes[i].High) % (uint)buckets.Length];
            nodes[i].Next = bucket;
            bucket = i;
        }
    }

    private static uint Hash(int f, int g, int h)
    {
        var hash = ((uint)f * 0x9E3779B1u) ^ (((uint)g * 0x85EBCA77u) + 0x7F4A7C15u) ^ ((uint)h * 0xC2B2AE3Du);
        return hash ^ (hash >> 15);
    }

    private static int[] NewBuckets(int size)
    {
        var empty = new int[size];
        Array.Fill(empty, -1);
        return empty;
    }

    private static (int Level, int Low, int High, int Next)[] NewNodes()
    {
        var first = new (int Level, int Low, int High, int Next)[1 << 12];
        first[False] = first[True] = first[Outside] = (Terminal, 0, 0, -1);
        return first;
    }

    /// <summary>A diagram would grow beyond the cap.</summary>
    public sealed class TooLargeException(int cap) : Exception(string.Create(CultureInfo.InvariantCulture, $"a decision diagram would need more than {cap} nodes"));
}
