namespace Gnomon.Report;

/// <summary>Figures of one metric as the reader writes them: percentages, points, ratios or counts.</summary>
/// <param name="wording">The reader's words.</param>
/// <param name="metric">The metric.</param>
/// <param name="bar">The bar the figure is held against, so that rounding does not hide the side it lies on; null for none.</param>
public sealed class FigureWords(Wording wording, MetricId metric, double? bar = null)
{
    /// <summary>One number with its unit: 61.2%, 11.8 points, 0.78, 240.</summary>
    public Phrase Number(double value) => metric switch
    {
        { IsCount: true } => Phrase.Own(wording.Numbers.Count((long)value)),
        { IsDifference: true } => wording.Texts.Say("unit.points", ("value", Phrase.Own(wording.Numbers.Points(value)))),
        { IsPlain: true } => Phrase.Own(wording.Numbers.Plain(value, bar)),
        { IsRatio: true } => Phrase.Own(wording.Numbers.Ratio(value, bar)),
        _ => Phrase.Own(wording.Numbers.Percent(value)),
    };

    /// <summary>
    /// The two ends of an interval, or of the range that missing values leave open; the words for an end that is not there; that it is exact, for a count and what else is a fact of
    /// the file; that it has none, for a p-value and the like.
    /// </summary>
    public Phrase Interval(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate.Confidence.Equals(1.0) && estimate.Low == estimate.High
            ? Phrase.Own(wording.Texts[metric.IsCount ? "interval.exact" : estimate.Method is "exact" ? "interval.exact-value" : "interval.none"])
            : wording.Texts.Say("interval", ("low", Bare(estimate.Low, Low(estimate))), ("high", High(estimate)));
    }

    /// <summary>The lower end.</summary>
    public Phrase Low(Estimate estimate) => End(estimate.Low, "interval.unbounded-low");

    /// <summary>The upper end.</summary>
    public Phrase High(Estimate estimate) => End(estimate.High, "interval.unbounded");

    // The unit of a difference stands once, after the upper end.
    private Phrase Bare(Limit limit, Phrase said) => metric.IsDifference && !limit.IsUnbounded ? Phrase.Own(wording.Numbers.Points(limit.Number)) : said;

    private Phrase End(Limit end, string without) => end.IsUnbounded ? Phrase.Own(wording.Texts[without]) : Number(end.Number);
}
