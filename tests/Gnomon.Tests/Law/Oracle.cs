using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Tests.Law;

/// <summary>
/// The law by brute force: every consistent completion of the missing facts, one after another, each read as a lawyer would. It shares
/// no code with the engine but the nouns of a pack.
/// </summary>
internal sealed class Oracle(FactDictionary dictionary, LawPack pack, Reading reading, IReadOnlyList<Constraint> constraints)
{
    private const int Most = 4000;
    private const int MostWithDays = 16_000;

    private readonly HashSet<string> factDays =
    [
        .. pack.Provisions.Concat(pack.Obligations).SelectMany(r => r.Versions).SelectMany(v => v.From).Select(b => b.Fact?.Id).OfType<string>(),
        .. pack.Provisions.Concat(pack.Obligations).SelectMany(r => r.Versions).SelectMany(v => v.From.Select(f => f.When).Append(v.When)).SelectMany(c => c.Whole()).OfType<Condition.HasCome>().Select(c => c.Fact.Id),
    ];

    private readonly List<Condition> leaves =
    [
        .. pack.Provisions.Concat(pack.Obligations).SelectMany(r => r.Versions).SelectMany(v => v.From.Select(f => f.When).Append(v.When))
            .Concat(constraints.Select(c => c.Holds)).SelectMany(c => c.Whole()),
    ];

    /// <summary>One completion: a value for every fact, disagreement and gap, by name.</summary>
    public sealed class World(Dictionary<string, object> values)
    {
        public object this[string name] => values[name];

        /// <summary>What was found out about this world already.</summary>
        public Dictionary<string, bool> Known { get; } = new(StringComparer.Ordinal);

        public Dictionary<Rule, bool> Held { get; } = new(ReferenceEqualityComparer.Instance);

        public string Without(string name) => string.Join(";", values.Where(v => v.Key != name).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={Text(v.Value)}"));

        public string Text(string name) => Text(values[name]);

        private static string Text(object value) => value is HashSet<string> set ? string.Join(",", set.Order(StringComparer.Ordinal)) : FormattableString.Invariant($"{value}");
    }

    /// <summary>The consistent completions; null where there are too many to go through.</summary>
    public IReadOnlyList<World>? Worlds(IReadOnlyList<FactAnswer> answers)
    {
        var choices = new List<(string Name, IReadOnlyList<object> Values)>();
        foreach (var fact in dictionary.Facts)
            choices.Add((fact.Id, Values(fact, answers.FirstOrDefault(a => a.Fact == fact.Id)?.Value)));
        choices.AddRange(Unanswerable);
        if (choices.Aggregate(1L, (product, c) => product * c.Values.Count) > (factDays.Count > 0 ? MostWithDays : Most))
            return null;
        IEnumerable<Dictionary<string, object>> worlds = [[]];
        foreach (var (name, values) in choices)
            worlds = worlds.SelectMany(w => values.Select(v => new Dictionary<string, object>(w, StringComparer.Ordinal) { [name] = v })).ToList();
        return [.. worlds.Select(w => new World(w)).Where(w => constraints.All(c => Holds(c.Holds, w)))];
    }

    /// <summary>What nobody can answer: which source is right, and what the pack does not say; each with the ways it can be.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<object> Values)> Unanswerable => unanswerable ??=
    [
        .. leaves.OfType<Condition.SourceIsRight>().Select(s => s.Disagreement).Distinct().Select(d => (d.Id, (IReadOnlyList<object>)[.. Enumerable.Range(0, d.Sources.Count).Cast<object>()])),
        .. Gaps().Select(g => ("gap " + g, (IReadOnlyList<object>)[true, false])),
    ];

    private IReadOnlyList<(string Name, IReadOnlyList<object> Values)>? unanswerable;

    /// <summary>One completion: an answer to every fact, and a choice among the ways of what nobody can answer.</summary>
    public World Complete(IReadOnlyList<FactAnswer> answers, Func<int, int> choose)
    {
        var values = answers.ToDictionary(a => a.Fact, a => Plain(a.Value), StringComparer.Ordinal);
        foreach (var (name, ways) in Unanswerable)
            values[name] = ways[choose(ways.Count)];
        return new World(values);
    }

    public bool IsConsistent(World world) => constraints.All(c => Holds(c.Holds, world));

    /// <summary>The values that a fact can take where this is known of it.</summary>
    public IReadOnlyList<object> Values(FactDefinition fact, FactValue? answer) => [.. All(fact, answer).Where(v => Fits(v, answer))];

    private static object Plain(FactValue value) => value switch
    {
        FactValue.YesNo yes => yes.Value,
        FactValue.Judgement judged => judged.Value,
        FactValue.OneOf one => one.Value,
        FactValue.Number number => number.Value,
        FactValue.Date { IsDay: true } date => date.First,
        FactValue.ManyOf many => many.Values.ToHashSet(StringComparer.Ordinal),
        _ => throw new InvalidOperationException(),
    };

