namespace Gnomon.Law.Engine;

/// <summary>Compiles the rules of a pack for one reading. Outcomes are compiled when a condition first asks for them; the loader has excluded circles.</summary>
internal sealed class RuleCompiler
{
    private readonly LawPack pack;
    private readonly Reading reading;
    private readonly Space space;
    private readonly Bdd bdd;
    private readonly Circuit circuit;
    private readonly StepCompiler steps;
    private readonly Dictionary<Condition, int> conditions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, CompiledRule> rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CompiledFinding> outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<OutcomeDefinition>> matching = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Rule>> yielding;
    private readonly Dictionary<string, Rule> provisions;

    public RuleCompiler(LawPack pack, Reading reading, Space space, Bdd bdd, Circuit circuit)
    {
        (this.pack, this.reading, this.space, this.bdd, this.circuit) = (pack, reading, space, bdd, circuit);
        steps = new StepCompiler(this, space, pack.Jurisdiction);
        yielding = KnownYields.Of(pack, reading);
        provisions = pack.Provisions.ToDictionary(p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>How many rules were compiled.</summary>
    public int Rules { get; private set; }

    /// <summary>The rule that is being compiled: the one to name where a diagram grows too large.</summary>
    public Rule? Current { get; private set; }

    /// <summary>Every diagram that somebody may ask for.</summary>
    public IEnumerable<int> Conditions => conditions.Values;

    /// <summary>The diagram of a condition.</summary>
    public int Condition(Condition condition)
    {
        if (conditions.TryGetValue(condition, out var known))
            return known;
        return conditions[condition] = condition switch
        {
            Law.Condition.Constant constant => constant.Value ? Bdd.True : Bdd.False,
            Law.Condition.All all => all.Parts.Aggregate(Bdd.True, (sum, part) => circuit.And(sum, Condition(part))),
            Law.Condition.Any any => any.Parts.Aggregate(Bdd.False, (sum, part) => circuit.Or(sum, Condition(part))),
            Law.Condition.Not not => circuit.Not(Condition(not.Part)),
            Law.Condition.Outcome outcome => Named(outcome.Pattern),
            Law.Condition.SourceIsRight source => Encoding.Leaf(bdd, space.Of(source.Disagreement), source),
            _ => Fact(condition),
        };
    }

    /// <summary>The outcomes that a pattern stands for.</summary>
    public IReadOnlyList<OutcomeDefinition> Matching(string pattern)
    {
        if (!matching.TryGetValue(pattern, out var known))
            matching[pattern] = known = [.. pack.Outcomes.Where(o => Patterns.Covers(pattern, o.Id))];
        return known;
    }

    public CompiledFinding Outcome(string id)
    {
        if (outcomes.TryGetValue(id, out var known))
            return known;
        var compiled = yielding[id].Select(Rule).ToList();
        if (space.Gap(id) is { } gap)
            return outcomes[id] = new CompiledFinding(bdd.Variable(gap.Bits[0]), bdd.Variable(gap.Bits[0]), [], [], [], Gap: true);
        var spans = compiled.SelectMany(r => new RuleSpans(circuit, this).Of(r, id)).ToList();
        return outcomes[id] = Finding(spans, compiled);
    }

    public CompiledFinding Obligation(Rule rule)
    {
        var compiled = Rule(rule);
        return Finding([.. new RuleSpans(circuit, this).Of(compiled, outcome: null)], [compiled]) with { Duty = rule };
    }

    public CompiledRule Rule(Rule rule)
    {
        // Obligations are never named by other rules, and may bear the id of a provision.
        var isProvision = provisions.TryGetValue(rule.Id, out var own) && ReferenceEquals(own, rule);
        if (isProvision && rules.TryGetValue(rule.Id, out var known))
            return known;
        Current = rule;
        var phases = new List<Phase>();
        Cases(Timeline.Known(rule, reading.KnownOn), 0, Bdd.True, [], phases);
        var holds = phases.Aggregate(Bdd.False, (sum, p) => circuit.Or(sum, p.Holds));
        var force = phases.Where(p => p.Active).Aggregate(Bdd.False, (sum, p) => circuit.Or(sum, p.Holds));
        var compiled = new CompiledRule(Rules++, rule, [.. phases], holds, force, Begins(phases));
        if (isProvision)
            rules[rule.Id] = compiled;
        return compiled;
    }

    /// <summary>The condition of a version without its beginning: its when, and no exception.</summary>
    /// <param name="version">The version.</param>
    /// <param name="active">Whether it is in force on the day: then an exception counts only where it is in force too.</param>
    public int Version(RuleVersion version, bool active) => Exceptions(version)
        .Aggregate(Condition(version.When), (sum, exception) => circuit.And(sum, circuit.Not(active ? exception.InForce : exception.Holds)));

    private CompiledRule[] Exceptions(RuleVersion version) => [.. version.Unless.Select(id => Rule(provisions[id]))];

    private Step[] Begins(List<Phase> phases) => phases.Count <= 1 ? [] :
    [
        .. phases.SelectMany(p => p.Stretches).Select(s => s.Version).Distinct(ReferenceEqualityComparer.Instance).Cast<RuleVersion>()
            .SelectMany(v => v.From).Select(b => steps.Of(b.When)),
    ];

    private void Cases(IReadOnlyList<RuleVersion> versions, int next, int guard, List<(RuleVersion, LegalDay?)> begun, List<Phase> phases)
    {
        if (guard == Bdd.False)
            return;
        if (next == versions.Count)
        {
            var stretches = Timeline.Of(begun);
            var selected = Timeline.Select(stretches, reading.AppliesOn);
            var active = selected >= 0 && stretches[selected].Start.Day <= reading.AppliesOn;
            var version = selected < 0 ? null : stretches[selected].Version;
            var holds = version is null ? Bdd.False : circuit.And(guard, Version(version, active));
            phases.Add(new Phase(guard, stretches, selected, active, holds, version is null ? null : steps.Of(version, Exceptions(version))));
            return;
        }

        foreach (var option in versions[next].From)
        {
            foreach (var (set, day) in Days(option))
                Cases(versions, next + 1, circuit.And(circuit.And(guard, Condition(option.When)), set), [.. begun, (versions[next], day)], phases);
            guard = circuit.And(guard, circuit.Not(Condition(option.When)));
        }
    }

    private IEnumerable<(int Set, LegalDay? Day)> Days(Beginning option) => option.Fact is { } fact
        ? FactDays.Parts(bdd, space.Of(fact.Id)![0], option.When).Select(p => (p.Set, (LegalDay?)p.Day))
        : [(Bdd.True, option.Day is { } day ? new LegalDay(day) : null)];

    private int Named(string pattern)
    {
        var sum = Matching(pattern).Aggregate(Bdd.False, (all, o) => circuit.Or(all, Outcome(o.Id).Truth));
        return pattern.EndsWith('*') && space.Gap(pattern) is { } gap ? circuit.Or(sum, bdd.Variable(gap.Bits[0])) : sum;
    }

    private int Fact(Condition leaf) => space.Of(leaf.AsksFor()!.Id)!.Aggregate(Bdd.False, (sum, unit) => bdd.Or(sum, Encoding.Leaf(bdd, unit, leaf)));

    private CompiledFinding Finding(List<Span> spans, List<CompiledRule> compiled)
    {
        var truth = spans.Aggregate(Bdd.False, (sum, s) => circuit.Or(sum, s.Set));
        var force = spans.Where(s => s.InForce).Aggregate(Bdd.False, (sum, s) => circuit.Or(sum, s.Set));
        var from = Cuts(spans.GroupBy(s => s.From).OrderBy(g => g.Key.Day));
        var until = Cuts(spans.GroupBy(s => s.Until ?? new LegalDay(DateOnly.MaxValue)).OrderByDescending(g => g.Key.Day));
        return new CompiledFinding(truth, force, [.. from], [.. until], [.. compiled], Gap: false);
    }

    private List<Cut> Cuts(IEnumerable<IGrouping<LegalDay, Span>> days)
    {
        var cuts = new List<Cut>();
        var before = Bdd.False;
        foreach (var day in days)
        {
            var set = day.Aggregate(Bdd.False, (sum, s) => circuit.Or(sum, s.Set));
            var byThen = circuit.Or(before, set);
            cuts.Add(new Cut(day.Key, circuit.And(set, circuit.Not(before)), byThen));
            before = byThen;
        }

        return cuts;
    }
}
