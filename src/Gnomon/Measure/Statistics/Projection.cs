namespace Gnomon.Measure.Statistics;

/// <summary>
/// What a comparison of several figures can be when all of them lie in their intervals at once: the range of the comparison over the box that the intervals make, so that it holds at least as often as they do
/// together. Scheffé (1953), Biometrika 40:87-104, for contrasts; with limits that share an error (<see cref="SimultaneousLimits"/>) the range errs at most as often.
/// </summary>
public static class Projection
{
    /// <summary>The least of the figures.</summary>
    /// <param name="limits">The interval of each, finite; at least one.</param>
    public static Interval Minimum(IReadOnlyList<Interval> limits)
    {
        Check(limits, 1);
        return Interval.Of(limits.Min(l => l.Low.Number), limits.Min(l => l.High.Number));
    }

    /// <summary>The greatest of the figures.</summary>
    /// <param name="limits">The interval of each, finite; at least one.</param>
    public static Interval Maximum(IReadOnlyList<Interval> limits)
    {
        Check(limits, 1);
        return Interval.Of(limits.Max(l => l.Low.Number), limits.Max(l => l.High.Number));
    }

    /// <summary>The greatest less the least: at least 0.</summary>
    /// <param name="limits">The interval of each, finite; at least two.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public static Interval Difference(IReadOnlyList<Interval> limits)
    {
        Check(limits, 2);
        return Interval.Of(Math.Max(0, limits.Max(l => l.Low.Number) - limits.Min(l => l.High.Number)), Farthest(limits, (high, low) => high - low));
    }

    /// <summary>The least over the greatest: in [0, 1], and 1 where all can be 0.</summary>
    /// <param name="limits">The interval of each, finite, at least 0; at least two.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public static Interval Ratio(IReadOnlyList<Interval> limits)
    {
        Check(limits, 2);
        var top = limits.Max(l => l.Low.Number);
        return Interval.Of(-Farthest(limits, (high, low) => high > 0 ? -Math.Min(1, low / high) : 0), top > 0 ? Math.Min(1, limits.Min(l => l.High.Number) / top) : 1);
    }

    // The greatest over all ordered pairs of different figures. It grows with the high end and falls with the low end, so
    // the pair holds one of the two greatest highs and one of the two least lows.
    private static double Farthest(IReadOnlyList<Interval> limits, Func<double, double, double> apart)
    {
        var figures = Enumerable.Range(0, limits.Count).ToArray();
        var tops = figures.OrderByDescending(i => limits[i].High.Number).Take(2);
        var bottoms = figures.OrderBy(i => limits[i].Low.Number).Take(2).ToArray();
        return tops.SelectMany(t => bottoms.Where(b => b != t).Select(b => apart(limits[t].High.Number, limits[b].Low.Number))).Max();
    }

    private static void Check(IReadOnlyList<Interval> limits, int least)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (limits.Count < least)
            throw new ArgumentException(least == 1 ? "a projection needs an interval" : "a comparison needs two intervals", nameof(limits));
    }
}
