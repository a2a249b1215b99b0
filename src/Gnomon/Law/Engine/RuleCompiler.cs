namespace Gnomon.Law.Engine;

/// <summary>Compiles the rules of a pack for one reading. Outcomes are compiled when a condition first asks for them; the loader has excluded circles.</summary>
internal sealed class RuleCompiler(LawPack pack, Reading reading, Space space, Bdd bdd)
{
    private readonly Dictionary<Condition, int> conditions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, CompiledRule> rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CompiledFinding> outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Rule>> yielding = KnownYields.Of(pack, reading);

    /// <summary>The diagram of a condition.</summary>
    public int Condition(Condition condition)
    {
        if (conditions.TryGetValue(condition, out var known))
            return known;
        return conditions[condition] = condition switch
        {
            Law.Condition.Constant constant => constant.Value ? Bdd.True : Bdd.False,
            Law.Condition.All all => all.Parts.Aggregate(Bdd.True, (sum, part) => bdd.And(sum, Condition(part))),
            Law.Condition.Any any => any.Parts.Aggregate(Bdd.False, (sum, part) => bdd.Or(sum, Condition(part))),
            Law.Condition.Not not => bdd.Not(Condition(not.Part)),
            Law.Condition.Outcome outcome => Named(outcome.Pattern),
            Law.Condition.SourceIsRight source => Encoding.Leaf(bdd, space.Of(source.Disagreement), source),
            _ => Fact(condition),
        };
    }

    /// <summary>The outcomes that a pattern stands for.</summary>
    public IEnumerable<OutcomeDefinition> Matching(string pattern) => pack.Outcomes.Where(o => Patterns.Covers(pattern, o.Id));

    public CompiledFinding Outcome(string id)
    {
        if (outcomes.TryGetValue(id, out var known))
            return known;
        var compiled = yielding[id].Select(Rule).ToList();
        if (space.Gap(id) is { } gap)
            return outcomes[id] = new CompiledFinding(bdd.Variable(gap.First), bdd.Variable(gap.First), [], [], Gap: true);
        var spans = compiled.SelectMany(r => new RuleSpans(bdd, this).Of(r, id)).ToList();
        return outcomes[id] = Finding(spans, compiled);
    }

    public CompiledFinding Obligation(Rule rule)
    {
        var compiled = Rule(rule);
        return Finding([.. new RuleSpans(bdd, this).Of(compiled, outcome: null)], [compiled]);
    }

    public CompiledRule Rule(Rule rule)
    {
        if (rules.TryGetValue(rule.Id, out var known))
            return known;
        var phases = new List<Phase>();
        Cases(Timeline.Known(rule, reading.KnownOn), 0, Bdd.True, [], phases);
        var holds = phases.Aggregate(Bdd.False, (sum, p) => bdd.Or(sum, p.Holds));
        var force = phases.Where(p => p.Active).Aggregate(Bdd.False, (sum, p) => bdd.Or(sum, p.Holds));
        var compiled = new CompiledRule(rule, phases, holds, force);
        // Obligations are never named by other rules, and may bear the id of a provision.
        if (pack.Provisions.Contains(rule))
            rules[rule.Id] = compiled;
        return compiled;
    }

    /// <summary>The condition of a version without its beginning: its when, and no exception.</summary>
    /// <param name="version">The version.</param>
    /// <param name="active">Whether it is in force on the day: then an exception counts only where it is in force too.</param>
    public int Version(RuleVersion version, bool active) => version.Unless
        .Select(id => pack.Provisions.First(p => string.Equals(p.Id, id, StringComparison.Ordinal)))
        .Select(Rule)
        .Aggregate(Condition(version.When), (sum, exception) => bdd.And(sum, bdd.Not(active ? exception.InForce : exception.Holds)));

    private void Cases(IReadOnlyList<RuleVersion> versions, int next, int guard, List<(RuleVersion, DateOnly?)> begun, List<Phase> phases)
    {
        if (guard == Bdd.False)
            return;
        if (next == versions.Count)
        {
            var stretches = Timeline.Of(begun);
            var selected = Timeline.Select(stretches, reading.AppliesOn);
            var active = selected >= 0 && stretches[selected].Start <= reading.AppliesOn;
            var holds = selected < 0 ? Bdd.False : bdd.And(guard, Version(stretches[selected].Version, active));
            phases.Add(new Phase(guard, stretches, selected, active, holds));
            return;
        }

        foreach (var option in versions[next].From)
        {
            Cases(versions, next + 1, bdd.And(guard, Condition(option.When)), [.. begun, (versions[next], option.Day)], phases);
            guard = bdd.And(guard, bdd.Not(Condition(option.When)));
        }
    }

    private int Named(string pattern)
    {
        var sum = Matching(pattern).Aggregate(Bdd.False, (all, o) => bdd.Or(all, Outcome(o.Id).Truth));
        return pattern.EndsWith('*') && space.Gap(pattern) is { } gap ? bdd.Or(sum, bdd.Variable(gap.First)) : sum;
    }

    private int Fact(Condition leaf)
    {
        var fact = leaf.AsksFor()!;
        var instances = fact.Scope == Describe.FactScope.Model ? space.Models : 1;
        return Enumerable.Range(0, instances).Aggregate(Bdd.False, (sum, i) => bdd.Or(sum, Encoding.Leaf(bdd, space.Of(fact, i), leaf)));
    }

    private CompiledFinding Finding(List<Span> spans, List<CompiledRule> compiled)
    {
        var truth = spans.Aggregate(Bdd.False, (sum, s) => bdd.Or(sum, s.Set));
        var force = spans.Where(s => s.InForce).Aggregate(Bdd.False, (sum, s) => bdd.Or(sum, s.Set));
        return new CompiledFinding(truth, force, spans, compiled, Gap: false);
    }
}
