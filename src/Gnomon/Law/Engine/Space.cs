using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>The boolean variables that a pack is compiled over: the units of its facts, disagreements and gaps, in the order of the dictionary.</summary>
internal sealed class Space
{
    private readonly List<Unit> units = [];
    private readonly List<Unit> byVariable = [];
    private readonly Dictionary<(string, int), Unit> byFact = [];
    private readonly Dictionary<Disagreement, Unit> byDisagreement = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Unit> byGap = new(StringComparer.Ordinal);

    /// <param name="dictionary">The facts; their order is the order of the variables.</param>
    /// <param name="conditions">Everything that will be compiled.</param>
    /// <param name="gaps">Outcomes and patterns that no known provision yields.</param>
    /// <param name="models">How many models there are.</param>
    public Space(FactDictionary dictionary, IReadOnlyList<Condition> conditions, IEnumerable<string> gaps, int models)
    {
        Models = models;
        var leaves = conditions.SelectMany(c => c.Whole()).ToList();
        var asked = leaves.Where(l => l.AsksFor() is not null).ToLookup(l => l.AsksFor()!.Id, StringComparer.Ordinal);
        foreach (var fact in dictionary.Facts.Where(f => asked.Contains(f.Id)))
        {
            for (var model = 0; model < (fact.Scope == FactScope.Model ? models : 1); model++)
                byFact[(fact.Id, model)] = Add(OfFact(fact, model, asked[fact.Id]));
        }

        foreach (var source in leaves.OfType<Condition.SourceIsRight>())
        {
            if (!byDisagreement.ContainsKey(source.Disagreement))
                byDisagreement[source.Disagreement] = Add(new Unit { First = Variables, Count = source.Disagreement.Sources.Count, Disagreement = source.Disagreement });
        }

        foreach (var gap in gaps.Distinct(StringComparer.Ordinal))
            byGap[gap] = Add(new Unit { First = Variables, Count = 1, NotModelled = gap });
    }

    /// <summary>How many variables there are.</summary>
    public int Variables { get; private set; }

    public int Models { get; }

    public IReadOnlyList<Unit> Units => units;

    public Unit Of(FactDefinition fact, int model) => byFact[(fact.Id, model)];

    public Unit Of(Disagreement disagreement) => byDisagreement[disagreement];

    public Unit? Gap(string pattern) => byGap.GetValueOrDefault(pattern);

    /// <summary>The unit that a variable belongs to.</summary>
    public Unit At(int variable) => byVariable[variable];

    private Unit Add(Unit unit)
    {
        units.Add(unit);
        byVariable.AddRange(Enumerable.Repeat(unit, unit.Count));
        Variables += unit.Count;
        return unit;
    }

    private Unit OfFact(FactDefinition fact, int model, IEnumerable<Condition> leaves)
    {
        var cuts = leaves.OfType<Condition.NumberIs>().Select(Cut).Distinct().OrderBy(c => c.Bound).ThenByDescending(c => c.OrEqual).ToList();
        var days = leaves.OfType<Condition.DateIs>().Select(d => d.Day).Distinct().Order().ToList();
        var count = fact.Type switch
        {
            FactType.YesNo or FactType.Judgement => 1,
            FactType.Number => cuts.Count,
            FactType.Date => days.Count,
            _ => fact.Options.Count,
        };
        return new Unit { First = Variables, Count = count, Fact = fact, Model = model, Cuts = cuts, Days = days };
    }

    /// <summary>The cut that a comparison turns on: below is not at-least, at-most is not above.</summary>
    public static (decimal Bound, bool OrEqual) Cut(Condition.NumberIs leaf) => (leaf.Bound, leaf.Comparison is Comparison.AtLeast or Comparison.Below);
}
