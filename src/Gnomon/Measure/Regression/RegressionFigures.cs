using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Regression;

/// <summary>
/// The figures of the errors of one group. Bias: normal limits of a mean. Mean absolute error, root of the mean squared error and R²: by the delta
/// method on the logarithms of the mean error, of the mean squared error and of its ratio to the spread of the labels, so that no end leaves its range, with t: the
/// variance of squares rests on fourth powers and is known far worse than the errors (docs/design/intervals.md).
/// </summary>
internal sealed class RegressionFigures(Counted counted, Table table, GroupKey group, ErrorSums sums)
{
    // Below this a normal limit of a mean says too little of a skewed figure.
    private const int Few = 30;

    // By what Kish's size of the errors, or of their squares, is divided for the degrees of freedom: the least at which the simulations of docs/measures/coverage.md keep their level.
    private const double OfErrors = 2, OfSquares = 6, OfRatio = 3;

    private static readonly double Z = Tail.NormalDeviate(Tail.Standard);

    private double N => sums.Known;

    public IEnumerable<Measurement> All()
    {
        yield return Row("count", sums.Rows, Exact(sums.Rows));
        yield return Row("missing_label", sums.Rows, Exact(sums.MissingLabel));
        yield return Row("missing_prediction", sums.Rows, Exact(sums.MissingPrediction));
        yield return Row("not_a_number", sums.Rows, Exact(sums.NotANumber));
        yield return Row("mean_absolute_error", sums.Known, Value("mean_absolute_error", () => Mean("mean_absolute_error", sums.MeanAbsolute, sums.MeanSquared, least: 0)));
        yield return Row("root_mean_squared_error", sums.Known, Value("root_mean_squared_error", Root));
        yield return Row("bias", sums.Known, Value("bias", () => Mean("bias", sums.MeanError, sums.MeanSquared, least: null)));
        yield return Row("r_squared", sums.Known, Value("r_squared", Explained));
    }

    private MeasuredValue Mean(string name, double mean, double meanSquare, double? least)
    {
        if (meanSquare <= mean * mean)
            return NoSpread(name, mean == 0 ? "every error is 0" : "every error is the same");
        if (least is not null && PositiveMean.Limits(N, mean, meanSquare, divisor: OfErrors) is { } limits)
            return Known(mean, limits.Low.Number, limits.High.Number, "log-t");
        var half = Z * Math.Sqrt(Math.Max(0, meanSquare - (mean * mean)) / (N - 1));
        return Known(mean, mean - half, mean + half, "normal");
    }

    // sqrt(A): the limits of the mean of e², by mean e⁴, under the root.
    private MeasuredValue Root()
    {
        var a = sums.MeanSquared;
        if (a == 0)
            return NoSpread("root_mean_squared_error", "every error is 0");
        return PositiveMean.Limits(N, a, sums.MeanFourth, divisor: OfSquares) is { } limits
            ? Known(Math.Sqrt(a), Math.Sqrt(limits.Low.Number), Math.Sqrt(limits.High.Number), "delta-log-t")
            : NoSpread("root_mean_squared_error", "every error is as great as any other");
    }

    // 1 - A / B with B the spread of the labels: the influence of a row on log(A / B) is e²/A - (y - mean)²/B.
    private MeasuredValue Explained()
    {
        double a = sums.MeanSquared, b = sums.Spread;
        if (b <= 0)
            return MeasuredValue.Unknown(UnknownCause.ZeroDenominator, $"regression.r_squared: all labels of {group} are equal", "rows with other labels");
        if (a == 0)
            return NoSpread("r_squared", "every error is 0");
        var variance = (sums.MeanFourth / (a * a)) - (2 * sums.ErrorTimesSpread / (a * b)) + (sums.FourthOfLabel / (b * b));
        var even = Math.Min(N * a / (sums.MeanFourth / a), N * b / (sums.FourthOfLabel / b));
        var half = PositiveMean.Deviate(even / OfRatio, Tail.Standard) * Math.Sqrt(Math.Max(0, variance) / (N - 1));
        return Known(1 - (a / b), 1 - (a / b * Math.Exp(half)), 1 - (a / b * Math.Exp(-half)), "delta-log-t");
    }

    private MeasuredValue NoSpread(string name, string what) =>
        MeasuredValue.Unknown(UnknownCause.Undecided, $"regression.{name} of {group}: {what}, so chance cannot be told from the rows", "rows with errors, or a look at whether the prediction is a copy of the label");

    private MeasuredValue Value(string name, Func<MeasuredValue> value)
    {
        if (sums.NotANumber > 0)
            return MeasuredValue.Unknown(UnknownCause.Undecided, $"regression.{name}: {sums.NotANumber} rows of {group} have a label or prediction that is infinite or not a number", "finite numbers, empty where there is none");
        if (sums.Known == 0)
            return new MeasuredValue.NotKnown([Reasons.ZeroDenominator("regression." + name, group)]);
        return sums.Known < Few
            ? MeasuredValue.Unknown(UnknownCause.TooFew, $"regression.{name}: {group} has {sums.Known} rows with label and prediction", $"at least {Few} rows")
            : value();
    }

    private Measurement Row(string name, long rows, MeasuredValue value)
    {
        var withheld = counted.Counts.Withheld.Hides(group, rows);
        return counted.Figure("regression." + name, rows, withheld ? new MeasuredValue.NotKnown([Reasons.Withheld(group, counted.PublishSize)]) : value, table) with { Group = group };
    }

    private static MeasuredValue.Known Known(double point, double low, double high, string method) => new(Shown.Estimate(point, low, high, method));

    private static MeasuredValue.Known Exact(long count) => new(Estimate.Exact(count));
}
