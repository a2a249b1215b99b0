using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Drift;

/// <summary>How far the bins of two periods lie apart.</summary>
/// <param name="Point">The distance seen.</param>
/// <param name="Limits">Its interval, which need not enclose the point: a small sample's distance is too large on average.</param>
internal readonly record struct Distance(double Point, Interval Limits);

/// <summary>
/// Distances between the counts of two samples. Over 1 / n + 1 / m each is about a chi-square variable, noncentral by the true distance (for the population
/// stability index Yurdakul and Naranjo 2020, Journal of Risk Model Validation 14(4):89-100); so the noncentralities that the value does not contradict give the interval.
/// </summary>
internal static class Divergence
{
    /// <summary>The population stability index: sum of (q - p) log(q / p), half a row added to each bin so that none is empty.</summary>
    public static Distance Psi(IReadOnlyList<PeriodBin> bins)
    {
        double n = Then(bins) + (0.5 * bins.Count), m = Now(bins) + (0.5 * bins.Count);
        var psi = bins.Sum(b => (((b.Now + 0.5) / m) - ((b.Then + 0.5) / n)) * Math.Log((b.Now + 0.5) / m / ((b.Then + 0.5) / n)));
        return new Distance(Math.Max(0, psi), Scaled(bins, psi, 1));
    }

    /// <summary>The divergence of Lin (1991), IEEE Transactions on Information Theory 37:145-151, in nats: from 0 to log 2.</summary>
    public static Distance JensenShannon(IReadOnlyList<PeriodBin> bins)
    {
        double n = Then(bins), m = Now(bins);
        static double Part(double share, double middle) => share > 0 ? share * Math.Log(share / middle) : 0;
        var divergence = bins.Sum(b => (Part(b.Then / n, ((b.Then / n) + (b.Now / m)) / 2) + Part(b.Now / m, ((b.Then / n) + (b.Now / m)) / 2)) / 2);
        var limits = Scaled(bins, divergence, 8);
        return new Distance(Math.Clamp(divergence, 0, Math.Log(2)), Interval.Of(Math.Min(limits.Low.Number, Math.Log(2)), Math.Min(limits.High.Number, Math.Log(2))));
    }

    /// <summary>Pearson's statistic of both periods having the same shares, and its p-value.</summary>
    public static double ChiSquareP(IReadOnlyList<PeriodBin> bins)
    {
        double n = Then(bins), m = Now(bins);
        var statistic = bins.Where(b => b.Then + b.Now > 0).Sum(b =>
        {
            double then = (b.Then + b.Now) * n / (n + m), now = (b.Then + b.Now) * m / (n + m);
            return ((b.Then - then) * (b.Then - then) / then) + ((b.Now - now) * (b.Now - now) / now);
        });
        return ChiSquare.PValue(statistic, Freedom(bins));
    }

    /// <summary>The least index that a test at 5 % finds with a chance of 80 %.</summary>
    public static double DetectablePsi(IReadOnlyList<PeriodBin> bins) => ChiSquare.Detectable(Freedom(bins)) * Unit(bins);

    private static Interval Scaled(IReadOnlyList<PeriodBin> bins, double distance, double factor)
    {
        var limits = ChiSquare.Noncentrality(Math.Max(0, distance) * factor / Unit(bins), Freedom(bins));
        return Interval.Of(limits.Low.Number * Unit(bins) / factor, limits.High.Number * Unit(bins) / factor);
    }

    private static double Unit(IReadOnlyList<PeriodBin> bins) => (1 / Then(bins)) + (1 / Now(bins));

    private static double Freedom(IReadOnlyList<PeriodBin> bins) => Math.Max(1, bins.Count(b => b.Then + b.Now > 0) - 1);

    private static double Then(IReadOnlyList<PeriodBin> bins) => bins.Sum(b => b.Then);

    private static double Now(IReadOnlyList<PeriodBin> bins) => bins.Sum(b => b.Now);
}
