namespace Gnomon.Law.Engine;

/// <summary>Makes the findings of one situation: truth, dates, reasons and what is unknown.</summary>
/// <param name="pack">The pack.</param>
/// <param name="situation">The situation.</param>
/// <param name="use">The use that the steps of its explanations are named after; null where they speak of the system, or of its only use.</param>
internal sealed class FindingBuilder(CompiledPack pack, Situation situation, string? use = null)
{
    private readonly Explainer explainer = new(pack, situation.Truths, situation.Evidence, use);
    private readonly List<int> functions = [];

    /// <summary>What is still open about the findings made so far, for the questions.</summary>
    public List<Inquiry> Inquiries { get; } = [];

    public Situation Situation => situation;

    public OutcomeFinding Outcome(OutcomeEntry outcome, int index, string? use)
    {
        var (definition, finding) = (outcome.Definition, outcome.Finding);
        var (from, until) = Dates(finding);
        return new OutcomeFinding(
            definition.Id, use, definition.Says, situation.Of(finding.Truth), situation.Of(finding.InForce), from, until,
            Open(definition.Id, index, isOutcome: true, finding, isAsked: !outcome.Explains), new Grounds(explainer, finding))
        {
            Term = outcome.Term,
        };
    }

    public ObligationDue Obligation(ObligationEntry obligation, int index, string? use)
    {
        var (rule, finding) = (obligation.Rule, obligation.Finding);
        var (from, until) = Dates(finding);
        var version = Version(obligation);
        return new ObligationDue(
            rule.Id, use, version.Role!, rule.Says, situation.Of(finding.Truth), situation.Of(finding.InForce), from, until,
            version.Asks, Open(rule.Id, index, isOutcome: false, finding), new Grounds(explainer, finding))
        {
            Penalty = pack.Known(version.Penalty),
            Clocks = version.Clocks,
            Serves = version.Serves,
        };
    }

    public (DateRange From, DateRange Until) Dates(CompiledFinding finding)
    {
        // Nothing is known of when a rule begins that is not modelled, but not before its act, and perhaps never.
        if (finding.Gap)
            return (new DateRange(pack.FirstAct, null), new DateRange(pack.FirstAct, null));
        return situation.Of(finding.Truth) == Truth.False
            ? (DateRange.Never, DateRange.Never)
            : (DateBounds.From(situation, finding), DateBounds.Until(situation, finding));
    }

    /// <summary>The version whose role and evidence are shown: the one that the day selects, else the newest that is known.</summary>
    private RuleVersion Version(ObligationEntry obligation)
    {
        foreach (var phase in obligation.Finding.Rules[0].Phases)
        {
            if (phase.Version is { } version && situation.IsPossible(phase.Guard))
                return version;
        }

        return obligation.Newest;
    }

    private IReadOnlyList<Unknown> Open(string id, int index, bool isOutcome, CompiledFinding finding, bool isAsked = true)
    {
        functions.Clear();
        if (situation.Of(finding.Truth) == Truth.Unknown)
            functions.Add(finding.Truth);
        if (finding.InForce != finding.Truth && situation.Of(finding.InForce) == Truth.Unknown)
            functions.Add(finding.InForce);
        if (!finding.Gap)
            DateBounds.Open(situation, finding, functions);
        if (functions.Count == 0)
            return [];
        var on = situation.DependsOn(functions);
        var isTruth = functions[0] == finding.Truth;
        if (isAsked)
            Inquiries.Add(new Inquiry(id, index, isOutcome, isTruth, situation, functions[0], on));
        return on.Unknowns;
    }
}
