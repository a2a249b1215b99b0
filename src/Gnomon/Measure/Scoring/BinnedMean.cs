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
    /// <param name="loss">What the mean is of.</param>
    /// <returns>Null where all rows give the same up to the width of a bin: then the rows tell nothing of chance, and a limit would be of width zero.</returns>
    public static Levels? Of(ScoreBins bins, BinnedLoss loss)
    {
        var rows = Rows(bins, loss);
        var (sum, smallest, largest) = (0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var (count, _, middle, _) in rows)
            (sum, smallest, largest) = (sum + (count * middle), Math.Min(smallest, middle), Math.Max(largest, middle));
        if (largest - smallest <= 1.0 / ScoreColumn.Bins * (1 + 1e-9))
            return null;
        double n = bins.Rows, least = loss.Least, greatest = loss.Greatest ?? double.PositiveInfinity;
        var point = sum / n;
        var (low, high) = (End.Of([.. rows.Select(r => (r.Rows, r.Low))], n, least), End.Of([.. rows.Select(r => (r.Rows, r.High))], n, least));
        return new Levels(point, least < 0 ? "normal-binned" : "log-t-binned", error => new Interval(
            Levels.End(Math.Min(point, Math.Max(least, low.Low(error)))),
            Levels.End(Math.Max(point, Math.Min(greatest, high.High(error))))));
    }

    private static List<(long Rows, double Low, double Middle, double High)> Rows(ScoreBins bins, BinnedLoss loss)
    {
        var rows = new List<(long Rows, double Low, double Middle, double High)>(2 * bins.Bins.Count);
        foreach (var (bin, positives, negatives) in bins.Bins)
        {
            if (positives > 0)
                rows.Add((positives, loss.Positives[bin].Low, loss.Positives[bin].Middle, loss.Positives[bin].High));
            if (negatives > 0)
                rows.Add((negatives, loss.Negatives[bin].Low, loss.Negatives[bin].Middle, loss.Negatives[bin].High));
        }

        return rows;
    }

    // What the limits of a mean need, summed once: they are asked for at many errors. Of numbers not below 0 the mean square, of others the standard error.
    private sealed record End(double Rows, double Mean, double? MeanSquare, double Error)
    {
        public static End Of((long Rows, double Value)[] rows, double n, double least)
        {
            double sum = 0, squares = 0;
            foreach (var (count, value) in rows)
                (sum, squares) = (sum + (count * value), squares + (count * value * value));
            var mean = sum / n;
            if (!double.IsFinite(mean) || n < 2)
                return new End(n, mean, null, 0);
            if (least >= 0)
                return new End(n, mean, squares / n, 0);
            double spread = 0;
            foreach (var (count, value) in rows)
                spread += count * (value - mean) * (value - mean);
            return new End(n, mean, null, Math.Sqrt(spread / (n - 1) / n));
        }

        public double Low(double error) => Limits(error) is { } limits ? limits.Low.Number : Mean - (Tail.NormalDeviate(error) * Error);

        public double High(double error) => Limits(error) is not { } limits ? Mean + (Tail.NormalDeviate(error) * Error)
            : limits.High.IsUnbounded ? double.PositiveInfinity
            : limits.High.Number;

        private Interval? Limits(double error) => MeanSquare is { } square && Mean > 0 ? PositiveMean.Limits(Rows, Mean, square, error) : null;
    }
}
