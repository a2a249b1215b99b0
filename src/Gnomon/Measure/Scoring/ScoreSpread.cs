using Gnomon.Columns;
using Gnomon.Measure.Statistics;
using MathNet.Numerics.Distributions;

namespace Gnomon.Measure.Scoring;

/// <summary>
/// The figures of scores of a group with weights, or with units of several rows, from a row of <c>moments.sql</c>. The area's variance is that of Obuchowski
/// (1997), Biometrics 53:567-578: DeLong's placements are added up within each unit; with weights the placements are weighted shares.
/// </summary>
internal sealed class ScoreSpread
{
    /// <summary>What 1 is in the statement, and the decimal digits of the greatest weight.</summary>
    public const int One = 10_000_000, WeightDigits = 5;

    private readonly UnitTotals totals;
    private readonly double[] t;
    private readonly double tied;
    private readonly long lost;

    /// <exception cref="FormatException">The row is not what the statement gives.</exception>
    public ScoreSpread(TableRow row)
    {
        double weight = Math.Pow(10, WeightDigits), both = weight * One;
        double[] scales = [weight, weight, both, both, both, both, both];
        totals = UnitTables.Moments(row, scales, scales);
        t = [.. totals.Totals];
        (tied, lost) = (t[1] > 0 ? UnitTables.Sum(row, "tied") / both / t[1] : 0, row.Number("lost"));
    }

    /// <summary>The area under the ROC curve; both outcomes occur.</summary>
    public Levels Area()
    {
        double positives = t[1], negatives = t[0] - t[1], area = Math.Clamp(t[2] / positives, 0, 1);
        // Of a unit: (its placements of positives - A its positives) / P + (its placements of negatives - A its negatives) / N.
        double[] gradient = [-area / negatives, (area / negatives) - (area / positives), 1 / positives, 1 / negatives, 0, 0, 0];
        var estimate = totals.Estimate(area, gradient);
        long Even(double weight) => Math.Max(2, (long)(estimate.EvenSize * weight / t[0]));
        var roc = new RocArea(area, estimate.Variance, Even(positives), Even(negatives), tied);
        return new Levels(area, "delong-linearised", error => AreaComparisons.Widened(roc, Math.Max(double.Epsilon, 2 * Normal.CDF(0, 1, -estimate.Deviate(error)))));
    }

    /// <summary>The mean squared error; null where every row has the same.</summary>
    public Levels? Brier() => Mean(4, 0, 1);

    /// <summary>The mean loss; null where every row has the same.</summary>
    public Levels? LogLoss() => Mean(5, 0, double.PositiveInfinity);

    /// <summary>Rows whose score of 0 or 1 was wrong: their loss has no end.</summary>
    public long Lost => lost;

    /// <summary>The mean score less the share of outcomes; null where every row has the same error.</summary>
    public Levels? Large() => Mean(6, -1, 1);

    private Levels? Mean(int moment, double least, double greatest)
    {
        var mean = t[moment] / t[0];
        var gradient = new double[t.Length];
        (gradient[moment], gradient[0]) = (1 / t[0], -mean / t[0]);
        var estimate = totals.Estimate(mean, gradient);
        return estimate.Variance <= 1e-14 ? null : new Levels(mean, "linearised", error =>
        {
            var half = estimate.Deviate(error) * Math.Sqrt(estimate.Variance);
            return new Interval(Levels.End(Math.Max(least, mean - half)), Levels.End(Math.Min(greatest, mean + half)));
        });
    }
}
