namespace Gnomon.Law.Engine;

/// <summary>
/// A static order of variables in which what is asked together stands together (FORCE: each group pulls its variables to its centre, again
/// and again; the order with the shortest spans is kept). Diagrams over such an order stay small.
/// </summary>
internal static class VariableOrder
{
    private const int Rounds = 40;

    /// <summary>For each variable its place.</summary>
    /// <param name="variables">How many there are; their given order is where it starts.</param>
    /// <param name="groups">The variables of each condition and constraint.</param>
    public static int[] Of(int variables, IReadOnlyList<int[]> groups)
    {
        var place = new double[variables];
        for (var v = 0; v < variables; v++)
            place[v] = v;
        var best = Levels(place);
        var shortest = Span(best, groups);
        for (var round = 0; round < Rounds; round++)
        {
            Pull(place, groups);
            var levels = Levels(place);
            for (var v = 0; v < variables; v++)
                place[v] = levels[v];
            if (Span(levels, groups) is var span && span < shortest)
                (best, shortest) = (levels, span);
        }

        return best;
    }

    private static void Pull(double[] place, IReadOnlyList<int[]> groups)
    {
        var sum = new double[place.Length];
        var count = new int[place.Length];
        foreach (var group in groups)
        {
            var centre = group.Average(v => place[v]);
            foreach (var v in group)
            {
                sum[v] += centre;
                count[v]++;
            }
        }

        for (var v = 0; v < place.Length; v++)
        {
            if (count[v] > 0)
                place[v] = sum[v] / count[v];
        }
    }

    private static int[] Levels(double[] place)
    {
        var order = Enumerable.Range(0, place.Length).OrderBy(v => place[v]).ThenBy(v => v).ToArray();
        var levels = new int[place.Length];
        for (var i = 0; i < order.Length; i++)
            levels[order[i]] = i;
        return levels;
    }

    private static long Span(int[] levels, IReadOnlyList<int[]> groups) => groups.Sum(g => (long)(g.Max(v => levels[v]) - g.Min(v => levels[v])));
}
