using Gnomon.Decide;

namespace Gnomon.Report;

/// <summary>What is unknown and who could answer: questions of law, most decisive first, then figures that the data leave open.</summary>
internal static class OpenMatters
{
    public static IReadOnlyList<OpenMatter> From(ReportInput input, Wording wording) =>
    [
        .. input.Classification.Packs.SelectMany(p => p.Questions).DistinctBy(q => (q.Fact, q.Scope)).Select(q => Question(q, wording)),
        .. input.Findings.Criteria.Where(c => c.Status == CriterionStatus.Unknown).Select(c => Figure(c, wording)),
    ];

    private static OpenMatter Question(Law.OpenQuestion question, Wording wording) => new(
        wording.Of(question.Question),
        wording.Texts.Say("open.who", ("who", wording.Of(question.Who))));

    private static OpenMatter Figure(CriterionFinding criterion, Wording wording)
    {
        var words = new UnknownWords(wording);
        var what = wording.Texts.Say(
            "open.criterion",
            ("metric", wording.Metric(criterion.Metric)),
            ("by", Wording.By(criterion.By)),
            ("cause", Phrase.Own(criterion.Reasons.Count > 0 ? words.Cause(criterion.Reasons[0].Cause) : wording.Texts["truth.unknown"])));
        return new(what, criterion.Reasons.Count > 0 ? words.SettledBy(criterion.Reasons[0]) : Phrase.Own(wording.Texts["settle.undecided"]));
    }
}
