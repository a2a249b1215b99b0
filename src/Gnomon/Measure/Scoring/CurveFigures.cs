using System.Globalization;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Scoring;

/// <summary>What lies along the axis of the scores: the share of outcomes and of rows by band, and the rates at each threshold.</summary>
/// <param name="bins">The histogram.</param>
/// <param name="bands">Its bands.</param>
internal sealed class CurveFigures(ScoreBins bins, CalibrationBins bands)
{
    private const int Steps = 20;

    /// <summary>Figures with their places; none of them where a score is no number from 0 to 1.</summary>
    public IEnumerable<(string Name, GroupKey At, long Rows, MeasuredValue Value)> All() => ByBand().Concat(ByThreshold());

    private IEnumerable<(string Name, GroupKey At, long Rows, MeasuredValue Value)> ByBand()
    {
        foreach (var band in bands.Bins)
        {
            var at = At("score", band.Middle);
            yield return ("reliability", at, band.Rows, Rate(band.Positives, band.Rows));
            yield return ("histogram", at, bins.Rows, Rate(band.Rows, bins.Rows));
        }
    }

    private IEnumerable<(string Name, GroupKey At, long Rows, MeasuredValue Value)> ByThreshold()
    {
        var (tp, fp, last) = (bins.Positives, bins.Negatives, 0);
        for (var step = 1; step < Steps; step++)
        {
            for (; last < bins.Bins.Count && bins.Bins[last].Bin < step * ScoreColumn.Bins / Steps; last++)
                (tp, fp) = (tp - bins.Bins[last].Positives, fp - bins.Bins[last].Negatives);
            var at = At("threshold", (double)step / Steps);
            yield return ("selection_rate", at, bins.Rows, Rate(tp + fp, bins.Rows));
            yield return ("true_positive_rate", at, bins.Positives, Rate(tp, bins.Positives));
            yield return ("false_positive_rate", at, bins.Negatives, Rate(fp, bins.Negatives));
            yield return ("precision", at, tp + fp, Rate(tp, tp + fp));
        }
    }

    private static MeasuredValue Rate(long hits, long rows)
    {
        if (rows == 0)
            return MeasuredValue.Unknown(UnknownCause.ZeroDenominator, "no row belongs to the denominator here", "rows with such scores and labels");
        var interval = Wilson.Of(hits, rows);
        return new MeasuredValue.Known(Fairness.Shown.Estimate((double)hits / rows, interval.Low.Number, interval.High.Number, "wilson"));
    }

    private static GroupKey At(string axis, double place) => new([KeyValuePair.Create<string, string?>(axis, place.ToString("0.##", CultureInfo.InvariantCulture))]);
}
