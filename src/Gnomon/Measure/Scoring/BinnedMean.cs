using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Scoring;

/// <summary>
/// The mean over rows of something that a score and a label give, from a histogram: the point takes every score for the middle of its
/// bin; the ends are those of the least and greatest values that the bins allow, each with its own limit of the mean: that of numbers not below 0
/// (<see cref="PositiveMean"/>) for losses, else the normal one.
/// </summary>
internal static class BinnedMean
{
    /// <param name="bins">At least one row.</param>
    /// <param name="value">Of a score in [0, 1] and a label; monotone in the score. Infinite where it has no end.</param>
    /// <param name="least">The least that the mean can be.</param>
    /// <param name="greatest">The greatest that it can be; null where there is none.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <returns>Null where all rows give the same up to the width of a bin: then the rows tell nothing of chance, and a limit would be of width zero.</returns>
    public static Estimate? Of(ScoreBins bins, Func<double, bool, double> value, double least, double? greatest, double error = Tail.Standard)
    {
        var rows = bins.Bins.SelectMany(b => ((long, double, double, double)[])[Row(b.Bin, b.Positives, label: true), Row(b.Bin, b.Negatives, label: false)])
            .Where(r => r.Item1 > 0).ToArray();
        (long Rows, double Low, double Middle, double High)[] all = [.. rows];
        if (all.Max(r => r.Middle) - all.Min(r => r.Middle) <= 1.0 / ScoreColumn.Bins * (1 + 1e-9))
            return null;
        double n = bins.Rows;
        var point = all.Sum(r => r.Rows * r.Middle) / n;
        var low = Math.Max(least, End(r => r.Low, l => l.Low.Number, -1));
        var high = End(r => r.High, l => l.High.IsUnbounded ? double.PositiveInfinity : l.High.Number, 1);
        return new Estimate(
            point,
            Limit.At(Math.Min(low, point)),
            double.IsFinite(high) ? Limit.At(Math.Max(point, Math.Min(high, greatest ?? high))) : Limit.Unbounded,
            1 - error,
            least < 0 ? "normal-binned" : "log-t-binned");

        (long, double, double, double) Row(int bin, long count, bool label)
        {
            double start = (double)bin / ScoreColumn.Bins, end = (bin + 1.0) / ScoreColumn.Bins;
            double one = value(start, label), other = value(end, label);
            return (count, Math.Min(one, other), value((start + end) / 2, label), Math.Max(one, other));
        }

        double End(Func<(long Rows, double Low, double Middle, double High), double> of, Func<Interval, double> end, int side)
        {
            var mean = all.Sum(r => r.Rows * of(r)) / n;
            if (!double.IsFinite(mean) || n < 2)
                return mean;
            if (least >= 0)
                return mean > 0 && PositiveMean.Limits(n, mean, all.Sum(r => r.Rows * of(r) * of(r)) / n, error) is { } limits ? end(limits) : mean;
            var spread = all.Sum(r => r.Rows * (of(r) - mean) * (of(r) - mean));
            return mean + (side * Tail.NormalDeviate(error) * Math.Sqrt(spread / (n - 1) / n));
        }
    }
}
