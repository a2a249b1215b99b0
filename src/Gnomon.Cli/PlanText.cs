using System.Text;
using Gnomon.Plan;
using Gnomon.Report;

namespace Gnomon.Cli;

/// <summary>A sealed plan for a terminal: what it fixes, and how to measure under it.</summary>
internal static class PlanText
{
    public static string Write(Preparation preparation, PlanResult result, string card, string folder, Language language)
    {
        var (plan, wording) = (preparation.Plan, new Wording(language, preparation.Examination.Facts));
        var texts = wording.Texts;
        List<Phrase> fixedParts =
        [
            texts.Say("plan.reading", ("applies", wording.Day(plan.Reading.AppliesOn)), ("known", wording.Day(plan.Reading.KnownOn))),
            texts.Say("plan.profile", ("profile", Phrase.Foreign(plan.Profile.Name)), ("n", Phrase.Own(wording.Numbers.Count(plan.Profile.Criteria.Count)))),
            .. plan.Measures.SelectMany(m => m.Files.Select(f => texts.Say(
                "plan.data", ("measure", Phrase.Foreign(m.Declaration.Id)), ("file", Phrase.Foreign(f.Name)), ("digest", Phrase.Own(f.Sha256))))),
            texts.Say("plan.seed", ("seed", Phrase.Own(PlanJson.Seed(plan)))),
            texts.Say("plan.digest", ("digest", Phrase.Own(result.Digest))),
            Of(result.Attempt, wording),
        ];
        var page = new StringBuilder(texts["plan.sealed"]).Append('\n');
        foreach (var part in fixedParts)
            page.Append("  - ").Append(part).Append('\n');
        return page.Append(texts.Say("plan.next", ("card", Phrase.Foreign(card)), ("folder", Phrase.Foreign(folder)))).Append('\n').ToString();
    }

    private static Phrase Of(Attempt attempt, Wording wording)
    {
        var n = Phrase.Own(wording.Numbers.Count(attempt.Number));
        return attempt.Log is { } log
            ? wording.Texts.Say("terminal.attempt-log", ("n", n), ("log", Phrase.Foreign(log)))
            : wording.Texts.Say("terminal.attempt", ("n", n));
    }
}
