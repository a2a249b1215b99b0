using Gnomon.Law;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>Whether the card has a document of a kind, recent and independent where that is asked. What it says is not judged.</summary>
internal static class DocumentEvidence
{
    public static Weighed Of(EvidenceAsked.Document asked, AssessmentPlan plan, IReadOnlyList<DocumentFinding> documents)
    {
        var candidates = plan.Documents.Zip(documents)
            .Where(d => string.Equals(d.Second.Kind, asked.Kind, StringComparison.Ordinal))
            .Select(d => Weigh(asked, d.First, d.Second, plan.Reading.AppliesOn)).ToArray();
        if (candidates.Length == 0)
            return NotSettled(asked.Kind, "no document of this kind in the card", UnknownCause.NotAsked, $"a document of kind {asked.Kind}");
        return candidates.FirstOrDefault(c => c.Status == ObligationStatus.Supports) ?? candidates[0];
    }

    private static Weighed Weigh(EvidenceAsked.Document asked, PlannedDocument planned, DocumentFinding found, DateOnly on)
    {
        if (asked.Independent && planned.Declaration.Independent != true)
        {
            return planned.Declaration.Independent is null
                ? NotSettled(asked.Kind, $"{found.File}: the card does not say whether it is independent", UnknownCause.NotAsked, "independent: true or false in the card")
                : NotSettled(asked.Kind, $"{found.File}: not independent", UnknownCause.Undecided, "a document by an independent hand");
        }

        if (asked.WithinMonths is not { } months)
            return Weighed.Piece("document", asked.Kind, ObligationStatus.Supports, Strength.Documented, found.File);
        if (found.Dated is not { } dated)
            return NotSettled(asked.Kind, $"{found.File}: the card does not say of which day it is", UnknownCause.NotAsked, "dated in the card");
        if (dated > on)
            return NotSettled(asked.Kind, $"{found.File}: dated after the day of the reading", UnknownCause.Undecided, "a document of that day or before");
        return dated.AddMonths(months) < on
            ? NotSettled(asked.Kind, $"{found.File}: older than {Months(months)}", UnknownCause.Undecided, $"a document not older than {Months(months)}")
            : Weighed.Piece("document", asked.Kind, ObligationStatus.Supports, Strength.Documented, found.File);
    }

    private static string Months(int months) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{months} months");

    private static Weighed NotSettled(string kind, string detail, UnknownCause cause, string settledBy) =>
        Weighed.Piece("document", kind, ObligationStatus.NotSettled, null, detail, new Unknown(cause, $"document {kind}: {detail}", settledBy));
}
