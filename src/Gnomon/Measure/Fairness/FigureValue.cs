using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>The figure of one group as it is shown: with Wilson's interval, or why there is none.</summary>
internal static class FigureValue
{
    /// <summary>The value of a metric over rows of which it is known that they may be shown.</summary>
    public static MeasuredValue Of(FairnessMetric metric, GroupRows group)
    {
        if (metric.Form == MetricForm.Count)
            return new MeasuredValue.Known(Estimate.Exact(group.Rows));
        var counts = metric.Rates.Select(r => r.Count(group.Counts)).ToArray();
        return counts.Any(c => c.Trials == 0) ? Nothing(metric, group) : new MeasuredValue.Known(Estimated(metric.Form, counts));
    }

    /// <summary>The range that missing labels and predictions leave open, not counting chance; null where none is missing.</summary>
    public static Estimate? MissingRange(FairnessMetric metric, Confusion group)
    {
        var counts = metric.Rates.Select(r => r.Count(group)).ToArray();
        var bounds = counts.Select(c => c.Bounds).OfType<(double Low, double High)>().ToArray();
        if (bounds.Length == 0 || bounds.Length < counts.Length || counts.All(c => c.Open == 0))
            return null;
        var point = Combine(metric.Form, [.. counts.Select(c => c.Tally.Rate)]);
        var low = Combine(metric.Form, [.. bounds.Select(b => b.Low)]);
        var high = Combine(metric.Form, [.. bounds.Select(b => b.High)]);
        return new Estimate(point, Limit.At(Math.Min(low, point)), Limit.At(Math.Max(high, point)), 1, "missing-values");
    }

    /// <summary>A metric from the figures of its rates.</summary>
    public static double Combine(MetricForm form, IReadOnlyList<double> rates) => form switch
    {
        MetricForm.F1 => Scores.F1(rates[0]),
        MetricForm.Mean => (rates[0] + rates[1]) / 2,
        _ => rates[0],
    };

    private static Estimate Estimated(MetricForm form, RateCount[] counts)
    {
        var ends = counts.Select(c => Wilson.Of(c.Tally.Successes, c.Tally.Trials)).ToArray();
        var rates = counts.Select(c => c.Tally.Rate).ToArray();
        var (interval, method) = form switch
        {
            MetricForm.F1 => (Scores.F1(ends[0]), "wilson-transformed"),
            MetricForm.Mean => (Mover.Mean(rates[0], ends[0], rates[1], ends[1]), "mover-wilson"),
            _ => (ends[0], counts[0].Weighted is null ? "wilson" : "wilson-effective"),
        };
        return Shown.Estimate(Combine(form, rates), interval.Low.Number, interval.High.Number, method);
    }

    private static MeasuredValue Nothing(FairnessMetric metric, GroupRows group) => group.Rows == 0
        ? MeasuredValue.Unknown(UnknownCause.NoRows, $"no rows in {group.Key}", "data with rows of this group")
        : new MeasuredValue.NotKnown([Reasons.ZeroDenominator(metric.Id, group.Key)]);
}

/// <summary>Estimates at the house's level.</summary>
internal static class Shown
{
    /// <summary>An estimate with 95 % confidence; rounding in the last place never leaves the point outside.</summary>
    public static Estimate Estimate(double point, double low, double high, string method) =>
        new(point, Limit.At(Math.Min(low, point)), Limit.At(Math.Max(high, point)), Tail.StandardConfidence, method);
}
