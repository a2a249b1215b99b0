using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law.Scores;

namespace Gnomon.Law.Format;

/// <summary>Reads one pack from its files and checks it whole.</summary>
internal static class PackReader
{
    /// <summary>The file that says what the pack is.</summary>
    public const string HeadFile = "pack.yaml";

    private static readonly string[] Parts = ["facts", "scores", "schedules", "penalties", "provisions", "obligations"];

    /// <summary>The pack, or null with every problem found added to the list.</summary>
    /// <param name="source">Its files.</param>
    /// <param name="dictionary">The facts.</param>
    /// <param name="problems">Where problems go.</param>
    public static LawPack? Read(PackSource source, FactDictionary dictionary, List<Problem> problems)
    {
        var (before, name, files) = (problems.Count, source.Name, source.Files);
        if (Head(source, problems) is not { } pack)
            return null;
        pack = pack with { Digest = PackDigest.Of(name + "/", [.. files.Select(f => (f.Name, f.Bytes)), .. source.Cases.Select(c => (c.Name, c.Bytes))]), CaseFiles = source.Cases };
        var outcomes = pack.Outcomes.Select(o => o.Id).ToList();
        Apart(pack, $"{name}/{HeadFile}", dictionary, problems);
        var conditions = new ConditionReader(dictionary, outcomes);
        var shared = new SharedParts(
            pack.Acts,
            Named(name, "schedules", files, new RuleReader(conditions, new SharedParts(pack.Acts), RuleKind.Schedule).Schedule, problems),
            Named(name, "penalties", files, place => PenaltyReader.Named(place, pack.Acts), problems))
        {
            Pack = pack.Id,
            Outcomes = outcomes,
            Provisions = Ids(name, files),
        };
        var provisions = Rules(name, "provisions", files, new RuleReader(conditions, shared, RuleKind.Provision), problems);
        var obligations = Rules(name, "obligations", files, new RuleReader(conditions, shared, RuleKind.Obligation), problems);
        var scores = ScoreReader.ReadAll(files.Where(f => IsPart(Short(name, f), "scores")).Select(f => YamlPlace.Root(f, ExitCode.Pack, problems)), dictionary);
        Strangers(name, files, problems);
        pack = pack with { Scores = scores, Provisions = provisions, Obligations = obligations };
        // A rule that names a fact which could not be read is left out without a word of its own.
        if (dictionary.IsWhole && problems.Count == before)
            PackCheck.Check(pack, problems);
        return problems.Count == before ? pack : null;
    }

    /// <summary>The pack without its rules and its digest, or null where pack.yaml is missing or wrong.</summary>
    public static LawPack? Head(PackSource source, List<Problem> problems)
    {
        if (source.Files.FirstOrDefault(f => Short(source.Name, f) is HeadFile) is { } head)
        {
            var root = YamlPlace.Root(head, ExitCode.Pack, problems);
            BearsNameOf(source.Name, root);
            return PackHead.Read(root) is { } pack ? pack with { Folder = source.Name } : null;
        }

        // One that is there and no YAML, or that bears another name, was reported already.
        if (!problems.Exists(p => p.File is { } file && file.StartsWith(source.Name + "/", StringComparison.Ordinal) && PackPlace.IsHead(file[(source.Name.Length + 1)..])))
            problems.Add(new Problem(ExitCode.Pack, "the pack has no pack.yaml", "add pack.yaml with title, acts and outcomes") { File = source.Name });
        return null;
    }

    // A pack takes the place of a shipped one by the name of its folder: under another id it would make that law vanish.
    private static void BearsNameOf(string folder, YamlPlace root)
    {
        if (root.Optional("pack") is { Node: YamlScalar { Text: var id } } place && PackName.IsId(id) && !string.Equals(id, folder, StringComparison.Ordinal))
            place.Report($"the folder is named '{folder}', and the pack in it '{id}'", "give both one name: a pack is known by it, and takes the place of the shipped pack of that name");
    }