    public bool Outcome(string id, World world) => world.Known.TryGetValue(id, out var known) ? known : world.Known[id] = IsGap(id) ? (bool)world["gap " + id] : Yielding(id).Any(p => Yields(p, id, world));

    public bool InForce(string id, World world) => IsGap(id) ? (bool)world["gap " + id] : Yielding(id).Any(p => Yields(p, id, world) && Chosen(p, world).Active);

    public DateOnly From(string id, World world) => Yielding(id).Where(p => Yields(p, id, world)).Min(p => Run(p, id, world).From);

    public DateOnly? Until(string id, World world)
    {
        var ends = Yielding(id).Where(p => Yields(p, id, world)).Select(p => Run(p, id, world).Until).ToList();
        return ends.Contains(null) ? null : ends.Max();
    }

    public bool IsGap(string pattern) => Gaps().Contains(pattern);

    public bool Due(Rule rule, World world) => Holds(rule, world);

    /// <summary>Whether a duty is owed and in force, and the days of the run of versions around the reading.</summary>
    public (bool InForce, DateOnly? From, DateOnly? Until) DueDays(Rule rule, World world) =>
        Holds(rule, world) && Run(rule, null, world) is var run ? (Chosen(rule, world).Active, run.From, run.Until) : (false, null, null);

    private IReadOnlyList<string>? gaps;

    private IReadOnlyList<string> Gaps() => gaps ??= [
        .. pack.Outcomes.Select(o => o.Id).Where(o => !Yielding(o).Any())
        .Concat(leaves.OfType<Condition.Outcome>().Select(o => o.Pattern).Where(p => p.EndsWith('*')))
        .Where(p => !pack.Complete.Any(c => c == p || (c.EndsWith('*') && p.TrimEnd('*').StartsWith(c.TrimEnd('*'), StringComparison.Ordinal))))
        .Distinct()];

    private IEnumerable<Rule> Yielding(string id) => yielding.TryGetValue(id, out var known) ? known : yielding[id] = [.. pack.Provisions.Where(p => p.Versions.Any(v => v.KnownOn <= reading.KnownOn && v.Then.Contains(id)))];

    private readonly Dictionary<string, IReadOnlyList<Rule>> yielding = new(StringComparer.Ordinal);

    private bool Yields(Rule rule, string id, World world) => Holds(rule, world) && Chosen(rule, world).Version!.Then.Contains(id);

    private bool Holds(Rule rule, World world)
    {
        if (world.Held.TryGetValue(rule, out var known))
            return known;
        var (version, active) = Chosen(rule, world);
        return world.Held[rule] = version is not null && Holds(version, active, world);
    }

    private bool Holds(RuleVersion version, bool active, World world) => Holds(version.When, world)
        && !version.Unless.Select(u => pack.Provisions.Single(p => p.Id == u)).Any(u => Holds(u, world) && (!active || Chosen(u, world).Active));

    /// <summary>The version of the reading's day, else the next to come.</summary>
    private (RuleVersion? Version, bool Active) Chosen(Rule rule, World world)
    {
        var days = Days(rule, world);
        if (On(rule, reading.AppliesOn, world) is { } now)
            return (now, true);
        return (days.Where(d => d > reading.AppliesOn).Select(d => On(rule, d, world)).FirstOrDefault(v => v is not null), false);
    }

    private (DateOnly From, DateOnly? Until) Run(Rule rule, string? id, World world)
    {
        var active = Chosen(rule, world).Active;
        var days = Days(rule, world);
        bool Runs(DateOnly day) => On(rule, day, world) is { } v && (id is null || v.Then.Contains(id)) && Holds(v, active, world);
        var at = active ? days.Last(d => d <= reading.AppliesOn) : days.First(d => d > reading.AppliesOn && On(rule, d, world) is not null);
        var i = days.IndexOf(at);
        var j = i;
        while (i > 0 && Runs(days[i - 1]))
            i--;
        while (j < days.Count && Runs(days[j]))
            j++;
        return (days[i], j < days.Count ? days[j] : null);
    }

    private List<DateOnly> Days(Rule rule, World world) =>
        [.. Known(rule).SelectMany(v => new[] { Begin(v, world), v.Until }).OfType<DateOnly>().Distinct().Order()];

    private RuleVersion? On(Rule rule, DateOnly day, World world)
    {
        var begun = Known(rule).LastOrDefault(v => Begin(v, world) <= day);
        return begun?.Until <= day ? null : begun;
    }

    private List<RuleVersion> Known(Rule rule)
    {
        var known = rule.Versions.Where(v => v.KnownOn <= reading.KnownOn).ToList();
        var instead = known.FindLastIndex(v => v.Instead);
        return instead < 0 ? known : known[instead..];
    }

