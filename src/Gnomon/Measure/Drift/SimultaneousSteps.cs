using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Drift;

/// <summary>
/// Distances between two distribution functions where rows have weights or units repeat, and the band of Dvoretzky, Kiefer and Wolfowitz does not hold: the shares up to each end of a bin
/// lie in their intervals at once, each with its part of the error (Bonferroni), and both functions rise, so what they do within a bin is bounded by its ends.
/// </summary>
internal sealed class SimultaneousSteps
{
    private readonly IReadOnlyList<PeriodBin> bins;
    private readonly IReadOnlyList<PeriodBin> weights;

    // The least and greatest that both functions may be at the lower end of the first bin and at the upper end of each.
    private readonly (double Low, double High)[] then, now;

    /// <param name="bins">In rising order, with weights; both periods have rows.</param>
    /// <param name="design">How the rows were drawn.</param>
    public SimultaneousSteps(IReadOnlyList<PeriodBin> bins, PeriodDesign design)
    {
        (this.bins, weights) = (bins, PeriodDesign.Weights(bins));
        var error = Tail.Standard / 2 / Math.Max(1, bins.Count - 1);
        then = Band(bins.Sum(b => b.Then), b => b.ThenWeight);
        now = Band(bins.Sum(b => b.Now), b => b.NowWeight);

        (double, double)[] Band(double rows, Func<PeriodBin, BinWeight> weight)
        {
            var whole = bins.Select(weight).Aggregate(default(BinWeight), (a, b) => a + b);
            var ends = new (double, double)[bins.Count + 1];
            var upTo = default(BinWeight);
            for (var i = 0; i < bins.Count - 1; i++)
            {
                upTo += weight(bins[i]);
                var limits = design.Share(upTo, whole, rows).Proportion(error);
                ends[i + 1] = (limits.Low.Number, limits.High.Number);
            }

            ends[bins.Count] = (1, 1);
            return ends;
        }
    }

    /// <summary>The greatest distance (Kolmogorov and Smirnov): in [0, 1].</summary>
    public Distance Kolmogorov()
    {
        double low = 0, high = 0;
        for (var i = 0; i <= bins.Count; i++)
            low = Math.Max(low, Math.Max(then[i].Low - now[i].High, now[i].Low - then[i].High));
        for (var i = 1; i <= bins.Count; i++)
            high = Math.Max(high, Math.Max(Most(i), -Least(i)));
        var point = StepDistance.Kolmogorov(weights).Point;
        return new Distance(point, Interval.Of(Math.Min(point, low), Math.Clamp(high, point, 1)));
    }

    /// <summary>The area between both functions over the values seen (Wasserstein, order 1), in the unit of the column.</summary>
    public Distance Wasserstein()
    {
        double low = 0, high = 0;
        for (var i = 1; i <= bins.Count; i++)
        {
            var (least, most, width) = (Least(i), Most(i), bins[i - 1].High!.Value - bins[i - 1].Low!.Value);
            low += width * (least <= 0 && most >= 0 ? 0 : Math.Min(Math.Abs(least), Math.Abs(most)));
            high += width * Math.Min(1, Math.Max(Math.Abs(least), Math.Abs(most)));
        }

        var point = StepDistance.Wasserstein(weights).Point;
        return new Distance(point, Interval.Of(Math.Min(point, low), Math.Max(point, high)));
    }

    // The least and the greatest that the first function may be less the second, anywhere in a bin.
    private double Least(int bin) => then[bin - 1].Low - now[bin].High;

    private double Most(int bin) => then[bin].High - now[bin - 1].Low;
}
