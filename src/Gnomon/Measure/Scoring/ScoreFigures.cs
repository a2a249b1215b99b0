using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Scoring;

/// <summary>The figures of the scores of one group.</summary>
/// <param name="measure">The measure's id.</param>
/// <param name="withheld">The groups that are not shown.</param>
/// <param name="source">The digest of the cells.</param>
/// <param name="group">The group.</param>
/// <param name="bins">Its histogram.</param>
/// <param name="design">Its weights and units; null where each row counts alike and for itself.</param>
internal sealed class ScoreFigures(string measure, Withholding withheld, string source, GroupKey group, ScoreBins bins, ScoreSpread? design)
{
    // Below this a normal limit of a mean says too little of a skewed figure.
    private const int Few = 30;

    private readonly Lazy<CalibrationBins> bands = new(() => CalibrationBins.Of(bins));

    public IEnumerable<Measurement> All()
    {
        yield return Row("scored", bins.Rows + bins.Open + bins.Outside, "{row}", new MeasuredValue.Known(Estimate.Exact(bins.Rows)));
        yield return Row("not_a_score", bins.Rows + bins.Open + bins.Outside, "{row}", new MeasuredValue.Known(Estimate.Exact(bins.Outside)));
        yield return Levelled("roc_auc", "1", Area);
        yield return Levelled("brier", "1", () => design is null ? Mean("brier", BinnedLoss.Brier) : Spread("brier", design.Brier()));
        yield return Levelled("log_loss", "nat", () => design is null ? Mean("log_loss", BinnedLoss.Log) : Loss(design));
        yield return Levelled("calibration_in_the_large", "1", () => design is null ? Mean("calibration_in_the_large", BinnedLoss.Error) : Spread("calibration_in_the_large", design.Large()));
        yield return Levelled("pr_auc", "1", Precision);
        yield return Row("ks", bins.Rows, "1", OfBoth("ks", () => Distance().KolmogorovSmirnov()));
        yield return Row("expected_calibration_error", bins.Rows, "1", Calibration("expected_calibration_error", c => c.Expected));
        yield return Row("maximum_calibration_error", bins.Rows, "1", Calibration("maximum_calibration_error", c => c.Greatest));
        yield return Row("brier_reliability", bins.Rows, "1", Calibration("brier_reliability", c => c.Reliability));
        yield return Row("brier_resolution", bins.Rows, "1", Calibration("brier_resolution", c => c.Resolution));
        yield return Row("brier_uncertainty", bins.Rows, "1", Calibration("brier_uncertainty", c => c.Uncertainty));
        if (bins.Outside > 0 || bins.Rows == 0)
            yield break;
        foreach (var (name, at, rows, value) in new CurveFigures(bins, bands.Value).All())
            yield return Row(name, rows, "1", value, at);
    }

    private MeasuredValue Calibration(string name, Func<CalibrationBins, (double Point, double Low, double High)> figure)
    {
        if (Impossible(name) is { } reason)
            return reason;
        var (point, low, high) = figure(bands.Value);
        return new MeasuredValue.Known(Shown.Estimate(point, low, high, name is "brier_uncertainty" ? "wilson-transformed" : "simultaneous"));
    }

    private MeasuredValue OfBoth(string name, Func<Estimate> figure) => Impossible(name) ?? NeedsBoth(name) ?? new MeasuredValue.Known(figure());

    private MeasuredValue? NeedsBoth(string name) => bins.Positives == 0 || bins.Negatives == 0
        ? MeasuredValue.Unknown(UnknownCause.TooFew, $"scoring.{name}: {group} has {bins.Positives} rows with and {bins.Negatives} without the label", "at least one row of each")
        : null;

    private ScoreDistance Distance() => ScoreDistance.Of(bins.Spread(label: true), bins.Spread(label: false));

    private (MeasuredValue Value, Levels? Levels) Area()
    {
        if (bins.Positives < 2 || bins.Negatives < 2)
            return (MeasuredValue.Unknown(UnknownCause.TooFew, $"scoring.roc_auc: {group} has {bins.Positives} rows with and {bins.Negatives} without the label", "at least two rows of each"), null);
        if (design is not null)
            return (design.Area().Value, design.Area());
        var area = DeLong.Area(bins.Bins.Select(b => new ScoredCount(b.Bin, b.Positives, b.Negatives)));
        var levels = new Levels(area.Area, "delong-binned", error => AreaComparisons.Widened(area, error));
        return (levels.Value, levels);
    }

    private (MeasuredValue Value, Levels? Levels) Precision()
    {
        if (NeedsBoth("pr_auc") is { } one)
            return (one, null);
        return (design is { HasDraws: true } ? design.Precision() : AveragePrecision.Of(bins)) is { } levels
            ? (levels.Value, levels)
            : (MeasuredValue.Unknown(UnknownCause.TooFew, $"scoring.pr_auc: so few units of {group} have the label that draws of the units often have none", "more units with the label"), null);
    }

    private (MeasuredValue Value, Levels? Levels) Mean(string name, BinnedLoss loss) => TooFew(name) is { } few ? (few, null) : Spread(name, BinnedMean.Of(bins, loss));

    private (MeasuredValue Value, Levels? Levels) Loss(ScoreSpread spread) => spread.Lost > 0
        ? (MeasuredValue.Unknown(UnknownCause.Undecided, $"scoring.log_loss: {spread.Lost} units of {group} have a score of 0 or 1 that was wrong, and their loss has no end", "scores between 0 and 1"), null)
        : Spread("log_loss", spread.LogLoss());

    private (MeasuredValue Value, Levels? Levels) Spread(string name, Levels? levels) => TooFew(name) is { } few ? (few, null) : levels is null ? (NoSpread(name), null) : (levels.Value, levels);

    private MeasuredValue? TooFew(string name) => bins.Rows < Few
        ? MeasuredValue.Unknown(UnknownCause.TooFew, $"scoring.{name}: {group} has {bins.Rows} rows with score and label", $"at least {Few} rows")
        : null;

    private MeasuredValue NoSpread(string name) =>
        MeasuredValue.Unknown(UnknownCause.Undecided, $"scoring.{name}: every row of {group} is as far off as any other, so chance cannot be told from the rows", "rows with other scores or labels, or a look at whether the score is a copy of the label");

    private Measurement Levelled(string name, string unit, Func<(MeasuredValue Value, Levels? Levels)> figure)
    {
        var (value, levels) = Impossible(name) is { } reason ? (reason, null) : figure();
        var row = Row(name, bins.Rows, unit, value);
        return row with { Levels = ReferenceEquals(row.Value, value) ? levels : null };
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