    private DateOnly? Begin(RuleVersion version, World world) => version.From.FirstOrDefault(b => Holds(b.When, world)) is { Fact: { } fact } ? (DateOnly)world[fact.Id] : version.From.FirstOrDefault(b => Holds(b.When, world))?.Day;

    private bool Holds(Condition condition, World world) => condition switch
    {
        Condition.Constant c => c.Value,
        Condition.All all => all.Parts.All(p => Holds(p, world)),
        Condition.Any any => any.Parts.Any(p => Holds(p, world)),
        Condition.Not not => !Holds(not.Part, world),
        Condition.Outcome o => pack.Outcomes.Any(x => (o.Pattern.EndsWith('*') ? x.Id.StartsWith(o.Pattern[..^1], StringComparison.Ordinal) : x.Id == o.Pattern) && Outcome(x.Id, world))
            || (o.Pattern.EndsWith('*') && IsGap(o.Pattern) && (bool)world["gap " + o.Pattern]),
        Condition.SourceIsRight s => (int)world[s.Disagreement.Id] == s.Source,
        Condition.DateIs d => d.Before ? (DateOnly)world[d.Fact.Id] < d.Day : (DateOnly)world[d.Fact.Id] >= d.Day,
        Condition.HasCome d => (DateOnly)world[d.Fact.Id] <= reading.AppliesOn,
        Condition.NumberIs n => Compare((decimal)world[n.Fact.Id], n),
        Condition.HasValue h => world[h.Fact.Id] switch
        {
            bool b => b == (h.Values[0] is "true"),
            HashSet<string> set => h.Values.Any(set.Contains),
            var one => h.Values.Contains((string)one),
        },
        _ => throw new InvalidOperationException(),
    };

    private static bool Compare(decimal value, Condition.NumberIs leaf) => leaf.Comparison switch
    {
        Comparison.AtLeast => value >= leaf.Bound,
        Comparison.AtMost => value <= leaf.Bound,
        Comparison.Above => value > leaf.Bound,
        _ => value < leaf.Bound,
    };

    private IEnumerable<object> All(FactDefinition fact, FactValue? answer) => fact.Type switch
    {
        FactType.YesNo or FactType.Judgement => [true, false],
        FactType.OneOf => fact.Options.Select(o => (object)o.Id),
        FactType.Number => leaves.OfType<Condition.NumberIs>().SelectMany(n => new[] { n.Bound, n.Bound + 1 }).Append(0).Append(answer is FactValue.Number number ? number.Value : 0).Distinct().Cast<object>(),
        FactType.Date when factDays.Contains(fact.Id) => Days(answer),
        FactType.Date => leaves.OfType<Condition.DateIs>().Select(d => d.Day).Append(DateOnly.MinValue).Concat(answer is FactValue.Date date ? [date.First, date.Last] : []).Distinct().Cast<object>(),
        _ => Subsets([.. fact.Options.Select(o => o.Id)]),
    };

    /// <summary>Where a rule begins on the day of an answer: every day that the law or the reading names, the ones before and after, and the ends of the calendar.</summary>
    private IEnumerable<object> Days(FactValue? answer) => pack.Provisions.Concat(pack.Obligations).SelectMany(r => r.Versions).SelectMany(v => v.From.Select(b => b.Day).Append(v.Until)).OfType<DateOnly>()
        .Concat(leaves.OfType<Condition.DateIs>().Select(d => d.Day)).Append(reading.AppliesOn).Concat(answer is FactValue.Date date ? [date.First, date.Last] : []).Where(d => d > DateOnly.MinValue)
        .SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) }).Append(DateOnly.MinValue).Append(DateOnly.MaxValue).Distinct().Cast<object>();

    private static IEnumerable<object> Subsets(IReadOnlyList<string> options)
    {
        for (var mask = 0; mask < 1 << options.Count; mask++)
        {
            var set = options.Where((_, i) => (mask >> i & 1) == 1).ToHashSet();
            if (!options.Contains("none") || (set.Count > 0 && (!set.Contains("none") || set.Count == 1)))
                yield return set;
        }
    }

    private static bool Fits(object value, FactValue? answer) => answer switch
    {
        null or FactValue.DontKnow => true,
        FactValue.YesNo yes => yes.Value.Equals(value),
        FactValue.Judgement judged => judged.Value.Equals(value),
        FactValue.OneOf one => one.Value.Equals(value),
        FactValue.Number number => number.Value.Equals(value),
        FactValue.Date date => date.First <= (DateOnly)value && (DateOnly)value <= date.Last,
        FactValue.ManyOf many => many.Complete ? ((HashSet<string>)value).SetEquals(many.Values) : many.Values.IsSubsetOf((HashSet<string>)value),
        _ => throw new InvalidOperationException(),
    };
}
