using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Scoring;

/// <summary>The figures of the scores of one group.</summary>
internal sealed class ScoreFigures(string measure, Withholding withheld, string source, GroupKey group, ScoreBins bins)
{
    // Below this a normal limit of a mean says too little of a skewed figure.
    private const int Few = 30;

    public IEnumerable<Measurement> All()
    {
        yield return Row("scored", bins.Rows + bins.Open + bins.Outside, "{row}", new MeasuredValue.Known(Estimate.Exact(bins.Rows)));
        yield return Row("not_a_score", bins.Rows + bins.Open + bins.Outside, "{row}", new MeasuredValue.Known(Estimate.Exact(bins.Outside)));
        yield return Row("roc_auc", bins.Rows, "1", Area());
        yield return Row("brier", bins.Rows, "1", Mean("brier", (s, y) => (s - (y ? 1 : 0)) * (s - (y ? 1 : 0)), 0, 1));
        yield return Row("log_loss", bins.Rows, "nat", Mean("log_loss", (s, y) => -Math.Log(y ? s : 1 - s), 0, null));
        yield return Row("calibration_in_the_large", bins.Rows, "1", Mean("calibration_in_the_large", (s, y) => s - (y ? 1 : 0), -1, 1));
        yield return Row("pr_auc", bins.Rows, "1", OfBoth("pr_auc", () => AveragePrecision.Of(bins)));
        yield return Row("ks", bins.Rows, "1", OfBoth("ks", () => Distance().KolmogorovSmirnov()));
        yield return Row("expected_calibration_error", bins.Rows, "1", Calibration("expected_calibration_error", c => c.Expected));
        yield return Row("maximum_calibration_error", bins.Rows, "1", Calibration("maximum_calibration_error", c => c.Greatest));
        yield return Row("brier_reliability", bins.Rows, "1", Calibration("brier_reliability", c => c.Reliability));
        yield return Row("brier_resolution", bins.Rows, "1", Calibration("brier_resolution", c => c.Resolution));
        yield return Row("brier_uncertainty", bins.Rows, "1", Calibration("brier_uncertainty", c => c.Uncertainty));
        if (bins.Outside > 0 || bins.Rows == 0)
            yield break;
        foreach (var (name, at, rows, value) in new CurveFigures(bins).All())
            yield return Row(name, rows, "1", value, at);
    }

    private MeasuredValue Calibration(string name, Func<CalibrationBins, (double Point, double Low, double High)> figure)
    {
        if (Impossible(name) is { } reason)
            return reason;
        var (point, low, high) = figure(CalibrationBins.Of(bins));
        return new MeasuredValue.Known(Shown.Estimate(point, low, high, name is "brier_uncertainty" ? "wilson-transformed" : "simultaneous"));
    }

    private MeasuredValue OfBoth(string name, Func<Estimate> figure)
    {
        if (Impossible(name) is { } reason)
            return reason;
        return bins.Positives == 0 || bins.Negatives == 0
            ? MeasuredValue.Unknown(UnknownCause.TooFew, $"scoring.{name}: {group} has {bins.Positives} rows with and {bins.Negatives} without the label", "at least one row of each")
            : new MeasuredValue.Known(figure());
    }

    private ScoreDistance Distance() => ScoreDistance.Of(Spread(b => b.Positives), Spread(b => b.Negatives));

    private long[] Spread(Func<(int Bin, long Positives, long Negatives), long> rows)
    {
        var spread = new long[ScoreColumn.Bins];
        foreach (var bin in bins.Bins)
            spread[bin.Bin] = rows(bin);
        return spread;
    }

    private MeasuredValue Area()
    {
        if (Impossible("roc_auc") is { } reason)
            return reason;
        if (bins.Positives < 2 || bins.Negatives < 2)
            return MeasuredValue.Unknown(UnknownCause.TooFew, $"scoring.roc_auc: {group} has {bins.Positives} rows with and {bins.Negatives} without the label", "at least two rows of each");
        var area = DeLong.Area(bins.Bins.Select(b => new ScoredCount(b.Bin, b.Positives, b.Negatives)));
        var ends = AreaComparisons.Widened(area, Tail.Standard);
        return new MeasuredValue.Known(Shown.Estimate(area.Area, ends.Low.Number, ends.High.Number, "delong-binned"));
    }

    private MeasuredValue Mean(string name, Func<double, bool, double> value, double least, double? greatest)
    {
        if (Impossible(name) is { } reason)
            return reason;
        if (bins.Rows < Few)
            return MeasuredValue.Unknown(UnknownCause.TooFew, $"scoring.{name}: {group} has {bins.Rows} rows with score and label", $"at least {Few} rows");
        return BinnedMean.Of(bins, value, least, greatest) is { } mean
            ? new MeasuredValue.Known(mean)
            : MeasuredValue.Unknown(UnknownCause.Undecided, $"scoring.{name}: every row of {group} is as far off as any other, so chance cannot be told from the rows", "rows with other scores or labels, or a look at whether the score is a copy of the label");
    }

    private MeasuredValue? Impossible(string name)
    {
        if (bins.Outside > 0)
            return MeasuredValue.Unknown(UnknownCause.Undecided, $"scoring.{name}: {bins.Outside} rows of {group} have a score that is no number from 0 to 1", "scores from 0 to 1, empty where there is none");
        return bins.Rows == 0 ? new MeasuredValue.NotKnown([Reasons.ZeroDenominator("scoring." + name, group)]) : null;
    }

    private Measurement Row(string name, long rows, string unit, MeasuredValue value, GroupKey? at = null)
    {
        var small = withheld.Hides(group, rows) || (rows < withheld.Below && at is not null);
        var shown = small ? new MeasuredValue.NotKnown([Reasons.Withheld(group, withheld.Below)]) : value;
        return new Measurement(measure, "scoring." + name, rows, unit, source, shown) { Group = group, At = at };
    }
}
