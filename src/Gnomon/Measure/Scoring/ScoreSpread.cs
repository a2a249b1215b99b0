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

    /// <summary>Draws of the units for what is no function of totals.</summary>
    public const int Draws = 100;

    /// <summary>The rows up to which units are drawn: each grouping adds up so many times a hundred, a few seconds.</summary>
    public const int MostDrawn = 20_000;

    // What scaling leaves of a variance where every row has the same.
    private const double NoSpread = 1e-14;

    // By what Kish's size of losses is divided under a design: a few great losses of heavy rows make the variance (docs/measures/coverage.md).
    private const double OfLosses = 2;

    private readonly UnitTotals totals;
    private readonly double[] t;
    private readonly double tied;
    private readonly long lost;
    private readonly TableRow row;

    /// <exception cref="FormatException">The row is not what the statement gives.</exception>
    public ScoreSpread(TableRow row)
    {
        this.row = row;
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

    /// <summary>Whether units were drawn: there are some, without weights, and not too many rows.</summary>
    public bool HasDraws => row.Maybe("draws") is not null;

    /// <summary>
    /// Average precision; both outcomes occur. Its variance is that of the draws, and the interval Wilson's at the effective size, as of other shares; the order within a bin is
    /// added. Null where fewer than nine draws of ten have rows with the outcome.
    /// </summary>
    public Levels? Precision()
    {
        var draws = new PoissonDraws(row.Number("draws"), UnitTables.Sum(row, "aps") / One, UnitTables.Sum(row, "ap_squares") / One / One);
        if (draws.Draws < 0.9 * Draws)
            return null;
        double point = (double)row.Number("ap") / One, low = Math.Max(0, point - ((double)row.Number("ap_least") / One)), high = Math.Max(0, ((double)row.Number("ap_most") / One) - point);
        var whole = totals.Estimate(point, new double[t.Length]);
        var even = whole.EvenSize * Math.Min(t[1], t[0] - t[1]) / t[0];
        var estimate = new RatioEstimate(point, draws.Variance, draws.Freedom(Math.Max(1, even - 1)), even);
        return new Levels(point, "poisson-bootstrap-binned", error =>
        {
            var chance = estimate.Proportion(error);
            return Interval.Of(Math.Max(0, chance.Low.Number - low), Math.Min(1, chance.High.Number + high));
        });
    }

    /// <summary>The mean squared error; null where every row has the same.</summary>
    public Levels? Brier() => Loss(4, 1);

    /// <summary>The mean loss; null where every row has the same.</summary>
    public Levels? LogLoss() => Loss(5, double.PositiveInfinity);

    /// <summary>Rows whose score of 0 or 1 was wrong: their loss has no end.</summary>
    public long Lost => lost;

    /// <summary>The mean score less the share of outcomes; null where every row has the same error.</summary>
    public Levels? Large()
    {
        var mean = Mean(6);
        return mean.Variance <= NoSpread ? null : new Levels(mean.Point, "linearised", error =>
        {
            var half = mean.Deviate(error) * Math.Sqrt(mean.Variance);
            return Interval.Of(Math.Max(-1, mean.Point - half), Math.Min(1, mean.Point + half));
        });
    }

    // As of rows that count alike: limits on the logarithm, t with Kish's size of the units' losses.
    private Levels? Loss(int moment, double greatest)
    {
        var mean = Mean(moment);
        var even = totals.EvenSizeOf([.. t.Select((_, i) => i == moment ? 1.0 : 0)]) / OfLosses;
        return mean.Variance <= NoSpread || mean.Point <= 0 ? null : new Levels(mean.Point, "log-t", error =>
        {
            var limits = PositiveMean.Designed(mean.Point, mean.Variance, even, error);
            return limits.High.IsUnbounded ? limits : new Interval(limits.Low, Limit.At(Math.Min(greatest, limits.High.Number)));
        });
    }

    private RatioEstimate Mean(int moment)
    {
        var mean = t[moment] / t[0];
        var gradient = new double[t.Length];
        (gradient[moment], gradient[0]) = (1 / t[0], -mean / t[0]);
        return totals.Estimate(mean, gradient);
    }
}
