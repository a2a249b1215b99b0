using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads the cases of a pack.</summary>
internal sealed class CaseReader(LawPack pack, FactDictionary dictionary)
{
    private static readonly string[] Truths = ["true", "false", "unknown"];
    private readonly List<string> outcomes = [.. pack.Outcomes.Select(o => o.Id)];
    private readonly List<string> obligations = [.. pack.Obligations.Select(o => o.Id)];

    /// <summary>The case at a place, null where it is wrong.</summary>
    public PackCase? Read(YamlPlace place)
    {
        if (!place.HasOnly("name", "on", "known", "facts", "expect", "from", "in-force", "obligations"))
            return null;
        var name = place.Required("name")?.Text();
        var on = place.Required("on")?.Date();
        var known = place.Required("known")?.Date();
        var facts = (place.Optional("facts")?.Entries() ?? []).Select(e => Answer(e.Name, e.Value)).ToList();
        var expectations = new List<CaseExpectation>();
        Expect(place, "expect", outcomes, expectations);
        Expect(place, "in-force", [.. outcomes, .. obligations], expectations);
        Expect(place, "obligations", obligations, expectations);
        Expect(place, "from", [.. outcomes, .. obligations], expectations);
        if (expectations.Count == 0)
            place.Report("the case expects nothing", "add `expect:`, `obligations:`, `from:` or `in-force:`");
        return name is null || on is not { } day || known is not { } text || facts.Contains(null)
            ? null
            : new PackCase(name, new Reading(day, text), [.. facts.OfType<FactAnswer>()], expectations, place.File, place.Line);
    }

    private void Expect(YamlPlace place, string kind, IReadOnlyList<string> valid, List<CaseExpectation> expectations)
    {
        var entries = place.Optional(kind)?.Entries() ?? [];
        var named = entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, value) in entries)
        {
            var ids = Ids(id, valid, named);
            if (ids.Count == 0)
                value.Report($"'{id}' is not an {(kind is "obligations" ? "obligation" : "outcome")} of this pack", NearestWord.RemedyOrList(id, valid, "name one that exists"));
            else if ((kind is "from" ? Day(value) : value.Word(Truths)) is { } expected)
                expectations.AddRange(ids.Select(i => new CaseExpectation(kind, i, expected, value.Line) { IsOfObligation = kind is "obligations" || !outcomes.Contains(i, StringComparer.Ordinal) }));
        }
    }

    /// <summary>The id, or with a star at its end all ids that begin so and are not named beside it.</summary>
    private static IReadOnlyList<string> Ids(string id, IReadOnlyList<string> valid, HashSet<string> named) => id.EndsWith('*')
        ? [.. valid.Where(v => v.StartsWith(id[..^1], StringComparison.Ordinal) && !named.Contains(v))]
        : valid.Contains(id, StringComparer.Ordinal) ? [id] : [];

    private static string? Day(YamlPlace place)
    {
        if (!place.IsMap)
            return place.DayOrNever(out var day) ? ClassificationJson.DayOrNever(day) : null;
        if (!place.HasOnly("earliest", "latest"))
            return null;
        var (first, last) = (place.Required("earliest"), place.Required("latest"));
        if (first is null || last is null || !first.DayOrNever(out var early) || !last.DayOrNever(out var late))
            return null;
        // A null day is never, which comes after all.
        if ((early ?? DateOnly.MaxValue) > (late ?? DateOnly.MaxValue))
            first.Report($"the earliest day ({ClassificationJson.DayOrNever(early)}) is later than the latest ({ClassificationJson.DayOrNever(late)})", "swap the two");
        return $"{ClassificationJson.DayOrNever(early)}..{ClassificationJson.DayOrNever(late)}";
    }

    private FactAnswer? Answer(string id, YamlPlace place)
    {
        if (dictionary.Find(id, place) is not { } fact)
            return null;
        var value = place;
        var complete = false;
        if (place.IsMap)
        {
            if (!place.HasOnly("value", "complete", "reason") || place.Required("value") is not { } inner)
                return null;
            (value, complete) = (inner, place.Optional("complete")?.YesNo() ?? false);
        }

        return Value(fact, value, complete) is { } read ? new FactAnswer(id, read, null, null, null, place.Line) : null;
    }

    private static FactValue? Value(FactDefinition fact, YamlPlace place, bool complete)
    {
        if (place.Node is YamlScalar { Text: "unknown" })
            return new FactValue.DontKnow();
        var options = fact.Options.Select(o => o.Id).ToList();
        switch (fact.Type)
        {
            case FactType.YesNo:
                return place.YesNo() is { } yes ? new FactValue.YesNo(yes) : null;
            case FactType.Judgement:
                return place.YesNo() is { } judged ? new FactValue.Judgement(judged) : null;
            case FactType.OneOf:
                return place.Word(options) is { } one ? new FactValue.OneOf(one) : null;
            case FactType.Number:
                return place.Number() is { } number ? new FactValue.Number(number) : null;
            case FactType.Date:
                return place.Period();
            default:
                var items = place.IsList ? place.Items() : [place];
                var values = items.Select(i => i.Word(options)).OfType<string>().ToList();
                return values.Count == items.Count ? new FactValue.ManyOf([.. values], complete) : null;
        }
    }
}
