namespace Gnomon.Law.Engine;

/// <summary>Conditions on consistent answers that must be looked at together, as one flat diagram.</summary>
internal sealed class CareBlock
{
    private readonly int[] place;
    private readonly int[] literals;
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
        literals = new int[order.Count];
        for (var i = 2; i < order.Count; i++)
            (place[i], literals[i], low[i], high[i]) = (Array.IndexOf(Variables, bdd.Level(order[i])), Netlist.Variable(bdd.Level(order[i])), index[bdd.Low(order[i])], index[bdd.High(order[i])]);
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

    /// <summary>Takes from the variable that it hangs on what the others exclude, under 64 suppositions at once.</summary>
    /// <param name="above">That variable.</param>
    /// <param name="can">What each literal can be.</param>
    public void Lift(int above, ulong[] can)
    {
        var count = place.Length;
        Span<(ulong False, ulong True)> good = count <= 512 ? stackalloc (ulong, ulong)[count] : new (ulong, ulong)[count];
        (good[0], good[1]) = ((0, 0), (ulong.MaxValue, ulong.MaxValue));
        for (var i = 2; i < count; i++)
        {
            var literal = literals[i];
            var (without, with) = (good[low[i]], good[high[i]]);
            good[i] = literal == Netlist.Variable(above)
                ? (without.False, with.True)
                : ((can[literal + 1] & without.False) | (can[literal] & with.False), (can[literal + 1] & without.True) | (can[literal] & with.True));
        }

        can[Netlist.Variable(above) + 1] &= good[^1].False;
        can[Netlist.Variable(above)] &= good[^1].True;
    }

    /// <summary>Draws values of its variables that fulfil it, sixty-four times at once.</summary>
    /// <param name="above">The variable of which the values stand already.</param>
    /// <param name="can">What each literal can be; every value that is left of a variable, is in some completion.</param>
    /// <param name="state">Of the random bits; see <see cref="Xorshift"/>.</param>
    public void Draw(int above, ulong[] can, ref ulong state)
    {
        var count = place.Length;
        Span<ulong> good = count <= 512 ? stackalloc ulong[count] : new ulong[count];
        Span<ulong> here = count <= 512 ? stackalloc ulong[count] : new ulong[count];
        Span<ulong> values = Variables.Length <= 256 ? stackalloc ulong[Variables.Length] : new ulong[Variables.Length];
        here.Clear();
        (good[0], good[1], here[count - 1]) = (0, ulong.MaxValue, ulong.MaxValue);
        for (var i = 2; i < count; i++)
            good[i] = (can[literals[i] + 1] & good[low[i]]) | (can[literals[i]] & good[high[i]]);
        // What no way of the diagram passes is free.
        for (var i = 0; i < values.Length; i++)
        {
            var literal = Netlist.Variable(Variables[i]);
            values[i] = can[literal] & (~can[literal + 1] | Xorshift.Next(ref state));
        }

        for (var i = count - 1; i > 1; i--)
        {
            var (goodFalse, goodTrue) = (can[literals[i] + 1] & good[low[i]], can[literals[i]] & good[high[i]]);
            var isTrue = goodTrue & (~goodFalse | Xorshift.Next(ref state));
            ref var value = ref values[place[i]];
            value = (value & ~here[i]) | (isTrue & here[i]);
            here[high[i]] |= here[i] & isTrue;
            here[low[i]] |= here[i] & ~isTrue;
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (Variables[i] == above)
                continue;
            can[Netlist.Variable(Variables[i])] = values[i];
            can[Netlist.Variable(Variables[i]) + 1] = ~values[i];
        }
    }

    /// <summary>Takes from every variable what the others exclude, under 64 suppositions at once.</summary>
    /// <param name="can">What each literal can be.</param>
    public void Narrow(ulong[] can)
    {
        var count = place.Length;
        Span<ulong> good = count <= 512 ? stackalloc ulong[count] : new ulong[count];
        Span<ulong> here = count <= 512 ? stackalloc ulong[count] : new ulong[count];
        Span<(ulong False, ulong True)> left = Variables.Length <= 256 ? stackalloc (ulong, ulong)[Variables.Length + 1] : new (ulong, ulong)[Variables.Length + 1];
        here.Clear();
        left.Clear();
        (good[0], good[1]) = (0, ulong.MaxValue);
        for (var i = 2; i < count; i++)
            good[i] = (can[literals[i] + 1] & good[low[i]]) | (can[literals[i]] & good[high[i]]);
        here[count - 1] = good[count - 1];
        Skip(left, -1, place[count - 1], good[count - 1]);
        for (var i = count - 1; i > 1; i--)
        {
            if (here[i] == 0)
                continue;
            var goodFalse = here[i] & can[literals[i] + 1] & good[low[i]];
            var goodTrue = here[i] & can[literals[i]] & good[high[i]];
            here[low[i]] |= goodFalse;
            here[high[i]] |= goodTrue;
            left[place[i]].False |= goodFalse;
            left[place[i]].True |= goodTrue;
            Skip(left, place[i], place[low[i]], goodFalse);
            Skip(left, place[i], place[high[i]], goodTrue);
        }

        for (var i = 0; i < Variables.Length; i++)
        {
            can[Netlist.Variable(Variables[i]) + 1] &= left[i].False;
            can[Netlist.Variable(Variables[i])] &= left[i].True;
        }
    }

    private static void Skip(Span<(ulong False, ulong True)> left, int from, int to, ulong lanes)
    {
        for (var i = from + 1; i < to; i++)
        {
            left[i].False |= lanes;
            left[i].True |= lanes;
        }
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
