namespace Gnomon.Law.Engine;

/// <summary>
/// What a pack's functions are made of and what consistent answers fulfil, as clauses over the literals of its <see cref="Netlist"/>: three for
/// each conjunction (Tseitin 1968), and for each condition a cover of its contrary that holds nothing needless (Minato 1993, after Morreale 1970).
/// </summary>
internal static class Clauses
{
    /// <summary>All clauses of a pack; literal 0 is true in each of them.</summary>
    public static IReadOnlyList<int[]> Of(Bdd bdd, Netlist netlist, IEnumerable<int> conditions)
    {
        List<int[]> all = [[0]];
        var node = netlist.First;
        foreach (var (a, b) in netlist.Ands)
        {
            var both = 2 * node++;
            all.Add([both ^ 1, a]);
            all.Add([both ^ 1, b]);
            all.Add([both, a ^ 1, b ^ 1]);
        }

        all.AddRange(conditions.Distinct().SelectMany(c => Of(bdd, c)));
        return all;
    }

    /// <summary>The clauses of one condition, a diagram that is true or false everywhere.</summary>
    public static IReadOnlyList<int[]> Of(Bdd bdd, int condition)
    {
        var contrary = bdd.Not(condition);
        var clauses = new List<int[]>();
        Cover(bdd, contrary, contrary, new Stack<int>(), clauses);
        return clauses;
    }

    /// <summary>Adds the clauses that exclude at least what must be excluded and at most what may be.</summary>
    /// <param name="bdd">The diagrams.</param>
    /// <param name="must">What must be excluded.</param>
    /// <param name="may">What may be: all that must, and more.</param>
    /// <param name="within">The literals of every clause that is made here.</param>
    /// <param name="clauses">Gets them.</param>
    /// <returns>What they exclude.</returns>
    private static int Cover(Bdd bdd, int must, int may, Stack<int> within, List<int[]> clauses)
    {
        if (must == Bdd.False)
            return Bdd.False;
        if (may == Bdd.True)
        {
            clauses.Add([.. within]);
            return Bdd.True;
        }

        var v = Math.Min(bdd.Level(must), bdd.Level(may));
        var (must0, must1) = bdd.Level(must) == v ? (bdd.Low(must), bdd.High(must)) : (must, must);
        var (may0, may1) = bdd.Level(may) == v ? (bdd.Low(may), bdd.High(may)) : (may, may);
        var low = Under(Netlist.Variable(v), bdd.And(must0, bdd.Not(may1)), may0);
        var high = Under(Netlist.Variable(v) ^ 1, bdd.And(must1, bdd.Not(may0)), may1);
        var rest = bdd.Or(bdd.And(must0, bdd.Not(low)), bdd.And(must1, bdd.Not(high)));
        var both = Cover(bdd, rest, bdd.And(may0, may1), within, clauses);
        return bdd.Make(v, bdd.Or(low, both), bdd.Or(high, both));

        int Under(int literal, int itsMust, int itsMay)
        {
            within.Push(literal);
            var covered = Cover(bdd, itsMust, itsMay, within, clauses);
            within.Pop();
            return covered;
        }
    }
}
