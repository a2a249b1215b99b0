using MathNet.Numerics.Distributions;

namespace Gnomon.Measure.Statistics;

/// <summary>The difference of two areas under the ROC curve on the same rows.</summary>
/// <param name="Point">The first area less the second, in [-1, 1].</param>
/// <param name="Variance">DeLong's, at least 0; 0 where both scores order the rows alike.</param>
public sealed record RocDifference(double Point, double Variance)
{
    /// <summary>The interval, in [-1, 1]; null where the variance is 0, so that the rows say nothing of its chance.</summary>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    public Interval? Limits(double error = Tail.Standard)
    {
        var half = Tail.NormalDeviate(error) * Math.Sqrt(Variance);
        return half > 0 ? Interval.Of(Math.Max(-1, Point - half), Math.Min(1, Point + half)) : null;
    }

    /// <summary>The two-sided p-value of no difference, in [0, 1]; null where the variance is 0.</summary>
    public double? PValue => Variance > 0 ? 2 * Normal.CDF(0, 1, -Math.Abs(Point) / Math.Sqrt(Variance)) : null;
}
