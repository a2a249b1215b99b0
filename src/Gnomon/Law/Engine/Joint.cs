namespace Gnomon.Law.Engine;

/// <summary>
/// Whether several functions can hold together, decided on what the answers have left of them: bare of everything known they are small, and so is
/// their conjunction with the blocks of conditions that lie between their variables. Exact, without a search.
/// </summary>
/// <param name="pack">The pack.</param>
/// <param name="mostSteps">After how many steps it is given up.</param>
internal sealed class Joint(CompiledPack pack, int mostSteps = Joint.Usual)
{
    /// <summary>More steps than nearly any conjunction takes where half is known. Where little is known a search finds something sooner.</summary>
    private const int Usual = 50000;
    private const int MostFailures = 3;

    // Beyond that what is kept is found more slowly than it is made again.
    private const int MostNodes = 1 << 14;

    private readonly (int Stamp, int Left)[] known = new (int, int)[pack.Bare.Count];
    private readonly (int Stamp, int Left)[] gates = new (int, int)[pack.Circuit.Gates];
    private readonly (int A, int B, int Stamp, int Result)[] conjunctions = new (int, int, int, int)[1 << 12];
    private readonly (int A, int Stamp, int Result)[] contraries = new (int, int, int)[1 << 10];
    private readonly UniqueTable table = new(Bdd.True + 1);
    private readonly List<int> parts = [];
    private byte[] open = [];
    private int stamp;
    private int steps;
    private int failures;
    private int found;

    /// <summary>Begins anew, for other answers.</summary>
    /// <param name="now">What each variable can be; it must stay as long as anything is asked.</param>
    public void Begin(byte[] now)
    {
        (open, failures) = (now, 0);
        Forget();
    }

    /// <summary>Whether functions can have their values together under these conditions; null where it takes too long to tell so.</summary>
    public bool? CanBe(IReadOnlyList<(int Function, bool Value)> wanted, IReadOnlyList<CareBlock> around)
    {
        if (failures == MostFailures)
            return null;
        if (table.Count > MostNodes)
            Forget();
        try
        {
            steps = 0;
            parts.Clear();
            foreach (var (f, value) in wanted)
                parts.Add(value ? Of(f) : Not(Of(f)));
            found = All(Bdd.True);
            if (found == Bdd.False)
                return false;
            parts.Clear();
            foreach (var block in around)
                parts.Add(Left(pack.Bare.Roots[block.Node]));
            found = All(found);
            return found != Bdd.False;
        }
        catch (Bdd.TooLargeException)
        {
            failures++;
            return null;
        }
    }

    /// <summary>Puts in the values of one way on which what was last found possible comes true.</summary>
    /// <param name="into">What each variable can be.</param>
    /// <param name="put">Gets the variables.</param>
    public void Witness(byte[] into, List<int> put)
    {
        for (var node = found; node > Bdd.True;)
        {
            var (level, low, high, _) = table.Nodes[node];
            var isTrue = low == Bdd.False;
            into[level] = isTrue ? Can.BeTrue : Can.BeFalse;
            put.Add(level);
            node = isTrue ? high : low;
        }
    }

    private void Forget()
    {
        stamp++;
        table.Clear();
    }

    /// <summary>What is left of a function.</summary>
    private int Of(int f)
    {
        if (!Circuit.IsGate(f))
            return Left(pack.Bare.Roots[f]);
        ref var made = ref gates[Circuit.Number(f)];
        if (made.Stamp != stamp)
        {
            var all = Bdd.True;
            foreach (var part in pack.Circuit.Parts(f))
                all = And(all, Of(part));
            made = (stamp, all);
        }

        return Circuit.IsContrary(f) ? Not(made.Left) : made.Left;
    }

    /// <summary>Joins the parts to what there is, those that come last in the order of variables first: so what is joined stays small.</summary>
    private int All(int all)
    {
        parts.Sort((a, b) => Level(b).CompareTo(Level(a)));
        for (var i = 0; i < parts.Count && all != Bdd.False; i++)
            all = And(parts[i], all);
        return all;
    }

    private int Left(int node)
    {
        if (node <= Bdd.True)
            return node;
        if (known[node].Stamp == stamp)
            return known[node].Left;
        var (level, low, high) = pack.Bare.Nodes[node];
        var left = open[level] switch
        {
            Can.BeFalse => Left(low),
            Can.BeTrue => Left(high),
            _ => table.Of(level, Left(low), Left(high)),
        };
        known[node] = (stamp, left);
        return left;
    }

    private int And(int a, int b)
    {
        if (a == Bdd.False || b == Bdd.False)
            return Bdd.False;
        if (a == Bdd.True || a == b)
            return b;
        if (b == Bdd.True)
            return a;
        if (a > b)
            (a, b) = (b, a);
        ref var asked = ref conjunctions[(((uint)a * 0x9E3779B1u) ^ ((uint)b * 0x85EBCA77u)) >> 20];
        if (asked.A == a && asked.B == b && asked.Stamp == stamp)
            return asked.Result;
        if (++steps > mostSteps)
            throw new Bdd.TooLargeException(mostSteps);
        var nodes = table.Nodes;
        var (levelA, levelB) = (nodes[a].Level, nodes[b].Level);
        var top = Math.Min(levelA, levelB);
        var (a0, a1) = levelA == top ? (nodes[a].Low, nodes[a].High) : (a, a);
        var (b0, b1) = levelB == top ? (nodes[b].Low, nodes[b].High) : (b, b);
        var result = table.Of(top, And(a0, b0), And(a1, b1));
        asked = (a, b, stamp, result);
        return result;
    }

    private int Not(int a)
    {
        if (a <= Bdd.True)
            return a == Bdd.True ? Bdd.False : Bdd.True;
        ref var asked = ref contraries[((uint)a * 0x9E3779B1u) >> 22];
        if (asked.A == a && asked.Stamp == stamp)
            return asked.Result;
        if (++steps > mostSteps)
            throw new Bdd.TooLargeException(mostSteps);
        var (level, low, high, _) = table.Nodes[a];
        var result = table.Of(level, Not(low), Not(high));
        asked = (a, stamp, result);
        return result;
    }

    private int Level(int node) => table.Nodes[node].Level;
}
