using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>Reads <c>was:</c> of a fact: former ids, each as it is or as <c>{ fact, values: { former: new } }</c>.</summary>
internal static class FormerReader
{
    /// <summary>The former facts of a fact.</summary>
    /// <param name="place">The fact.</param>
    /// <param name="type">Its type; null where that could not be read.</param>
    /// <param name="options">Its values now.</param>
    public static IReadOnlyList<FormerFact> Read(YamlPlace place, string? type, IReadOnlyList<FactOption> options) => place.Optional("was") switch
    {
        null => [],
        { IsList: true } list => [.. list.Items().Select(i => One(i, type, options)).OfType<FormerFact>()],
        { } one => One(one, type, options) is { } former ? [former] : [],
    };

    /// <summary>Reports former ids that are ids of facts still, once all files are read.</summary>
    public static void Check(IEnumerable<YamlFile> files, Dictionary<string, string> places, List<Problem> problems)
    {
        foreach (var file in files)
        {
            foreach (var old in ((file.Root as YamlMap)?["facts"] as YamlList)?.Items.OfType<YamlMap>().SelectMany(Ids) ?? [])
            {
                if (places.TryGetValue(old.Text, out var still))
                    YamlPlace.At(old, "was", file, ExitCode.Pack, problems).Report($"'{old.Text}' is still a fact (in {still}), so it cannot be a former one", "take it from `was:`, or take the fact away");
            }
        }
    }

    private static IEnumerable<YamlScalar> Ids(YamlMap fact) => (fact["was"] switch { null => [], YamlList list => list.Items, var one => new[] { one } })
        .Select(w => w is YamlMap map ? map["fact"] : w).OfType<YamlScalar>();

    private static FormerFact? One(YamlPlace place, string? type, IReadOnlyList<FactOption> options)
    {
        if (!place.IsMap)
            return place.Text() is { } id ? new FormerFact(id, null) : null;
        if (!place.HasOnly("fact", "values") || place.Required("fact")?.Text() is not { } fact)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (old, now) in place.Optional("values")?.Entries() ?? [])
        {
            if (now.Word(type is "yes-no" or "judgement" ? ["true", "false"] : [.. options.Select(o => o.Id)]) is { } heir)
                values[old] = heir;
        }

        return new FormerFact(fact, place.Optional("values") is null ? null : values);
    }
}
