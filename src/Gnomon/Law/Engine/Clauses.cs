namespace Gnomon.Law.Engine;

/// <summary>
/// What a pack's functions are made of and what consistent answers fulfil, as clauses over the literals of its <see cref="Netlist"/>: three for each
/// conjunction (Tseitin 1968), and for each condition a cover of its contrary that holds nothing needless (Minato 1993, after Morreale 1970). A cover
/// can be exponentially larger than its diagram; then the nodes of the diagram get literals of their own, beyond those of the netlist.
/// </summary>
internal sealed class Clauses
{
    private const int MostSteps = 2000;
    private readonly Bdd bdd;
    private readonly List<int[]> all;
    private int steps;

    /// <param name="bdd">The diagrams of the conditions, true or false everywhere.</param>
    /// <param name="netlist">The functions.</param>
    /// <param name="conditions">The conditions.</param>
    public Clauses(Bdd bdd, Netlist netlist, IEnumerable<int> conditions)
    {
        (this.bdd, Nodes, all) = (bdd, netlist.Count, [[0]]);
        var node = netlist.First;
        foreach (var (a, b) in netlist.Ands)
        {
            var both = 2 * node++;
            all.AddRange([[both ^ 1, a], [both ^ 1, b], [both, a ^ 1, b ^ 1]]);
        }

        Add(conditions);
    }

    private Clauses(Clauses before, IEnumerable<int> conditions)
    {
        (bdd, Nodes, all) = (before.bdd, before.Nodes, [.. before.all]);
        Add(conditions);
    }

    /// <summary>Of how many nodes the literals are.</summary>
    public int Nodes { get; private set; }

    /// <summary>All clauses; literal 0 is true in each of them.</summary>
    public IReadOnlyList<int[]> All => all;

    /// <summary>The same with more conditions.</summary>
    public Clauses With(IEnumerable<int> conditions) => new(this, conditions);

    private void Add(IEnumerable<int> conditions)
    {
        foreach (var condition in conditions.Distinct())
        {
            var before = all.Count;
            steps = 0;
            var contrary = bdd.Not(condition);
            Cover(contrary, contrary, new Stack<int>());
            if (steps <= MostSteps)
                continue;
            all.RemoveRange(before, all.Count - before);
            all.Add([Node(condition, [])]);
        }
    }

    /// <summary>Adds the clauses that exclude at least what must be excluded and at most what may be.</summary>
    /// <param name="must">What must be excluded.</param>
    /// <param name="may">What may be: all that must, and more.</param>
    /// <param name="within">The literals of every clause that is made here.</param>
    /// <returns>What they exclude; nothing of any use once it took too many steps.</returns>
    private int Cover(int must, int may, Stack<int> within)
    {
        if (must == Bdd.False || ++steps > MostSteps)
            return Bdd.False;
        if (may == Bdd.True)
        {
            all.Add([.. within]);
            return Bdd.True;
        }

        var v = Math.Min(bdd.Level(must), bdd.Level(may));
        var (must0, must1) = bdd.Level(must) == v ? (bdd.Low(must), bdd.High(must)) : (must, must);
        var (may0, may1) = bdd.Level(may) == v ? (bdd.Low(may), bdd.High(may)) : (may, may);
        var low = Under(Netlist.Variable(v), bdd.And(must0, bdd.Not(may1)), may0);
        var high = Under(Netlist.Variable(v) ^ 1, bdd.And(must1, bdd.Not(may0)), may1);
        var both = Cover(bdd.Or(bdd.And(must0, bdd.Not(low)), bdd.And(must1, bdd.Not(high))), bdd.And(may0, may1), within);
        return bdd.Make(v, bdd.Or(low, both), bdd.Or(high, both));

        int Under(int literal, int itsMust, int itsMay)
        {
            within.Push(literal);
            var covered = Cover(itsMust, itsMay, within);
            within.Pop();
            return covered;
        }
    }

    /// <summary>The literal of a node of a diagram. That it is true asks for its branch; the way back is not needed, for only the root is ever said to be true.</summary>
    private int Node(int f, Dictionary<int, int> known)
    {
        if (f <= Bdd.True)
            return f == Bdd.True ? 0 : 1;
        if (known.TryGetValue(f, out var literal))
            return literal;
        var (v, low, high) = (Netlist.Variable(bdd.Level(f)), Node(bdd.Low(f), known), Node(bdd.High(f), known));
        literal = known[f] = 2 * Nodes++;
        all.AddRange([[literal ^ 1, v ^ 1, high], [literal ^ 1, v, low], [literal ^ 1, low, high]]);
        return literal;
    }
}
