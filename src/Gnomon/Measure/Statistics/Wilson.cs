namespace Gnomon.Measure.Statistics;

/// <summary>
/// The score interval of one proportion, without continuity correction: Wilson (1927), JASA 22:209-212. It is shown for every
/// rate: short, near its nominal level for all but the smallest counts, and never of width zero.
/// </summary>
public static class Wilson
{
    /// <summary>The interval of a proportion: both ends in [0, 1], enclosing the point; low is 0 at 0 successes, high is 1 at all.</summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>. Not whole only when counts are scaled up to plan a sample.</param>
    /// <param name="trials">Above 0.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Of(double successes, double trials, double error = Tail.Standard)
    {
        Proportions.Check(successes, trials);
        return At(successes, trials, Tail.NormalDeviate(error));
    }

    /// <summary>The interval with a deviate in place of the normal one: that of t may leave an error that no number holds.</summary>
    internal static Interval At(double successes, double trials, double z)
    {
        var rate = successes / trials;
        // The upper end is the lower end of the failures, so that swapping success and failure mirrors the interval exactly.
        return Interval.Of(
            Math.Min(rate, Lower(successes, trials, z)),
            Math.Max(rate, 1 - Lower(trials - successes, trials, z)));
    }

    // The product of both ends is k^2 / (n (n + z^2)); dividing by the greater end avoids the cancellation of the usual formula.
    private static double Lower(double k, double n, double z)
    {
        var greater = (k + (z * z / 2) + (z * Math.Sqrt((k * (n - k) / n) + (z * z / 4)))) / (n + (z * z));
        return k * k / (n * (n + (z * z)) * greater);
    }
}
