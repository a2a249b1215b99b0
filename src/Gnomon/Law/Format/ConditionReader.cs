using System.Globalization;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads conditions; facts, values, units and outcomes are checked on the spot.</summary>
/// <param name="dictionary">The facts.</param>
/// <param name="outcomes">The ids that may be named; null where outcomes may not stand (constraints between facts).</param>
internal sealed class ConditionReader(FactDictionary dictionary, IReadOnlyCollection<string>? outcomes)
{
    private static readonly string[] Operators = ["all", "any", "not", "conflict"];

    /// <summary>The facts.</summary>
    public FactDictionary Dictionary => dictionary;

    /// <summary>The condition at a place, null where it is wrong.</summary>
    public Condition? Read(YamlPlace place) => place.Node switch
    {
        YamlScalar { Text: "true" or "false" } scalar => new Condition.Constant(scalar.Text is "true"),
        YamlScalar => Outcome(place),
        YamlMap { Entries.Count: 1 } map => Single(place, map.Entries[0].Key.Text),
        _ => Wrong(place, "a condition is one fact, one outcome, or one of all, any, not, conflict", "write each fact as an item of its own under all: or any:"),
    };

    /// <summary>The outcome, or pattern of outcomes, named at a place.</summary>
    public Condition? Outcome(YamlPlace place)
    {
        if (place.Text() is not { } pattern)
            return null;
        if (outcomes is null)
            return Wrong(place, $"'{pattern}' stands where only facts may stand", "write {fact: value}");
        if (outcomes.Any(o => Patterns.Covers(pattern, o)))
            return new Condition.Outcome(pattern);
        return Wrong(place, $"'{pattern}' is not an outcome of this pack", NearestWord.RemedyOrList(pattern, outcomes, "list it under outcomes: in pack.yaml"));
    }

    /// <summary>The fact of a day that is named at a place, null where none is.</summary>
    public FactDefinition? Day(YamlPlace place) => place.Node is YamlScalar scalar && dictionary.Find(scalar.Text) is { Type: FactType.Date } fact ? fact : null;

    /// <summary>Whether a word at a place may be a fact that could not be read, which was reported there.</summary>
    public bool IsUnread(YamlPlace place) => place.Node is YamlScalar { Text: [>= 'a' and <= 'z', ..] } word && dictionary.Find(word.Text) is null && !dictionary.Lacks(word.Text);

    private Condition? Single(YamlPlace place, string key)
    {
        var value = place.Optional(key)!;
        return key switch
        {
            "all" => Parts(value) is { } parts ? new Condition.All(parts) : null,
            "any" => Parts(value) is { } parts ? new Condition.Any(parts) : null,
            "not" => Read(value) is { } part ? new Condition.Not(part) : null,
            "conflict" => Conflict(value),
            _ => Fact(value, key),
        };
    }

    private List<Condition>? Parts(YamlPlace place)
    {
        var items = place.Items();
        if (place.IsList && items.Count == 0)
            place.Report("the list of conditions is empty", "name at least one condition");
        var parts = items.Select(Read).ToList();
        return items.Count == 0 || parts.Contains(null) ? null : [.. parts.OfType<Condition>()];
    }

    private Condition.Any? Conflict(YamlPlace place)
    {
        if (Disagreements.Read(place, Read) is not { } claims)
            return null;
        // Exactly one source is right; where both say the same of a system, the answer is known all the same.
        return new Condition.Any([.. claims.Claims.Select((claim, i) => new Condition.All([new Condition.SourceIsRight(claims.Disagreement, i), claim]))]);
    }

    private Condition? Fact(YamlPlace place, string id)
    {
        if (dictionary.Find(id, place, Operators) is not { } fact)
            return null;
        return fact.Type switch
        {
            FactType.Number => Number(place, fact),
            FactType.Date => Date(place, fact),
            FactType.YesNo or FactType.Judgement => place.YesNo() is { } yes ? new Condition.HasValue(fact, [yes ? "true" : "false"]) : null,
            _ => Values(place, fact),
        };
    }

    private static Condition.HasValue? Values(YamlPlace place, FactDefinition fact)
    {
        var options = fact.Options.Select(o => o.Id).ToList();
        var items = place.IsList ? place.Items() : [place];
        if (place.IsList && items.Count == 0)
            place.Report("the list of values is empty", "name at least one value");
        var values = items.Select(i => i.Word(options)).OfType<string>().ToList();
        return values.Count > 0 && values.Count == items.Count ? new Condition.HasValue(fact, values) : null;
    }

    private static Condition? Number(YamlPlace place, FactDefinition fact)
    {
        if (!place.HasOnly("at-least", "at-most", "above", "below", "unit"))
            return null;
        var bounds = new List<Condition>();
        foreach (var (name, value) in place.Entries().Where(e => e.Name is not "unit"))
        {
            if (value.Number() is { } bound)
                bounds.Add(new Condition.NumberIs(fact, Enum.Parse<Comparison>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true), bound));
        }

        var unit = place.Required("unit")?.Word(fact.Unit!);
        if (place.Entries().All(e => e.Name is "unit"))
            return Wrong(place, "no bound stands here", "write at-least, at-most, above or below");
        return unit is null || bounds.Count == 0 ? null : Joined(bounds);
    }

    private Condition? Date(YamlPlace place, FactDefinition fact)
    {
        if (!place.HasOnly("before", "on-or-after", "has-come"))
            return null;
        var bounds = new List<Condition>();
        foreach (var (name, value) in place.Entries())
        {
            if (name is "has-come" && outcomes is null)
                return Wrong(value, "has-come stands where no day is that the law is applied to", "write before or on-or-after with a day");
            if (name is "has-come" && value.YesNo() is { } come)
                bounds.Add(come ? new Condition.HasCome(fact) : new Condition.Not(new Condition.HasCome(fact)));
            else if (name is not "has-come" && value.Date() is { } day)
                bounds.Add(new Condition.DateIs(fact, name is "before", day));
        }

        if (place.Entries().Count == 0)
            return Wrong(place, "no day stands here", "write before, on-or-after or has-come");
        return bounds.Count > 0 ? Joined(bounds) : null;
    }

    private static Condition Joined(List<Condition> bounds) => bounds.Count == 1 ? bounds[0] : new Condition.All(bounds);

    private static Condition? Wrong(YamlPlace place, string what, string remedy)
    {
        place.Report(what, remedy);
        return null;
    }

    /// <summary>Where a place lies, as a disagreement is named.</summary>
    public static string Where(YamlPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}:{place.Node.Column}");
}
