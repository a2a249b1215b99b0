namespace Gnomon.Law.Engine;

/// <summary>
/// What is left of open functions when everything known is put in: reduced diagrams, few and close together. All that is asked of a node follows from
/// the two below it, 64 answers in one step: see <see cref="Insight"/>.
/// </summary>
internal sealed class Residue(CompiledPack pack)
{
    private readonly Space space = pack.Space;
    private readonly UniqueTable table = new(Bdd.Outside + 1);
    private readonly (int Stamp, int Left)[] known = new (int, int)[pack.Flat.Count];
    private readonly Dictionary<int, int> linked = [];
    private readonly int answers = pack.Offers.Words;
    private readonly int units = Bits.Words(pack.Space.Units.Count);
    private readonly Clash[] clashes = new Clash[1 << 12];
    private byte[] ends = [];
    private ulong[] sets = [];
    private Lanes[] lanes = [];
    private byte[] open = [];
    private int stamp;
    private int made;

    /// <summary>How many words everything known of a function takes.</summary>
    public int Stride => 2 * (answers + units);

    /// <summary>Begins anew, for other answers.</summary>
    /// <param name="now">What each variable can be; it must stay as long as functions are put in.</param>
    public void Begin(byte[] now)
    {
        (open, stamp) = (now, stamp + 1);
        linked.Clear();
        table.Clear();
        made = 0;
        End(Can.BeFalse);
        End(Can.BeTrue);
        End(0);
    }

    /// <summary>What is left of a diagram.</summary>
    /// <param name="node">A node of the flat diagrams.</param>
    /// <returns>A node here; the ends are the same.</returns>
    public int Of(int node)
    {
        if (node <= Bdd.Outside)
            return node;
        if (known[node].Stamp == stamp)
            return known[node].Left;
        var (level, low, high) = pack.Flat.Nodes[node];
        var left = open[level] switch
        {
            Can.BeFalse => Of(low),
            Can.BeTrue => Of(high),
            _ => Make(level, Of(low), Of(high)),
        };
        known[node] = (stamp, left);
        return left;
    }

    /// <summary>The same of a diagram that was joined with links, so that nothing known is left in it.</summary>
    /// <param name="node">A node of the pack's diagrams.</param>
    public int OfLinked(int node)
    {
        if (node <= Bdd.Outside)
            return node;
        if (!linked.TryGetValue(node, out var left))
            linked[node] = left = Make(pack.Bdd.Level(node), OfLinked(pack.Bdd.Low(node)), OfLinked(pack.Bdd.High(node)));
        return left;
    }

    public Insight Insight(int node) => new(answers, Sets(node));

    /// <summary>The same as words, for those who put several together.</summary>
    public ReadOnlySpan<ulong> Sets(int node) => sets.AsSpan(node * Stride, Stride);

    /// <summary>What every node can be where variables can be less than they could.</summary>
    /// <param name="values">What each variable can be.</param>
    /// <returns>What each node can be; it stays until the next look.</returns>
    public Lanes[] Look(Lanes[] values)
    {
        if (lanes.Length < table.Count)
            lanes = new Lanes[ends.Length];
        for (var i = 0; i <= Bdd.Outside; i++)
            lanes[i] = Lanes.All(ends[i]);
        var nodes = table.Nodes;
        for (var i = Bdd.Outside + 1; i < nodes.Length; i++)
        {
            var (level, low, high, _) = nodes[i];
            var (value, without, with) = (values[level], lanes[low], lanes[high]);
            lanes[i] = new Lanes((value.False & without.False) | (value.True & with.False), (value.False & without.True) | (value.True & with.True));
        }

        return lanes;
    }

    private int Make(int level, int low, int high)
    {
        var node = table.Of(level, low, high);
        if (node < made)
            return node;
        Add((byte)(ends[low] | ends[high]));
        Join(node, level, low, high);
        return node;
    }

    private void End(byte can)
    {
        var end = Add(can);
        var all = sets.AsSpan(end * Stride, Stride);
        all.Clear();
        if ((can & Can.BeTrue) != 0)
            all[..answers].Fill(ulong.MaxValue);
        if ((can & Can.BeFalse) != 0)
            all[answers..(2 * answers)].Fill(ulong.MaxValue);
    }

    private int Add(byte can)
    {
        if (made == ends.Length)
        {
            Array.Resize(ref ends, Math.Max(256, 2 * made));
            Array.Resize(ref sets, ends.Length * Stride);
        }

        ends[made] = can;
        return made++;
    }

    /// <summary>Everything that is asked of a node, from the two below it.</summary>
    private void Join(int node, int level, int low, int high)
    {
        var all = sets.AsSpan(node * Stride, Stride);
        var without = Sets(low);
        var with = Sets(high);
        var underFalse = pack.Offers.Under(level, false);
        var underTrue = pack.Offers.Under(level, true);
        for (var i = 0; i < answers; i++)
        {
            all[i] = (without[i] & underFalse[i]) | (with[i] & underTrue[i]);
            all[answers + i] = (without[answers + i] & underFalse[i]) | (with[answers + i] & underTrue[i]);
        }

        for (var i = 2 * answers; i < all.Length; i++)
            all[i] = without[i] | with[i];
        var unit = space.At(level);
        Bits.Add(all[(2 * answers)..], unit.Index);
        var turning = all[((2 * answers) + units)..];
        if (!Bits.Has(turning, unit.Index) && Differ(low, high, unit))
            Bits.Add(turning, unit.Index);
    }

    /// <summary>Whether two functions can be true and false for the same values of all variables but those of the unit.</summary>
    private bool Differ(int a, int b, Unit unit)
    {
        if (a > b)
            (a, b) = (b, a);
        var (canA, canB) = (ends[a], ends[b]);
        if (((canA & Can.BeTrue) == 0 || (canB & Can.BeFalse) == 0) && ((canA & Can.BeFalse) == 0 || (canB & Can.BeTrue) == 0))
            return false;
        if (b <= Bdd.Outside)
            return true;
        var nodes = table.Nodes;
        var (levelA, levelB) = (nodes[a].Level, nodes[b].Level);
        var top = Math.Min(levelA, levelB);
        // Below its last variable the unit plays no part any more, and what was found out holds for every unit.
        var by = top > unit.Last ? -1 : unit.Index;
        if (a == b && by < 0)
            return false;
        ref var asked = ref clashes[(((uint)a * 0x9E3779B1u) ^ ((uint)b * 0x85EBCA77u) ^ (uint)by) % (uint)clashes.Length];
        if (asked.A == a && asked.B == b && asked.Unit == by && asked.Stamp == stamp)
            return asked.Differ;
        var (a0, a1) = levelA == top ? (nodes[a].Low, nodes[a].High) : (a, a);
        var (b0, b1) = levelB == top ? (nodes[b].Low, nodes[b].High) : (b, b);
        var differ = Differ(a0, b0, unit) || Differ(a1, b1, unit) || (space.At(top) == unit && (Differ(a0, b1, unit) || Differ(a1, b0, unit)));
        asked = new Clash(a, b, by, stamp, differ);
        return differ;
    }

    /// <summary>Whether two functions differ, where it was asked before.</summary>
    private readonly record struct Clash(int A, int B, int Unit, int Stamp, bool Differ);
}
