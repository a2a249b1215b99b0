namespace Gnomon.Law.Engine;

/// <summary>
/// Explains a truth: what is true by the parts that make it so, what is false by the parts that keep it from being so, what is unknown by
/// what is still open. Every step has the exact truth of what it says.
/// </summary>
internal sealed class Explainer(CompiledPack pack, Situation situation)
{
    /// <summary>Why an outcome or obligation has its truth.</summary>
    /// <param name="finding">The outcome or obligation.</param>
    /// <param name="deep">Whether the outcomes that a condition names are explained down to their own facts, or only by their provisions.</param>
    public IReadOnlyList<Reason> Of(CompiledFinding finding, bool deep) => Deciding(finding.Rules, finding.Truth, "when", deep);

    private List<Reason> Deciding(IReadOnlyList<CompiledRule> rules, int node, string role, bool deep)
    {
        var truth = situation.Of(node);
        var chosen = rules.Where(r => Counts(situation.Of(r.Holds), truth, any: true)).ToList();
        return [.. (chosen.Count > 0 ? chosen : rules).Select(r => Rule(r, role, parts: true, deep))];
    }

    private Reason Rule(CompiledRule rule, string role, bool parts, bool deep)
    {
        var truth = situation.Of(rule.Holds);
        return new Reason(rule.Rule.Id, null, truth, rule.Rule.Says, null, rule.Rule.Cites, role, parts ? [.. Parts(rule, truth, deep)] : []);
    }

    private IEnumerable<Reason> Parts(CompiledRule rule, Truth truth, bool deep)
    {
        var possible = rule.Phases.Where(p => situation.IsPossible(p.Guard)).ToList();
        if (rule.Phases.Count > 1)
        {
            foreach (var when in rule.Phases.SelectMany(p => p.Stretches).Select(s => s.Version).Distinct(ReferenceEqualityComparer.Instance).Cast<RuleVersion>().SelectMany(v => v.From).Select(b => b.When))
            {
                foreach (var reason in Parts(when, "from", deep))
                    yield return reason;
            }
        }

        foreach (var phase in possible.Where(p => p.Version is not null).DistinctBy(p => (p.Version!.Line, p.Active)))
        {
            foreach (var reason in Parts(phase.Version!, phase.Active, truth, deep))
                yield return reason;
        }
    }

    private IEnumerable<Reason> Parts(RuleVersion version, bool active, Truth truth, bool deep)
    {
        var when = situation.Of(pack.Compiler.Condition(version.When));
        if (truth != Truth.False || when != Truth.True)
        {
            foreach (var reason in Condition(version, truth, deep))
                yield return reason;
        }

        foreach (var exception in version.Unless.Select(id => pack.Compiler.Rule(pack.Pack.Provisions.First(p => string.Equals(p.Id, id, StringComparison.Ordinal)))))
        {
            var step = situation.Of(active ? exception.InForce : exception.Holds);
            if (truth switch { Truth.True => true, Truth.False => step == Truth.True || when == Truth.True, _ => step != Truth.False })
                yield return Rule(exception, "unless", parts: true, deep);
        }
    }

    private IEnumerable<Reason> Condition(RuleVersion version, Truth truth, bool deep)
    {
        if (version.Role is null || version.When is not Law.Condition.All { Parts: [var role, var given] })
            return Parts(version.When, "when", deep);
        var (held, asked) = (situation.Of(pack.Compiler.Condition(role)), situation.Of(pack.Compiler.Condition(given)));
        var showRole = Counts(held, truth, any: false);
        var showGiven = Counts(asked, truth, any: false);
        var reasons = Enumerable.Empty<Reason>();
        if (showRole || !showGiven)
            reasons = reasons.Concat(Parts(role, "role", deep));
        if (showGiven || !showRole)
            reasons = reasons.Concat(Parts(given, "given", deep));
        return reasons;
    }

    private IEnumerable<Reason> Parts(Condition condition, string role, bool deep) => condition switch
    {
        Law.Condition.Constant => [],
        Law.Condition.All all => Chosen(condition, all.Parts, any: false).SelectMany(p => Parts(p, role, deep)),
        Law.Condition.Any any => Chosen(condition, any.Parts, any: true).SelectMany(p => Parts(p, role, deep)),
        Law.Condition.Not { Part: Law.Condition.Outcome or Law.Condition.All or Law.Condition.Any or Law.Condition.Not } not => Parts(not.Part, role, deep),
        Law.Condition.Not not => [Leaf(not.Part, not, role)],
        Law.Condition.Outcome outcome => Outcomes(outcome, role, deep),
        _ => [Leaf(condition, condition, role)],
    };

    private IEnumerable<Condition> Chosen(Condition whole, IReadOnlyList<Condition> parts, bool any)
    {
        var truth = situation.Of(pack.Compiler.Condition(whole));
        var chosen = parts.Where(p => Counts(situation.Of(pack.Compiler.Condition(p)), truth, any)).ToList();
        // Parts that decide only together, for example a condition and its contrary, are all shown.
        return chosen.Count > 0 ? chosen : parts;
    }

    /// <summary>Whether a part of this truth helps to make the whole what it is.</summary>
    private static bool Counts(Truth part, Truth whole, bool any) => whole switch
    {
        Truth.Unknown => part != (any ? Truth.False : Truth.True),
        Truth.True => !any || part == Truth.True,
        _ => any || part == Truth.False,
    };

    private IEnumerable<Reason> Outcomes(Condition.Outcome named, string role, bool deep)
    {
        var truth = situation.Of(pack.Compiler.Condition(named));
        foreach (var definition in pack.Compiler.Matching(named.Pattern))
        {
            var finding = pack.Compiler.Outcome(definition.Id);
            if (finding.Gap || !Counts(situation.Of(finding.Truth), truth, any: true))
                continue;
            foreach (var rule in finding.Rules.Where(r => Counts(situation.Of(r.Holds), situation.Of(finding.Truth), any: true)))
                yield return Rule(rule, role, deep, deep);
        }
    }

    private Reason Leaf(Condition leaf, Condition whole, string role)
    {
        var truth = situation.Of(pack.Compiler.Condition(whole));
        if (leaf is Law.Condition.SourceIsRight source)
        {
            var who = string.Join(" / ", source.Disagreement.Sources);
            var says = new LocalizedText($"The sources disagree: {who}", $"Các nguồn không thống nhất: {who}", $"Les sources divergent : {who}");
            return new Reason(null, null, truth, says, UnknownCause.SourcesConflict.Id(), null, role, []);
        }

        var fact = leaf.AsksFor()!;
        return new Reason(null, fact.Id, truth, fact.Question, AnswerText.Of(situation.Evidence, pack.Space, fact), null, role, []);
    }
}
