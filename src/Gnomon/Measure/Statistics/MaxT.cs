namespace Gnomon.Measure.Statistics;

/// <summary>
/// The step-down correction by the greatest of many statistics under permutation, which uses how the tests depend on each other:
/// Westfall and Young (1993), Resampling-Based Multiple Testing, algorithm 4.1.
/// </summary>
public static class MaxT
{
    /// <summary>
    /// The corrected p-values in the order given, above 0: (1 + draws whose greatest statistic among this and all weaker tests is at
    /// least as great) / (1 + draws), never below that of a stronger test.
    /// </summary>
    /// <param name="observed">One statistic a test, greater being more extreme; finite.</param>
    /// <param name="draws">The same statistics under the null hypothesis, one array a permutation.</param>
    /// <exception cref="ArgumentException">There are no draws, a draw has another length, or a statistic is not a number.</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> observed, IReadOnlyList<IReadOnlyList<double>> draws)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(draws);
        if (draws.Count == 0 || draws.Any(d => d.Count != observed.Count) || observed.Any(double.IsNaN))
            throw new ArgumentException("each draw has one number for each test, and there is at least one draw", nameof(draws));
        var order = Enumerable.Range(0, observed.Count).OrderByDescending(i => observed[i]).ToArray();
        var atLeast = new long[order.Length];
        foreach (var draw in draws)
        {
            var greatest = double.NegativeInfinity;
            for (var place = order.Length - 1; place >= 0; place--)
            {
                greatest = Math.Max(greatest, draw[order[place]]);
                atLeast[place] += greatest >= observed[order[place]] ? 1 : 0;
            }
        }

        return Stepped(order, atLeast, draws.Count);
    }

    private static double[] Stepped(int[] order, long[] atLeast, int draws)
    {
        var adjusted = new double[order.Length];
        double strongest = 0;
        for (var place = 0; place < order.Length; place++)
            adjusted[order[place]] = strongest = Math.Max(strongest, (1.0 + atLeast[place]) / (1.0 + draws));
        return adjusted;
    }
}
