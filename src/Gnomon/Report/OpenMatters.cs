using Gnomon.Decide;

namespace Gnomon.Report;

/// <summary>What is unknown and who could answer: questions of law, most decisive first, and figures that the data leave open.</summary>
internal static class OpenMatters
{
    // The first three are what most readers see: two questions and a figure, a group too small before one that more data may settle.
    public static IReadOnlyList<OpenMatter> From(ReportInput input, Wording wording)
    {
        var questions = input.Classification.Packs.SelectMany(p => p.Questions).DistinctBy(q => (q.Fact, q.Scope)).Select(q => Question(q, wording)).ToList();
        var figures = input.Findings.Criteria.Where(c => c.Status == CriterionStatus.Unknown)
            .OrderBy(c => c.Reasons.Any(r => r.Cause == UnknownCause.TooFew) ? 0 : 1).Select(c => Figure(c, wording)).ToList();
        return [.. questions.Take(2), .. figures.Take(1), .. questions.Skip(2), .. figures.Skip(1)];
    }

    private static OpenMatter Question(Law.OpenQuestion question, Wording wording) => new(
        new QuestionWords(wording).Of(question),
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
