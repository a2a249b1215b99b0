namespace Gnomon.Law.Engine;

/// <summary>Makes the findings of one situation: truth, dates, reasons and what is unknown.</summary>
internal sealed class FindingBuilder(CompiledPack pack, Situation situation)
{
    private readonly Explainer explainer = new(pack, situation);

    /// <summary>What is still open about the findings made so far, for the questions.</summary>
    public List<Inquiry> Inquiries { get; } = [];

    public OutcomeFinding Outcome(OutcomeDefinition definition, CompiledFinding finding, string? use)
    {
        var bounds = new DateBounds(pack.Bdd, situation, finding);
        var (from, until) = Dates(finding, bounds);
        var reasons = explainer.Of(finding, deep: true);
        var truth = situation.Of(finding.Truth);
        return new OutcomeFinding(
            definition.Id, use, definition.Says, truth, situation.Of(finding.InForce), from, until,
            reasons, Open(definition.Id, finding, bounds), Basis.Cites(reasons, truth), Basis.Weakest(reasons))
        {
            Term = pack.Pack.TermOf(definition.Id),
        };
    }

    public ObligationDue Obligation(Rule rule, CompiledFinding finding, string? use)
    {
        var bounds = new DateBounds(pack.Bdd, situation, finding);
        var (from, until) = Dates(finding, bounds);
        var reasons = explainer.Of(finding, deep: false);
        var version = Version(rule, finding);
        return new ObligationDue(
            rule.Id, use, version.Role!, rule.Says, situation.Of(finding.Truth), situation.Of(finding.InForce), from, until,
            version.Asks, reasons, Open(rule.Id, finding, bounds), [rule.Cites], Basis.Weakest(reasons))
        {
            Penalty = version.Penalty?.As(pack.Reading.KnownOn),
            Clocks = version.Clocks,
            Serves = version.Serves,
        };
    }

    /// <summary>The version whose role and evidence are shown: the one that the day selects, else the newest that is known.</summary>
    private RuleVersion Version(Rule rule, CompiledFinding finding) =>
        finding.Rules[0].Phases.FirstOrDefault(p => p.Version is not null && situation.IsPossible(p.Guard))?.Version
        ?? Timeline.Known(rule, pack.Reading.KnownOn)[^1];

    public (DateRange From, DateRange Until) Dates(CompiledFinding finding) => Dates(finding, new DateBounds(pack.Bdd, situation, finding));

    private (DateRange From, DateRange Until) Dates(CompiledFinding finding, DateBounds bounds)
    {
        // Nothing is known of when a rule begins that is not modelled, but not before its act, and perhaps never.
        if (finding.Gap)
            return (new DateRange(pack.Pack.Acts.Min(a => a.Published), null), new DateRange(pack.Pack.Acts.Min(a => a.Published), null));
        return situation.Of(finding.Truth) == Truth.False ? (DateRange.Never, DateRange.Never) : (bounds.From(), bounds.Until());
    }

    private IReadOnlyList<Unknown> Open(string id, CompiledFinding finding, DateBounds bounds)
    {
        var functions = new[] { finding.Truth, finding.InForce }.Where(f => situation.Of(f) == Truth.Unknown)
            .Concat(finding.Gap ? [] : bounds.Open())
            .Distinct()
            .ToList();
        if (functions.Count == 0)
            return [];
        var units = functions.SelectMany(situation.DependsOn).Distinct().OrderBy(u => u.First).ToList();
        Inquiries.Add(new Inquiry(id, situation, functions[0], units));
        return Unknowns.Of(situation.Evidence, units);
    }
}
