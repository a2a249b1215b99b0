using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>Reads the fact dictionary, <c>facts*.yaml</c>; the format stands in docs/reference/pack-format.md.</summary>
public static class FactDictionaryReader
{
    private static readonly string[] Scopes = ["organisation", "model", "system", "use", "market"];

    /// <summary>Reads and checks the dictionary of a folder of packs.</summary>
    /// <param name="packs">The folder; its <c>facts*.yaml</c> are shared by all packs, those of a subfolder ask what only that pack needs.</param>
    /// <param name="name">How messages name the folder.</param>
    /// <param name="parsed">What the files parsed to before.</param>
    /// <returns>The dictionary, or every problem found, with exit code <see cref="ExitCode.Pack"/>.</returns>
    public static Checked<FactDictionary> ReadFolder(string packs, string name, ParsedFiles? parsed = null)
    {
        ArgumentNullException.ThrowIfNull(packs);
        return ReadFolders(name, () => [(packs, name), .. Directory.GetDirectories(packs).Order(StringComparer.Ordinal).Select(d => (d, $"{name}/{Path.GetFileName(d)}"))], parsed ?? ParsedFiles.None);
    }

    /// <summary>Reads and checks the dictionary that several folders make together.</summary>
    /// <param name="folders">The folder whose <c>facts*.yaml</c> all packs share, then those of the packs, each with its name in messages.</param>
    /// <param name="parsed">What the files parsed to before.</param>
    /// <returns>The dictionary, or every problem found, with exit code <see cref="ExitCode.Pack"/>.</returns>
    public static Checked<FactDictionary> ReadFolders(IReadOnlyList<(string Folder, string Name)> folders, ParsedFiles? parsed = null)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return ReadFolders(folders[0].Name, () => folders, parsed ?? ParsedFiles.None);
    }

    /// <summary>The same as far as it can be read: the packs can then be checked against the rest of it, so that all problems are told at once.</summary>
    internal static FactDictionary ReadFolders(IReadOnlyList<(string Folder, string Name)> folders, List<Problem> problems) =>
        ReadWhole(Files(folders[0].Name, () => folders, ParsedFiles.None, problems), problems);

    private static Checked<FactDictionary> ReadFolders(string name, Func<IReadOnlyList<(string Folder, string Name)>> folders, ParsedFiles parsed)
    {
        var problems = new List<Problem>();
        var dictionary = ReadWhole(Files(name, folders, parsed, problems), problems);
        return problems.Count > 0 ? Checked.Bad<FactDictionary>(problems) : Checked.Good(dictionary);
    }

    private static List<YamlFile> Files(string name, Func<IReadOnlyList<(string Folder, string Name)>> folders, ParsedFiles parsed, List<Problem> problems)
    {
        var files = new List<YamlFile>();
        try
        {
            foreach (var (folder, own) in folders())
            {
                problems.AddRange(FactFiles.Misnamed(folder, own));
                foreach (var path in Directory.GetFiles(folder, "facts*.yaml").Order(StringComparer.Ordinal))
                {
                    if (parsed.Read(path, $"{own}/{Path.GetFileName(path)}", ExitCode.Pack).TryGet(out var file, out var found))
                        files.Add(file);
                    else
                        problems.AddRange(found);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(ExitCode.Pack, $"the folder of packs cannot be read: {e.Message}", "check the path and its permissions") { File = name });
        }

        if (files.Count == 0 && problems.Count == 0)
            problems.Add(new Problem(ExitCode.Pack, "there is no fact dictionary in this folder", "add facts.yaml") { File = name });
        return files;
    }

    internal static Checked<FactDictionary> Read(params IReadOnlyList<YamlFile> files)
    {
        var problems = new List<Problem>();
        var dictionary = ReadWhole(files, problems);
        return problems.Count > 0 ? Checked.Bad<FactDictionary>(problems) : Checked.Good(dictionary);
    }

    private static FactDictionary ReadWhole(IReadOnlyList<YamlFile> files, List<Problem> problems)
    {
        // A file that was found and not read was reported by now; a fact without an id may be any.
        var incomplete = problems.Count > 0 || !files.All(HasIds);
        var facts = new List<FactDefinition>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var read = files.Select(f => new FactFile(f, ReadFile(f, places, facts, incomplete, problems))).ToList();
        FormerReader.Check(read.Select(f => f.File), places, problems);
        return new FactDictionary([.. facts.DistinctBy(f => f.Id, StringComparer.Ordinal)], read)
        {
            Incomplete = incomplete,
            Unread = places.Keys.Except(facts.Select(f => f.Id), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static bool HasIds(YamlFile file) =>
        (file.Root as YamlMap)?["facts"] is YamlList facts && facts.Items.All(f => (f as YamlMap)?["id"] is YamlScalar { Text.Length: > 0 });

    private static YamlList? ReadFile(YamlFile file, Dictionary<string, string> places, List<FactDefinition> facts, bool incomplete, List<Problem> problems)
    {
        var root = YamlPlace.Root(file, ExitCode.Pack, problems);
        if (!root.HasOnly("facts", "constraints"))
            return null;
        foreach (var place in root.Required("facts")?.Items() ?? [])
            ReadFact(file, place, places, facts, incomplete);
        return root.Optional("constraints") is { } rules && rules.Items().Count > 0 ? rules.Node as YamlList : null;
    }

    private static void ReadFact(YamlFile file, YamlPlace place, Dictionary<string, string> places, List<FactDefinition> facts, bool incomplete)
    {
        if (!place.HasOnly("id", "scope", "type", "values", "unit", "question", "help", "asked-in", "first", "cost", "who", "was", "follows", "after"))
            return;
        var id = PackIds.Read(place.Required("id"));
        if (id is not null && !places.TryAdd(id, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.Name}:{place.Line}")))
            place.Report($"the fact '{id}' stands here a second time; it is already in {places[id]}", "keep one of the two");
        var scope = place.Required("scope")?.Word(Scopes);
        var type = place.Required("type")?.Word(FactTypes.Ids);
        var options = type is null ? [] : Options(place, type);
        var unit = type is "number" ? place.Required("unit")?.Text() : Unwanted(place, "unit", type);
        var question = place.Required("question")?.Localized();
        var help = place.Required("help")?.Localized();
        var askedIn = AskedIn(place, scope);
        var first = place.Optional("first")?.YesNo() ?? false;
        var cost = place.Required("cost")?.Word("1", "2", "3");
        var who = place.Required("who")?.Localized();
        var was = FormerReader.Read(place, type, options ?? []);
        var (follows, after) = (Above(place, "follows", id, places, incomplete), Above(place, "after", id, places, incomplete));
        if (id is null || scope is null || type is null || options is null || question is null || help is null || cost is null || who is null)
            return;
        facts.Add(new FactDefinition(
            id, (FactScope)Array.IndexOf(Scopes, scope), (FactType)Array.IndexOf(FactTypes.Ids, type), options, unit, question, help, cost[0] - '0', who)
        {
            Was = was,
            AskedIn = askedIn,
            First = first,
            Follows = follows,
            After = after,
        });
    }

    private static Dictionary<string, FactWords> AskedIn(YamlPlace place, string? scope)
    {
        var words = new Dictionary<string, FactWords>(StringComparer.OrdinalIgnoreCase);
        if (place.Optional("asked-in") is not { } markets)
            return words;
        if (scope is not (null or "market"))
            markets.Report("only a question about a market is asked for each of them", "take `asked-in` away, or give the fact `scope: market`");
        foreach (var (market, value) in markets.Entries())
        {
            if (value.HasOnly("question", "help") && value.Required("question")?.Localized() is { } question && value.Required("help")?.Localized() is { } help)
                words[market] = new FactWords(question, help);
        }

        return words;
    }

    // Only what stands above may be named: so no two can wait for each other.
    private static string? Above(YamlPlace place, string key, string? own, Dictionary<string, string> places, bool incomplete)
    {
        if (place.Optional(key) is not { } named || named.Text() is not { } id)
            return null;
        if (places.ContainsKey(id) && !string.Equals(id, own, StringComparison.Ordinal))
            return id;
        if (!incomplete)
            named.Report($"'{id}' is no fact that stands above this one", "name one that does, or move this one below it");
        return null;
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
            if (!value.HasOnly("id", "en", "vi", "fr", "was") || PackIds.OfValue(value.Required("id")) is not { } id)
                continue;
            if (options.Exists(o => string.Equals(o.Id, id, StringComparison.Ordinal)))
                value.Report($"the value '{id}' stands here a second time", "keep one of the two");
            if (Label(value) is { } label)
                options.Add(new FactOption(id, label) { Was = value.Optional("was")?.Texts() ?? [] });
        }

        foreach (var (value, old) in values.IsList ? values.Items().SelectMany(v => (v.IsMap ? v.Optional("was")?.Texts() ?? [] : []).Select(w => (v, w))) : [])
        {
            if (options.Exists(o => string.Equals(o.Id, old, StringComparison.Ordinal)))
                value.Report($"'{old}' is still a value of this fact, so it cannot be a former one", "take it from `was:`, or take the value away");
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
