namespace Gnomon.Measure.Statistics;

/// <summary>
/// The exact interval of one proportion, by the quantiles of the beta distribution: Clopper and Pearson (1934), Biometrika
/// 26:404-413. It never covers less than its level, so it decides where few successes or failures are expected.
/// </summary>
public static class ClopperPearson
{
    /// <summary>The interval of a proportion: both ends in [0, 1], enclosing the point; low is 0 at 0 successes, high is 1 at all.</summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Above 0.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Of(double successes, double trials, double error = Tail.Standard)
    {
        Proportions.Check(successes, trials);
        var side = Tail.Checked(error) / 2;
        var rate = successes / trials;
        return Interval.Of(
            Math.Min(rate, Lower(successes, trials, side)),
            Math.Max(rate, 1 - Lower(trials - successes, trials, side)));
    }

    private static double Lower(double k, double n, double side) => k switch
    {
        0 => 0,
        _ when k == n => Math.Pow(side, 1 / n),
        _ => BetaQuantile.Of(side, k, n - k + 1),
    };
}
