namespace Gnomon.Measure.Statistics;

/// <summary>
/// Intervals of several independent proportions that hold all at once: each takes its share of the error by Šidák (1967), JASA
/// 62:626-633. Wilson's, or Clopper and Pearson's where fewer than 5 successes or failures are seen.
/// </summary>
public static class SimultaneousLimits
{
    private const double Few = 5;

    /// <summary>One interval a proportion, in the order given, each in [0, 1] and enclosing its point.</summary>
    /// <param name="counts">Successes and trials of independent samples; at least one.</param>
    /// <param name="error">The chance that any of them fails, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or a count is no proportion.</exception>
    public static IReadOnlyList<Interval> Of(IReadOnlyList<(long Successes, long Trials)> counts, double error = Tail.Standard)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var each = Tail.Shared(error, counts.Count);
        return [.. counts.Select(c => Math.Min(c.Successes, c.Trials - c.Successes) < Few
            ? ClopperPearson.Of(c.Successes, c.Trials, each)
            : Wilson.Of(c.Successes, c.Trials, each))];
    }
}
