using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Drift;

/// <summary>
/// Distances between two distribution functions that are known at the ends of bins. What they do between the ends is bounded by the rows of the bin, and that bound
/// is part of the interval; chance is the band of Dvoretzky, Kiefer and Wolfowitz around both functions.
/// </summary>
internal static class StepDistance
{
    /// <summary>The greatest distance (Kolmogorov and Smirnov): in [0, 1].</summary>
    public static Distance Kolmogorov(IReadOnlyList<PeriodBin> bins)
    {
        double n = bins.Sum(b => b.Then), m = bins.Sum(b => b.Now);
        double gap = 0, point = 0, most = 0;
        foreach (var bin in bins)
        {
            var (then, now) = (bin.Then / n, bin.Now / m);
            most = Math.Max(most, Math.Max(Math.Abs(gap + then), Math.Abs(gap - now)));
            gap += then - now;
            point = Math.Max(point, Math.Abs(gap));
        }

        var band = Statistics.Kolmogorov.Limits(Math.Min(1, point), (long)n, (long)m);
        var hidden = Math.Max(0, most - point);
        return new Distance(Math.Min(1, point), Interval.Of(band.Low.Number, Math.Min(1, band.High.Number + hidden)));
    }

    /// <summary>The area between both functions over the values seen (Wasserstein, order 1), in the unit of the column.</summary>
    public static Distance Wasserstein(IReadOnlyList<PeriodBin> bins)
    {
        double n = bins.Sum(b => b.Then), m = bins.Sum(b => b.Now);
        var band = Statistics.Kolmogorov.Band((long)n, Tail.Standard / 2) + Statistics.Kolmogorov.Band((long)m, Tail.Standard / 2);
        double gap = 0, point = 0, low = 0, high = 0;
        foreach (var bin in bins)
        {
            var (then, now, width) = (bin.Then / n, bin.Now / m, bin.High!.Value - bin.Low!.Value);
            var (least, most) = (gap - now, gap + then);
            var nearest = least <= 0 && most >= 0 ? 0 : Math.Min(Math.Abs(least), Math.Abs(most));
            point += width * (Math.Abs(gap) + Math.Abs(gap + then - now)) / 2;
            low += width * Math.Max(0, nearest - band);
            high += width * Math.Min(1, Math.Max(Math.Abs(least), Math.Abs(most)) + band);
            gap += then - now;
        }

        return new Distance(point, Interval.Of(low, high));
    }
}
