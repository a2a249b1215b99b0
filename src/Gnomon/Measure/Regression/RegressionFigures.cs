using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Regression;

/// <summary>
/// The figures of the errors of one group. Bias: normal limits of a mean. Mean absolute error, root of the mean squared error and R²: by the delta
/// method on the logarithms of the mean error, of the mean squared error and of its ratio to the spread of the labels, so that no end leaves its range, with t: the
/// variance of squares rests on fourth powers and is known far worse than the errors (docs/design/intervals.md).
/// </summary>
/// <param name="counted">What was counted.</param>
/// <param name="table">The table of sums.</param>
/// <param name="group">The group.</param>
/// <param name="sums">Its sums.</param>
/// <param name="spread">Its means with their variances; null where no row has both numbers.</param>
internal sealed class RegressionFigures(Counted counted, Table table, GroupKey group, ErrorSums sums, ErrorSpread? spread)
{
    // Below this a normal limit of a mean says too little of a skewed figure.
    private const int Few = 30;

    public IEnumerable<Measurement> All()
    {
        yield return Row("count", sums.Rows, Exact(sums.Rows));
        yield return Row("missing_label", sums.Rows, Exact(sums.MissingLabel));
        yield return Row("missing_prediction", sums.Rows, Exact(sums.MissingPrediction));
        yield return Row("not_a_number", sums.Rows, Exact(sums.NotANumber));
        yield return Figure("mean_absolute_error", Absolute);
        yield return Figure("root_mean_squared_error", Root);
        yield return Figure("bias", Bias);
        yield return Figure("r_squared", Explained);
    }

    // What cannot be below 0 keeps its limits above it, on the scale of the logarithm.
    private static (Levels? Levels, string? WhyNot) Absolute(ErrorSpread s) => s.OfAbsolute > 0
        ? (new Levels(s.MeanAbsolute, "log-t", error => PositiveMean.Designed(s.MeanAbsolute, s.OfAbsolute, s.EvenErrors, error)), null)
        : (null, s.MeanAbsolute == 0 ? "every error is 0" : "every error is the same");

    private static (Levels? Levels, string? WhyNot) Bias(ErrorSpread s)
    {
        var deviation = Math.Sqrt(s.OfError);
        return deviation > 0
            ? (new Levels(s.MeanError, s.IsOfRows ? "normal" : "linearised", error => Interval.Of(s.MeanError - (s.Deviate(error) * deviation), s.MeanError + (s.Deviate(error) * deviation))), null)
            : (null, s.MeanError == 0 ? "every error is 0" : "every error is the same");
    }

    private static Limit End(double number) => double.IsFinite(number) ? Limit.At(number) : Limit.Unbounded;

    // sqrt(A): the variance of log A is (mean e⁴ / A² - 1) / n, and the root halves the logarithm.
    private static (Levels? Levels, string? WhyNot) Root(ErrorSpread s)
    {
        if (s.MeanSquared == 0)
            return (null, "every error is 0");
        if (!(s.OfLogSquared > 0))
            return (null, "every error is as great as any other");
        var root = Math.Sqrt(s.MeanSquared);
        return (new Levels(root, "delta-log-t", error => PositiveMean.Designed(root, s.OfLogSquared * s.MeanSquared / 4, s.EvenSquares, error)), null);
    }

    // 1 - A / B with B the spread of the labels: the influence of a row on log(A / B) is e²/A - (y - mean)²/B.
    private static (Levels? Levels, string? WhyNot) Explained(ErrorSpread s)
    {
        if (s.MeanSquared == 0)
            return (null, "every error is 0");
        double rest = s.MeanSquared / s.Labels, deviation = Math.Sqrt(s.OfLogUnexplained);
        return (new Levels(1 - rest, "delta-log-t", error =>
        {
            var half = PositiveMean.Deviate(s.EvenRatio, error) * deviation;
            return new Interval(End(1 - (rest * Math.Exp(half))), Limit.At(1 - (rest * Math.Exp(-half))));
        }), null);
    }

    private Measurement Figure(string name, Func<ErrorSpread, (Levels? Levels, string? WhyNot)> figure)
    {
        if (Why(name) is { } reason)
            return Row(name, sums.Known, reason);
        var (levels, whyNot) = figure(spread!);
        return Row(name, sums.Known, levels?.Value ?? MeasuredValue.Unknown(UnknownCause.Undecided, $"regression.{name} of {group}: {whyNot}, so chance cannot be told from the rows", "rows with errors, or a look at whether the prediction is a copy of the label"), levels);
    }

    private MeasuredValue? Why(string name)
    {
        if (sums.NotANumber > 0)
            return MeasuredValue.Unknown(UnknownCause.Undecided, $"regression.{name}: {sums.NotANumber} rows of {group} have a label or prediction that is infinite or not a number", "finite numbers, empty where there is none");
        if (sums.Known == 0 || spread is null)
            return new MeasuredValue.NotKnown([Reasons.ZeroDenominator("regression." + name, group)]);
        if (sums.Known < Few)
            return MeasuredValue.Unknown(UnknownCause.TooFew, $"regression.{name}: {group} has {sums.Known} rows with label and prediction", $"at least {Few} rows");
        return name is "r_squared" && spread.Labels <= 0
            ? MeasuredValue.Unknown(UnknownCause.ZeroDenominator, $"regression.r_squared: all labels of {group} are equal", "rows with other labels")
            : null;
    }

    private Measurement Row(string name, long rows, MeasuredValue value, Levels? levels = null)
    {
        var withheld = counted.Counts.Withheld.Hides(group, rows);
        return counted.Figure("regression." + name, rows, withheld ? new MeasuredValue.NotKnown([Reasons.Withheld(group, counted.PublishSize)]) : value, table) with { Group = group, Levels = withheld ? null : levels };
    }

    private static MeasuredValue.Known Exact(long count) => new(Estimate.Exact(count));
}
