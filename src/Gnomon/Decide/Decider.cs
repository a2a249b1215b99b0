using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>
/// Decides the criteria of a plan on the cells, then what they, the documents and the card's own answers do to each duty.
/// A criterion is met, not met or unknown; a duty is supported, contradicted or not settled, and never said to be met.
/// </summary>
public static class Decider
{
    /// <param name="plan">The sealed plan: criteria, measures, documents.</param>
    /// <param name="law">The duties.</param>
    /// <param name="cells">The counts of each measure, by its id; a measure without cells makes its criteria unknown.</param>
    /// <param name="card">The card, for what the organisation declares.</param>
    /// <param name="figures">The figures, asked for only where a criterion is about another kind than fairness; null: there are none.</param>
    /// <returns>Findings in the order of the plan and of the packs: the same inputs give the same findings.</returns>
    /// <exception cref="ArgumentException">A criterion names a metric that the catalogue does not have, or a column that the data do not have.</exception>
    public static Findings Decide(
        AssessmentPlan plan, Classification law, IReadOnlyDictionary<string, Counts> cells, SystemCard card,
        Func<IReadOnlyList<Measurement>>? figures = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(card);
        var criteria = CriteriaDecision.Of(plan, cells, figures ?? (() => []));
        var documents = plan.Documents.Select(d => Document(d, plan.Reading)).ToArray();
        var evidence = new EvidenceRules(plan, criteria, documents, card);
        var obligations = law.Packs.SelectMany(p => p.Obligations.Select(o => evidence.Finding(p.Pack, o))).ToArray();
        return new Findings(criteria, obligations, documents);
    }

    private static DocumentFinding Document(PlannedDocument document, Reading reading)
    {
        var (declared, dated) = (document.Declaration, document.Declaration.Dated);
        int? age = dated is { } day ? reading.AppliesOn.DayNumber - day.DayNumber : null;
        return new DocumentFinding(declared.Kind, declared.File, document.File.Sha256, dated, age);
    }
}
