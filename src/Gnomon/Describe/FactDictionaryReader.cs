using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>Reads the fact dictionary, <c>packs/facts.yaml</c>; the format stands in docs/reference/pack-format.md.</summary>
public static class FactDictionaryReader
{
    private static readonly string[] Scopes = ["organisation", "model", "system", "use", "market"];
    private static readonly string[] Types = ["yes-no", "one-of", "many-of", "number", "date", "judgement"];

    /// <summary>Reads and checks a dictionary.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">How messages name it.</param>
    /// <returns>The dictionary, or every problem found, with exit code <see cref="ExitCode.Pack"/>.</returns>
    public static Checked<FactDictionary> Read(string path, string name) =>
        YamlFile.Read(path, name, ExitCode.Pack).TryGet(out var file, out var problems) ? Read(file) : Checked.Bad<FactDictionary>(problems);

    internal static Checked<FactDictionary> Read(YamlFile file)
    {
        var problems = new List<Problem>();
        var root = YamlPlace.Root(file, ExitCode.Pack, problems);
        var facts = new List<FactDefinition>();
        YamlList? constraints = null;
        if (root.HasOnly("facts", "constraints"))
        {
            var lines = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var place in root.Required("facts")?.Items() ?? [])
                ReadFact(place, lines, facts);
            if (root.Optional("constraints") is { } rules && rules.Items().Count > 0)
                constraints = rules.Node as YamlList;
        }

        return problems.Count > 0 ? Checked.Bad<FactDictionary>(problems) : Checked.Good(new FactDictionary(facts, constraints, file));
    }

    private static void ReadFact(YamlPlace place, Dictionary<string, int> lines, List<FactDefinition> facts)
    {
        if (!place.HasOnly("id", "scope", "type", "values", "unit", "question", "help", "cost", "who"))
            return;
        var id = place.Required("id")?.Text();
        if (id is not null && !lines.TryAdd(id, place.Line))
            place.Report($"the fact '{id}' stands here a second time; it is already on line {lines[id].ToString(System.Globalization.CultureInfo.InvariantCulture)}", "keep one of the two");
        var scope = place.Required("scope")?.Word(Scopes);
        var type = place.Required("type")?.Word(Types);
        var options = type is null ? [] : Options(place, type);
        var unit = type is "number" ? place.Required("unit")?.Text() : Unwanted(place, "unit", type);
        var question = place.Required("question")?.Localized();
        var help = place.Required("help")?.Localized();
        var cost = place.Required("cost")?.Word("1", "2", "3");
        var who = place.Required("who")?.Localized();
        if (id is null || scope is null || type is null || options is null || question is null || help is null || cost is null || who is null)
            return;
        facts.Add(new FactDefinition(
            id, (FactScope)Array.IndexOf(Scopes, scope), (FactType)Array.IndexOf(Types, type), options, unit, question, help, cost[0] - '0', who));
    }

    private static List<FactOption>? Options(YamlPlace place, string type)
    {
        if (type is not ("one-of" or "many-of"))
        {
            Unwanted(place, "values", type);
            return [];
        }

        if (place.Required("values") is not { } values)
            return null;
        var options = new List<FactOption>();
        foreach (var value in values.Items())
        {
            if (!value.HasOnly("id", "en", "vi", "fr") || value.Required("id")?.Text() is not { } id)
                continue;
            if (options.Exists(o => string.Equals(o.Id, id, StringComparison.Ordinal)))
                value.Report($"the value '{id}' stands here a second time", "keep one of the two");
            if (Label(value) is { } label)
                options.Add(new FactOption(id, label));
        }

        if (values.IsList && values.Items().Count < 2)
            values.Report("a choice needs at least two values", "add values, or make the fact yes-no");
        return options;
    }

    private static LocalizedText? Label(YamlPlace value)
    {
        var (en, vi, fr) = (value.Required("en")?.Text(), value.Required("vi")?.Text(), value.Required("fr")?.Text());
        return en is null || vi is null || fr is null ? null : new LocalizedText(en, vi, fr);
    }

    private static string? Unwanted(YamlPlace place, string key, string? type)
    {
        if (type is not null && place.Optional(key) is { } value)
            value.Report($"a fact of type {type} has no '{key}'", $"take `{key}` away, or change the type");
        return null;
    }
}
