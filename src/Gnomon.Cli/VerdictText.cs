using System.Text;
using Gnomon.Evidence;
using Gnomon.Report;
using Gnomon.Verify;

namespace Gnomon.Cli;

/// <summary>A verdict for a terminal: what holds, what does not follow from it, or all that is wrong.</summary>
internal static class VerdictText
{
    public static string Write(RunVerdict verdict, string place, Language language)
    {
        var texts = new Texts(language);
        var page = new StringBuilder();
        if (verdict.Outcome == RunOutcome.Faulty)
        {
            page.Append(texts["verify.faulty"]).Append('\n');
            foreach (var fault in verdict.Faults)
                page.Append(FaultLine.Of(fault, texts, place));
            return page.ToString();
        }

        page.Append(verdict.Outcome switch
        {
            RunOutcome.Intact => texts.Say("verify.intact", ("name", Name(texts, verdict.SignerName!))).ToString(),
            RunOutcome.PolicyNotMet => texts["verify.policy-not-met"],
            _ => texts["verify.signer-not-known"],
        }).Append('\n');
        if (verdict is { Outcome: RunOutcome.SignerNotKnown, Unmet.Count: > 0 })
            page.Append(texts["verify.unmet"]).Append('\n');
        foreach (var unmet in verdict.Unmet)
            page.Append(FaultLine.Of(unmet, texts, place));
        Claims(page, texts, "verify.proven", verdict.Proven, verdict);
        Claims(page, texts, "verify.not-proven", verdict.NotProven, verdict);
        page.Append(texts["verify.statements"]).Append('\n');
        foreach (var statement in verdict.Statements)
        {
            page.Append("  ").Append(texts.Say(
                "verify.statement", ("stage", Phrase.Own(texts["stage." + statement.Stage])), ("digest", Phrase.Own(statement.Digest)))).Append('\n');
        }

        return page.ToString();
    }

    private static Phrase Name(Texts texts, string name) =>
        string.Equals(name, Signer.OwnName, StringComparison.Ordinal) ? Phrase.Own(texts["verify.own-key"]) : Phrase.Foreign(name);

    private static void Claims(StringBuilder page, Texts texts, string title, IReadOnlyList<Claim> claims, RunVerdict verdict)
    {
        page.Append(texts[title]).Append('\n');
        foreach (var claim in claims)
        {
            page.Append("  - ").Append(texts.Say(
                "verify." + claim.Id,
                ("n", Phrase.Own(new Numbers(texts.Language).Count(verdict.Files))),
                ("key", Phrase.Own(verdict.Signer!.ToString()!)),
                ("witnesses", WitnessWords.Of(verdict.Witnesses)),
                ("log", Phrase.Foreign(verdict.OrganisationLog ?? "")))).Append('\n');
        }
    }
}
