namespace Gnomon.Law.Engine;

/// <summary>
/// What consistent answers fulfil, as a forest: blocks of conditions, of which two share one variable at most and which form no circle. So
/// what a block knows of the rest is, for each of its variables, what the variable can still be; and these come from sending them from
/// block to block until nothing changes. Both are exact.
/// </summary>
internal sealed class CareNetwork
{
    private const int MostSteps = 3;
    private readonly CareBlock[] blocks;
    private readonly int[][] blocksOf;
    private readonly int[] above;
    private readonly int[] blockAbove;
    private readonly Func<int, bool> isFirst;
    private readonly int[]?[] gates;
    private readonly List<(CareBlock Block, int Above)> fromTheTop = [];
    private readonly List<int> roots = [];

    /// <param name="bdd">The diagrams.</param>
    /// <param name="space">The variables.</param>
    /// <param name="parts">The conditions, none of them true everywhere.</param>
    public CareNetwork(Bdd bdd, Space space, IReadOnlyList<int> parts)
    {
        isFirst = v => space.At(v).IsFirst;
        blocks = [.. new Entanglement(space.Variables, [.. parts.Select(p => bdd.Support(p))]).Groups
            .Select(g => new CareBlock(bdd, g.Select(i => parts[i]).Aggregate(Bdd.True, bdd.And)))];
        (blocksOf, gates) = (new int[space.Variables][], new int[space.Variables][]);
        var of = Enumerable.Range(0, space.Variables).Select(_ => new List<int>()).ToList();
        for (var b = 0; b < blocks.Length; b++)
        {
            foreach (var v in blocks[b].Variables)
                of[v].Add(b);
        }

        for (var v = 0; v < of.Count; v++)
            blocksOf[v] = [.. of[v]];
        (above, blockAbove) = (new int[blocks.Length], new int[space.Variables]);
        Array.Fill(above, -1);
        Array.Fill(blockAbove, -1);
        Root();
        Start = new byte[space.Variables];
        Array.Fill(Start, Can.BeEither);
        IsPossible = blocks.All(b => b.Node != Bdd.False) && Spread(Start, Enumerable.Range(0, blocks.Length));
    }

    public IReadOnlyList<CareBlock> Blocks => blocks;

    /// <summary>What each variable can be before anything is answered.</summary>
    public byte[] Start { get; }

    /// <summary>Whether any answers are consistent.</summary>
    public bool IsPossible { get; }

    /// <summary>The blocks, each after those above it in its tree, with the variable that it hangs on.</summary>
    public IReadOnlyList<(CareBlock Block, int Above)> FromTheTop => fromTheTop;

    /// <summary>The variables that hang below none.</summary>
    public IReadOnlyList<int> Roots => roots;

    /// <summary>Lets what is known of some variables bear on all others; false where nothing is consistent with it.</summary>
    public bool Spread(byte[] open, IReadOnlyList<int> known, Spreading work)
    {
        work.Begin(blocks.Length);
        foreach (var v in known)
        {
            foreach (var b in blocksOf[v])
                work.Push(b);
        }

        return Spread(open, work);
    }

    /// <summary>The conditions that must be looked at together with a function of these variables.</summary>
    public IEnumerable<CareBlock> Around(IReadOnlyList<int> support)
    {
        var wanted = support.Concat(support.Where(v => !isFirst(v)).SelectMany(v => gates[v] ??= Gates(v))).Distinct().ToList();
        var onVariable = new Dictionary<int, int>();
        var onBlock = new Dictionary<int, int>();
        var branches = new Dictionary<int, int>();
        foreach (var v in wanted)
            Climb(v, onVariable, onBlock, branches);
        // A block lies between two of the variables just where some of them, but not all of its tree, hang below it, or where branches meet.
        return onBlock.Where(b => b.Value < onVariable[RootOf(blocks[b.Key].Variables[0])] || branches[b.Key] > 1).Select(b => b.Key).Order().Select(b => blocks[b]);
    }

    private bool Spread(byte[] open, IEnumerable<int> start)
    {
        var work = new Spreading();
        work.Begin(blocks.Length);
        foreach (var b in start)
            work.Push(b);
        return Spread(open, work);
    }

    private bool Spread(byte[] open, Spreading work)
    {
        while (work.TryPop(out var b))
        {
            work.Changed.Clear();
            if (!blocks[b].Revise(open, work.Changed))
                return false;
            foreach (var v in work.Changed)
            {
                work.Told?.Invoke(v, blocks[b]);
                foreach (var other in blocksOf[v])
                {
                    if (other != b)
                        work.Push(other);
                }
            }
        }

        return true;
    }

    private void Climb(int variable, Dictionary<int, int> onVariable, Dictionary<int, int> onBlock, Dictionary<int, int> branches)
    {
        for (var v = variable; ;)
        {
            var isNew = !onVariable.TryGetValue(v, out var before);
            onVariable[v] = before + 1;
            var b = blockAbove[v];
            if (b < 0)
                return;
            onBlock[b] = onBlock.GetValueOrDefault(b) + 1;
            branches[b] = branches.GetValueOrDefault(b) + (isNew ? 1 : 0);
            v = above[b];
        }
    }

    private int RootOf(int variable)
    {
        while (blockAbove[variable] >= 0)
            variable = above[blockAbove[variable]];
        return variable;
    }

    /// <summary>Variables of the facts asked first that a few constraints lead to: what they exclude settles a function that does not name them.</summary>
    private int[] Gates(int variable)
    {
        var found = new List<int>();
        var seen = new HashSet<int> { variable };
        List<int> edge = [variable];
        for (var step = 0; step < MostSteps && edge.Count > 0; step++)
        {
            var next = edge.SelectMany(v => blocksOf[v]).SelectMany(b => blocks[b].Variables).Where(seen.Add).ToList();
            found.AddRange(next.Where(isFirst));
            edge = [.. next.Where(v => !isFirst(v))];
        }

        return [.. found];
    }

    private void Root()
    {
        var seen = new bool[blockAbove.Length];
        var open = new Queue<int>();
        for (var start = 0; start < seen.Length; start++)
        {
            if (seen[start])
                continue;
            seen[start] = true;
            roots.Add(start);
            open.Enqueue(start);
            while (open.TryDequeue(out var v))
            {
                foreach (var b in blocksOf[v])
                {
                    if (b == blockAbove[v])
                        continue;
                    above[b] = v;
                    fromTheTop.Add((blocks[b], v));
                    foreach (var w in blocks[b].Variables)
                    {
                        if (seen[w])
                            continue;
                        seen[w] = true;
                        blockAbove[w] = b;
                        open.Enqueue(w);
                    }
                }
            }
        }
    }
}

/// <summary>The blocks that still have to be looked at.</summary>
internal sealed class Spreading
{
    private readonly Stack<int> open = [];
    private bool[] waiting = [];

    /// <summary>The variables that a block has just changed.</summary>
    public List<int> Changed { get; } = [];

    /// <summary>Is told of each of them, with the block; null for nobody.</summary>
    public Action<int, CareBlock>? Told { get; init; }

    public void Begin(int blocks)
    {
        if (waiting.Length < blocks)
            waiting = new bool[blocks];
        while (TryPop(out _))
        {
            // What a contradiction left behind.
        }
    }

    public void Push(int block)
    {
        if (waiting[block])
            return;
        waiting[block] = true;
        open.Push(block);
    }

    public bool TryPop(out int block)
    {
        if (!open.TryPop(out block))
            return false;
        waiting[block] = false;
        return true;
    }
}
