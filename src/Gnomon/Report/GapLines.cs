using Gnomon.Decide;

namespace Gnomon.Report;

/// <summary>Measured gaps as people: of 1,000 in one group, between x and y fewer than of 1,000 in another.</summary>
internal sealed class GapLines(ReportInput input, Wording wording)
{
    private const int People = 1000;

    public static IReadOnlyList<GapLine> From(ReportInput input, Wording wording)
    {
        var lines = new GapLines(input, wording);
        return
        [
            .. input.Findings.Criteria
                .Where(c => c.Reasons.All(r => r.Cause != UnknownCause.TooFew))   // a gap to eleven people is no gap to tell
                .OrderBy(c => c.Status switch { CriterionStatus.NotMet => 0, CriterionStatus.Unknown => 1, _ => 2 })
                .DistinctBy(c => (c.Measure, MetricId.Of(c.Metric).Rate, string.Join('\n', c.By)))
                .Select(lines.Line)
                .OfType<GapLine>(),
        ];
    }

    private GapLine? Line(CriterionFinding criterion)
    {
        var rate = MetricId.Of(criterion.Metric).Rate;
        var groups = input.Measurements
            .Where(m => m.Group is { } g && Same(m, criterion.Measure, rate) && g.Parts.Select(p => p.Key).SequenceEqual(criterion.By, StringComparer.Ordinal))
            .Select(m => (m.Group, Estimate: (m.Value as MeasuredValue.Known)?.Estimate))
            .Where(m => m.Estimate is not null)
            .ToList();
        if (groups.Count < 2 || Difference(criterion, rate) is not { Low.IsUnbounded: false, High.IsUnbounded: false } gap)
            return null;
        var least = groups.MinBy(g => g.Estimate!.Point);
        var most = groups.MaxBy(g => g.Estimate!.Point);
        return new GapLine(criterion.Status, Sentence(criterion, rate, least.Group!, most.Group!, gap));
    }

    private Phrase Sentence(CriterionFinding criterion, string rate, GroupKey least, GroupKey most, Estimate gap) => wording.Texts.Say(
        "gap",
        ("thousand", Phrase.Own(wording.Numbers.Count(People))),
        ("least", wording.Group(least)),
        ("most", wording.Group(most)),
        ("low", Phrase.Own(wording.Numbers.Count((long)Math.Floor(Math.Max(0, gap.Low.Number) * People)))),
        ("high", Phrase.Own(wording.Numbers.Count((long)Math.Ceiling(gap.High.Number * People)))),
        ("what", What(criterion, rate)));

    // Whom a prediction helps is the card's to say; without its word the sentence says only "a positive output".
    private Phrase What(CriterionFinding criterion, string rate)
    {
        var name = MetricId.Of(rate).Name;
        var favourable = input.Card.Measures.FirstOrDefault(m => string.Equals(m.Id, criterion.Measure, StringComparison.Ordinal))?.Favourable;
        var key = (name, favourable) switch
        {
            ("selection_rate", true) => "gap.selection_rate.favourable",
            ("selection_rate", false) => "gap.selection_rate.unfavourable",
            _ => "gap." + name,
        };
        return wording.Texts.Find(key) is { } known ? Phrase.Own(known) : wording.Texts.Say("gap.other", ("metric", wording.Metric(rate)));
    }

    private Estimate? Difference(CriterionFinding criterion, string rate)
    {
        if (MetricId.Of(criterion.Metric).IsDifference && criterion.Value is MeasuredValue.Known decided)
            return decided.Estimate;
        return input.Measurements
            .Where(m => Same(m, criterion.Measure, rate + ".difference") && m.By is { } by && by.SequenceEqual(criterion.By, StringComparer.Ordinal) && m.Against is not "overall")
            .Select(m => (m.Value as MeasuredValue.Known)?.Estimate)
            .FirstOrDefault(e => e is not null);
    }

    private static bool Same(Measurement m, string measure, string id) =>
        string.Equals(m.Measure, measure, StringComparison.Ordinal) && string.Equals(m.Id, id, StringComparison.Ordinal);
}
