using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>
/// What the evidence does to a duty: "all" is contradicted by any contradiction and needs every piece; "any" needs one. The
/// strength is that of the weakest piece it rests on; measured, documented and declared are never mixed into one.
/// </summary>
internal sealed class EvidenceRules(
    AssessmentPlan plan, IReadOnlyList<CriterionFinding> criteria, IReadOnlyList<DocumentFinding> documents, SystemCard card)
{
    public ObligationFinding Finding(string pack, ObligationDue duty)
    {
        if (duty.Truth == Truth.False)
            return new ObligationFinding(pack, duty.Id, duty.Use, ObligationStatus.NotApplicable, Strength: null, [], []);
        var weighed = duty.Asks is { } asks ? Weigh(asks, duty.Use) : Weighed.Nothing(EvidenceReasons.NoneNamed(duty.Id));
        if (duty.Truth == Truth.Unknown)
            weighed = weighed with { Status = ObligationStatus.NotSettled, Strength = null, Reasons = [.. duty.Unknowns, .. weighed.Reasons] };
        return new ObligationFinding(pack, duty.Id, duty.Use, weighed.Status, weighed.Strength, weighed.Pieces, weighed.Reasons);
    }

    private Weighed Weigh(EvidenceAsked asked, string? use) => asked switch
    {
        EvidenceAsked.All all => Weighed.All([.. all.Parts.Select(p => Weigh(p, use))]),
        EvidenceAsked.Any any => Weighed.Any([.. any.Parts.Select(p => Weigh(p, use))]),
        EvidenceAsked.Criterion criterion => CriterionEvidence.Of(criterion.Id, [.. criteria.Where(f => Concerns(f, criterion.Id, use))]),
        EvidenceAsked.Document document => DocumentEvidence.Of(document, plan, documents),
        EvidenceAsked.Declaration declaration => DeclarationEvidence.Of(declaration.Fact, Answer(declaration.Fact, use)),
        _ => throw new InvalidOperationException("the kinds of evidence are closed"),
    };

    // Data that the card gives to another use say nothing about this one; data without a use speak for the whole system.
    private bool Concerns(CriterionFinding finding, string criterion, string? use)
    {
        var about = plan.Measures.First(m => Same(m.Declaration.Id, finding.Measure)).Declaration.Use;
        return Same(finding.Criterion, criterion) && (use is null || about is null || Same(about, use));
    }

    private FactAnswer? Answer(string fact, string? use) => card.Uses.Where(u => use is not null && Same(u.Id, use))
        .SelectMany(u => u.Facts).Concat(card.Facts).FirstOrDefault(a => Same(a.Fact, fact));

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
