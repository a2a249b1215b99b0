using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Scoring;

/// <summary>The figures of the scores of one group.</summary>
internal sealed class ScoreFigures(string measure, int publishSize, string source, GroupKey group, ScoreBins bins)
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
    }

    private MeasuredValue Area()
    {
        if (Impossible("roc_auc") is { } reason)
            return reason;
        if (bins.Positives < 2 || bins.Negatives < 2)
            return MeasuredValue.Unknown(UnknownCause.TooFew, $"scoring.roc_auc: {group} has {bins.Positives} rows with and {bins.Negatives} without the label", "at least two rows of each");
        var area = DeLong.Area(bins.Bins.Select(b => new ScoredCount(b.Bin, b.Positives, b.Negatives)));
        var (chance, hidden) = (area.Limits(), area.TiedShare / 2);
        return new MeasuredValue.Known(Shown.Estimate(area.Area, Math.Max(0, chance.Low.Number - hidden), Math.Min(1, chance.High.Number + hidden), "delong-binned"));
    }

    private MeasuredValue Mean(string name, Func<double, bool, double> value, double least, double? greatest)
    {
        if (Impossible(name) is { } reason)
            return reason;
        return bins.Rows < Few
            ? MeasuredValue.Unknown(UnknownCause.TooFew, $"scoring.{name}: {group} has {bins.Rows} rows with score and label", $"at least {Few} rows")
            : new MeasuredValue.Known(BinnedMean.Of(bins, value, least, greatest));
    }

    private MeasuredValue? Impossible(string name)
    {
        if (bins.Outside > 0)
            return MeasuredValue.Unknown(UnknownCause.Undecided, $"scoring.{name}: {bins.Outside} rows of {group} have a score that is no number from 0 to 1", "scores from 0 to 1, empty where there is none");
        return bins.Rows == 0 ? new MeasuredValue.NotKnown([Reasons.ZeroDenominator("scoring." + name, group)]) : null;
    }

    private Measurement Row(string name, long rows, string unit, MeasuredValue value)
    {
        var shown = !group.Parts.IsEmpty && rows < publishSize ? new MeasuredValue.NotKnown([Reasons.Withheld(group, publishSize)]) : value;
        return new Measurement(measure, "scoring." + name, rows, unit, source, shown) { Group = group };
    }
}
