namespace Gnomon.Law.Engine;

/// <summary>Conditions on consistent answers that must be looked at together, as one flat diagram.</summary>
internal sealed class CareBlock
{
    private readonly int[] place;
    private readonly int[] low;
    private readonly int[] high;

    public CareBlock(Bdd bdd, int node)
    {
        (Node, Variables) = (node, [.. bdd.Support(node)]);
        var order = new List<int> { Bdd.False, Bdd.True };
        var index = new Dictionary<int, int> { [Bdd.False] = 0, [Bdd.True] = 1 };
        Number(bdd, node, order, index);
        (place, low, high) = (new int[order.Count], new int[order.Count], new int[order.Count]);
        place[0] = place[1] = Variables.Length;
        for (var i = 2; i < order.Count; i++)
            (place[i], low[i], high[i]) = (Array.IndexOf(Variables, bdd.Level(order[i])), index[bdd.Low(order[i])], index[bdd.High(order[i])]);
    }

    /// <summary>The diagram.</summary>
    public int Node { get; }

    /// <summary>What it speaks of, in order.</summary>
    public int[] Variables { get; }

    /// <summary>Whether any of its variables is still open.</summary>
    public bool IsOpen(byte[] open)
    {
        foreach (var v in Variables)
        {
            if (open[v] == Can.BeEither)
                return true;
        }

        return false;
    }

    /// <summary>Takes from each variable what the others exclude.</summary>
    /// <param name="open">What each variable can be.</param>
    /// <param name="changed">Gets the variables that lost something.</param>
    /// <returns>Whether anything is left.</returns>
    public bool Revise(byte[] open, List<int> changed)
    {
        var count = place.Length;
        Span<bool> good = count <= 1024 ? stackalloc bool[count] : new bool[count];
        Span<bool> reached = count <= 1024 ? stackalloc bool[count] : new bool[count];
        Span<byte> left = Variables.Length <= 512 ? stackalloc byte[Variables.Length + 1] : new byte[Variables.Length + 1];
        left.Clear();
        reached.Clear();
        good[0] = false;
        good[1] = true;
        for (var i = 2; i < count; i++)
        {
            var can = open[Variables[place[i]]];
            good[i] = ((can & Can.BeFalse) != 0 && good[low[i]]) || ((can & Can.BeTrue) != 0 && good[high[i]]);
        }

        var root = count - 1;
        if (!good[root])
            return false;
        reached[root] = true;
        left[..place[root]].Fill(Can.BeEither);
        for (var i = root; i > 1; i--)
        {
            if (!reached[i] || !good[i])
                continue;
            var can = open[Variables[place[i]]];
            if ((can & Can.BeFalse) != 0 && good[low[i]])
                Reach(i, low[i], Can.BeFalse, reached, left);
            if ((can & Can.BeTrue) != 0 && good[high[i]])
                Reach(i, high[i], Can.BeTrue, reached, left);
        }

        for (var i = 0; i < Variables.Length; i++)
        {
            ref var now = ref open[Variables[i]];
            if ((now & left[i]) == now)
                continue;
            now &= left[i];
            changed.Add(Variables[i]);
        }

        return true;
    }

    /// <summary>Draws values of its variables that fulfil it, sixty-four times at once.</summary>
    /// <param name="open">What each variable can be; every value left is in some completion.</param>
    /// <param name="above">The variable of which the values stand already, -1 for none.</param>
    /// <param name="values">Of each variable its values, one a bit; at first whatever it can be.</param>
    /// <param name="next">Gives random bits.</param>
    public void Draw(byte[] open, int above, ulong[] values, Func<ulong> next)
    {
        var count = place.Length;
        Span<ulong> good = count <= 512 ? stackalloc ulong[count] : new ulong[count];
        Span<ulong> here = count <= 512 ? stackalloc ulong[count] : new ulong[count];
        here.Clear();
        (good[0], good[1], here[count - 1]) = (0, ulong.MaxValue, ulong.MaxValue);
        for (var i = 2; i < count; i++)
        {
            var (mayBeFalse, mayBeTrue) = May(i, open, above, values);
            good[i] = (mayBeFalse & good[low[i]]) | (mayBeTrue & good[high[i]]);
        }

        for (var i = count - 1; i > 1; i--)
        {
            var (mayBeFalse, mayBeTrue) = May(i, open, above, values);
            var (goodFalse, goodTrue) = (mayBeFalse & good[low[i]], mayBeTrue & good[high[i]]);
            var isTrue = goodTrue & (~goodFalse | next());
            var v = Variables[place[i]];
            values[v] = (values[v] & ~here[i]) | (isTrue & here[i]);
            here[high[i]] |= here[i] & isTrue;
            here[low[i]] |= here[i] & ~isTrue;
        }
    }

    private (ulong MayBeFalse, ulong MayBeTrue) May(int node, byte[] open, int above, ulong[] values)
    {
        var v = Variables[place[node]];
        return v == above ? (~values[v], values[v])
            : ((open[v] & Can.BeFalse) != 0 ? ulong.MaxValue : 0, (open[v] & Can.BeTrue) != 0 ? ulong.MaxValue : 0);
    }

    private void Reach(int from, int to, byte by, Span<bool> reached, Span<byte> left)
    {
        reached[to] = true;
        left[place[from]] |= by;
        for (var skipped = place[from] + 1; skipped < place[to]; skipped++)
            left[skipped] = Can.BeEither;
    }

    // Children before parents; the root is last.
    private static void Number(Bdd bdd, int node, List<int> order, Dictionary<int, int> index)
    {
        if (index.ContainsKey(node))
            return;
        Number(bdd, bdd.Low(node), order, index);
        Number(bdd, bdd.High(node), order, index);
        index[node] = order.Count;
        order.Add(node);
    }
}
