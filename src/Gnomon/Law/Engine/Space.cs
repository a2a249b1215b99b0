using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>The boolean variables that a pack is compiled over: the units of its facts, disagreements and gaps.</summary>
internal sealed class Space
{
    private readonly List<Unit> units = [];
    private readonly Dictionary<string, Unit[]> byFact = new(StringComparer.Ordinal);
    private readonly Dictionary<Disagreement, Unit> byDisagreement = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Unit> byGap = new(StringComparer.Ordinal);
    private readonly Unit[] byVariable;
    private readonly FactDays? factDays;

    /// <param name="dictionary">The facts; their order is the order of the units.</param>
    /// <param name="conditions">Everything that will be compiled; each by itself keeps its variables together.</param>
    /// <param name="gaps">Outcomes and patterns that no known provision yields.</param>
    /// <param name="models">How many models there are.</param>
    /// <param name="factDays">Where dates are cut beside what conditions name; null for nowhere.</param>
    public Space(FactDictionary dictionary, IReadOnlyList<Condition> conditions, IEnumerable<string> gaps, int models, FactDays? factDays = null)
    {
        (Models, this.factDays) = (models, factDays);
        var leaves = conditions.SelectMany(c => c.Whole()).ToList();
        var asked = leaves.Where(l => l.AsksFor() is not null).ToLookup(l => l.AsksFor()!.Id, StringComparer.Ordinal);
        foreach (var fact in dictionary.Facts.Where(f => asked.Contains(f.Id)))
            byFact[fact.Id] = [.. Enumerable.Range(0, fact.Scope == FactScope.Model ? models : 1).Select(model => OfFact(fact, model, asked[fact.Id]))];
        foreach (var source in leaves.OfType<Condition.SourceIsRight>().Select(s => s.Disagreement))
        {
            if (!byDisagreement.ContainsKey(source))
                byDisagreement[source] = Add(new Unit { Index = units.Count, Bits = Bits(source.Sources.Count), Disagreement = source });
        }

        foreach (var gap in gaps.Distinct(StringComparer.Ordinal))
            byGap[gap] = Add(new Unit { Index = units.Count, Bits = Bits(1), NotModelled = gap });
        byVariable = new Unit[Variables];
        var levels = VariableOrder.Of(Variables, Groups(conditions));
        foreach (var unit in units)
        {
            unit.Place(levels);
            foreach (var bit in unit.Bits)
                byVariable[bit] = unit;
        }
    }

    /// <summary>How many variables there are.</summary>
    public int Variables { get; private set; }

    public int Models { get; }

    public IReadOnlyList<Unit> Units => units;

    public Unit Of(FactDefinition fact, int model) => byFact[fact.Id][model];

    /// <summary>The units of a fact, one for each model where it is about a model; null where no condition asks for it.</summary>
    public Unit[]? Of(string fact) => byFact.GetValueOrDefault(fact);

    public Unit Of(Disagreement disagreement) => byDisagreement[disagreement];

    public Unit? Gap(string pattern) => byGap.GetValueOrDefault(pattern);

    /// <summary>The unit that a variable belongs to.</summary>
    public Unit At(int variable) => byVariable[variable];

    /// <summary>The cut that a comparison turns on: below is not at-least, at-most is not above.</summary>
    public static (decimal Bound, bool OrEqual) Cut(Condition.NumberIs leaf) => (leaf.Bound, leaf.Comparison is Comparison.AtLeast or Comparison.Below);

    private Unit Add(Unit unit)
    {
        units.Add(unit);
        Variables += unit.Count;
        return unit;
    }

    private int[] Bits(int count) => [.. Enumerable.Range(Variables, count)];

    private Unit OfFact(FactDefinition fact, int model, IEnumerable<Condition> leaves)
    {
        var cuts = leaves.OfType<Condition.NumberIs>().Select(Cut).Distinct().OrderBy(c => c.Bound).ThenByDescending(c => c.OrEqual).ToList();
        var days = leaves.OfType<Condition.DateIs>().Select(d => d.Day).Concat(factDays?.Of(fact) ?? []).Distinct().Order().ToList();
        var count = fact.Type switch
        {
            FactType.YesNo or FactType.Judgement => 1,
            FactType.Number => cuts.Count,
            FactType.Date => days.Count,
            _ => fact.Options.Count,
        };
        return Add(new Unit { Index = units.Count, Bits = Bits(count), Fact = fact, Model = model, Cuts = cuts, Days = days, Tomorrow = factDays?.Tomorrow ?? default });
    }

    private List<int[]> Groups(IReadOnlyList<Condition> conditions)
    {
        var groups = units.Where(u => u.Count > 1).Select(u => u.Bits.ToArray()).ToList();
        groups.AddRange(conditions.Select(c => c.Whole().SelectMany(Spoken).Distinct().ToArray()).Where(g => g.Length > 1));
        return groups;
    }

    private IEnumerable<int> Spoken(Condition leaf) => leaf switch
    {
        Condition.HasValue { Fact.Options.Count: > 0 } has => byFact[has.Fact.Id].SelectMany(u => has.Fact.Options.Index().Where(o => has.Values.Contains(o.Item.Id, StringComparer.Ordinal)).Select(o => u.Bits[o.Index])),
        Condition.SourceIsRight source => byDisagreement[source.Disagreement].Bits,
        _ => leaf.AsksFor() is { } fact ? byFact[fact.Id].SelectMany(u => u.Bits) : [],
    };
}
