namespace Gnomon.Measure.Fairness;

/// <summary>What a comparison can be when each group's figure lies somewhere in a range of its own.</summary>
internal static class Projection
{
    /// <param name="kind">The comparison.</param>
    /// <param name="low">The least figure of each group.</param>
    /// <param name="high">The greatest figure of each group.</param>
    public static (double Low, double High) Of(ComparisonKind kind, IReadOnlyList<double> low, IReadOnlyList<double> high) => kind switch
    {
        ComparisonKind.Minimum => (low.Min(), high.Min()),
        ComparisonKind.Maximum => (low.Max(), high.Max()),
        ComparisonKind.Difference => (Math.Max(0, low.Max() - high.Min()), Farthest(low, high, (h, l) => h - l)),
        _ => (LeastRatio(low, high), GreatestRatio(low, high)),
    };

    private static double GreatestRatio(IReadOnlyList<double> low, IReadOnlyList<double> high) =>
        low.Max() > 0 ? Math.Min(1, high.Min() / low.Max()) : 1;

    private static double LeastRatio(IReadOnlyList<double> low, IReadOnlyList<double> high) =>
        -Farthest(low, high, (h, l) => h > 0 ? -Math.Min(1, l / h) : 0);

    // The greatest over all ordered pairs of different groups. It grows with the high end and falls with the low end, so
    // the pair holds one of the two greatest highs and one of the two least lows.
    private static double Farthest(IReadOnlyList<double> low, IReadOnlyList<double> high, Func<double, double, double> apart)
    {
        var groups = Enumerable.Range(0, low.Count).ToArray();
        var tops = groups.OrderByDescending(i => high[i]).Take(2);
        var bottoms = groups.OrderBy(i => low[i]).Take(2).ToArray();
        return tops.SelectMany(t => bottoms.Where(b => b != t).Select(b => apart(high[t], low[b]))).Max();
    }
}
