namespace Gnomon.Law.Engine;

/// <summary>
/// From when until when a rule holds: the unbroken run of versions around the selected one that yield the same for the same facts. A
/// change of wording that changes nothing for a system neither begins nor ends its duty.
/// </summary>
internal sealed class RuleSpans(Circuit circuit, RuleCompiler compiler)
{
    /// <summary>The spans of a rule for one of its outcomes, or for an obligation.</summary>
    public IEnumerable<Span> Of(CompiledRule rule, string? outcome)
    {
        foreach (var phase in rule.Phases.Where(p => p.Holds != Bdd.False && Yields(p.Version!, outcome)))
        {
            foreach (var (set, from) in Back(phase, outcome))
            {
                foreach (var (part, until) in Forward(phase, outcome, set))
                    yield return new Span(part, from, until, phase.Active);
            }
        }
    }

    private IEnumerable<(int Set, LegalDay From)> Back(Phase phase, string? outcome)
    {
        var set = phase.Holds;
        var at = phase.Selected;
        while (at > 0 && phase.Stretches[at - 1].End == phase.Stretches[at].Start && Yields(phase.Stretches[at - 1].Version, outcome))
        {
            var earlier = compiler.Version(phase.Stretches[at - 1].Version, phase.Active);
            if (circuit.And(set, circuit.Not(earlier)) is var broken && broken != Bdd.False)
                yield return (broken, phase.Stretches[at].Start);
            set = circuit.And(set, earlier);
            at--;
        }

        if (set != Bdd.False)
            yield return (set, phase.Stretches[at].Start);
    }

    private IEnumerable<(int Set, LegalDay? Until)> Forward(Phase phase, string? outcome, int set)
    {
        var at = phase.Selected;
        while (at + 1 < phase.Stretches.Count && phase.Stretches[at].End == phase.Stretches[at + 1].Start && Yields(phase.Stretches[at + 1].Version, outcome))
        {
            var later = compiler.Version(phase.Stretches[at + 1].Version, phase.Active);
            if (circuit.And(set, circuit.Not(later)) is var broken && broken != Bdd.False)
                yield return (broken, phase.Stretches[at].End);
            set = circuit.And(set, later);
            at++;
        }

        if (set != Bdd.False)
            yield return (set, phase.Stretches[at].End);
    }

    private static bool Yields(RuleVersion version, string? outcome) => outcome is null || version.Then.Contains(outcome, StringComparer.Ordinal);
}