    /// <summary>Conditions name both facts and outcomes: no id may be that of both.</summary>
    private static void Apart(LawPack pack, string file, FactDictionary dictionary, List<Problem> problems)
    {
        foreach (var outcome in pack.Outcomes.Where(o => dictionary.Find(o.Id) is not null))
        {
            var at = dictionary.PlaceOf(outcome.Id) is { } fact ? FormattableString.Invariant($" ({fact.File}:{fact.Line})") : "";
            problems.Add(new Problem(ExitCode.Pack, $"'{outcome.Id}' is also the id of a fact{at}", "give the outcome an id of its own") { File = file, Line = outcome.Line, Key = outcome.Id });
        }
    }

    private static string Short(string name, YamlFile file) => file.Name[(name.Length + 1)..];

    private static void Strangers(string name, IReadOnlyList<YamlFile> files, List<Problem> problems)
    {
        foreach (var file in files)
        {
            var own = Short(name, file);
            if (own is not HeadFile && !Parts.Any(part => IsPart(own, part)))
                problems.Add(new Problem(ExitCode.Pack, "this file is no part of a pack", "name it facts*.yaml, scores*.yaml, schedules*.yaml, penalties*.yaml, provisions*.yaml, obligations*.yaml or cases/*.yaml") { File = file.Name });
        }
    }

    private static List<string> Ids(string name, IReadOnlyList<YamlFile> files) =>
        [.. files.Where(f => IsPart(Short(name, f), "provisions"))
            .SelectMany(f => ((f.Root as YamlMap)?["provisions"] as YamlList)?.Items ?? [])
            .Select(item => ((item as YamlMap)?["id"] as YamlScalar)?.Text)
            .OfType<string>()];

    private static bool IsPart(string own, string part) => own.StartsWith(part, StringComparison.Ordinal) && !own.Contains('/', StringComparison.Ordinal);

    private static List<Rule> Rules(string name, string part, IReadOnlyList<YamlFile> files, RuleReader reader, List<Problem> problems)
    {
        var rules = new List<Rule>();
        foreach (var place in Items(name, part, files, problems))
        {
            if (reader.Read(place) is not { } rule)
                continue;
            if (rules.Find(r => string.Equals(r.Id, rule.Id, StringComparison.Ordinal)) is { } first)
                Twice(place, rule.Id, first.File, first.Line);
            rules.Add(rule);
        }

        return rules;
    }

    /// <summary>Parts that rules name by id; one that is wrong keeps its id, so that those who name it are not reported as well.</summary>
    private static Dictionary<string, T?> Named<T>(string name, string part, IReadOnlyList<YamlFile> files, Func<YamlPlace, T?> read, List<Problem> problems)
        where T : class
    {
        var found = new Dictionary<string, T?>(StringComparer.Ordinal);
        var places = new Dictionary<string, YamlPlace>(StringComparer.Ordinal);
        foreach (var place in Items(name, part, files, problems))
        {
            var value = read(place);
            if (place.Optional("id")?.Text() is not { } id)
                continue;
            if (places.TryGetValue(id, out var first))
                Twice(place, id, first.File, first.Line);
            (found[id], places[id]) = (value, place);
        }

        return found;
    }

    private static IEnumerable<YamlPlace> Items(string name, string part, IReadOnlyList<YamlFile> files, List<Problem> problems)
    {
        foreach (var file in files.Where(f => IsPart(Short(name, f), part)))
        {
            var root = YamlPlace.Root(file, ExitCode.Pack, problems);
            if (!root.HasOnly(part))
                continue;
            foreach (var place in root.Required(part)?.Items() ?? [])
                yield return place;
        }
    }

    private static void Twice(YamlPlace place, string id, string file, int line) =>
        place.Report($"the id '{id}' stands here a second time; it is already in {file}:{line.ToString(System.Globalization.CultureInfo.InvariantCulture)}", "give each its own id");
}
