using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads one pack from its files and checks it whole.</summary>
internal static class PackReader
{
    private static readonly string[] OutcomeScopes = ["use", "system", "market"];

    /// <summary>The pack, or null with every problem found added to the list.</summary>
    /// <param name="name">How messages name the pack's folder.</param>
    /// <param name="files">Its files, in ordinal order of name.</param>
    /// <param name="dictionary">The facts.</param>
    /// <param name="problems">Where problems go.</param>
    public static LawPack? Read(string name, IReadOnlyList<YamlFile> files, FactDictionary dictionary, List<Problem> problems)
    {
        var before = problems.Count;
        if (files.FirstOrDefault(f => Short(name, f) is "pack.yaml") is not { } head)
        {
            problems.Add(new Problem(ExitCode.Pack, "the pack has no pack.yaml", "add pack.yaml with title, acts and outcomes") { File = name });
            return null;
        }

        if (Header(YamlPlace.Root(head, ExitCode.Pack, problems)) is not { } pack)
            return null;
        pack = pack with { Digest = PackDigest.Of(name + "/", files), CaseFiles = [.. files.Where(f => Short(name, f).StartsWith("cases/", StringComparison.Ordinal))] };
        var conditions = new ConditionReader(dictionary, [.. pack.Outcomes.Select(o => o.Id)]);
        var provisions = Rules(name, "provisions", files, new RuleReader(conditions, pack.Acts, obligations: false), problems);
        var obligations = Rules(name, "obligations", files, new RuleReader(conditions, pack.Acts, obligations: true), problems);
        Strangers(name, files, problems);
        pack = pack with { Provisions = provisions, Obligations = obligations };
        PackCheck.Check(pack, Ids(name, files), dictionary, problems.Count == before, problems);
        return problems.Count == before ? pack : null;
    }

    private static string Short(string name, YamlFile file) => file.Name[(name.Length + 1)..];

    private static void Strangers(string name, IReadOnlyList<YamlFile> files, List<Problem> problems)
    {
        foreach (var file in files)
        {
            var own = Short(name, file);
            if (own is not "pack.yaml" && !own.StartsWith("cases/", StringComparison.Ordinal) && !IsPart(own, "facts") && !IsPart(own, "provisions") && !IsPart(own, "obligations"))
                problems.Add(new Problem(ExitCode.Pack, "this file is no part of a pack", "name it facts*.yaml, provisions*.yaml, obligations*.yaml or cases/*.yaml") { File = file.Name });
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
        foreach (var file in files.Where(f => IsPart(Short(name, f), part)))
        {
            var root = YamlPlace.Root(file, ExitCode.Pack, problems);
            if (!root.HasOnly(part))
                continue;
            foreach (var place in root.Required(part)?.Items() ?? [])
            {
                if (reader.Read(place) is not { } rule)
                    continue;
                if (rules.Find(r => string.Equals(r.Id, rule.Id, StringComparison.Ordinal)) is { } first)
                    place.Report($"the id '{rule.Id}' stands here a second time; it is already in {first.File}:{first.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}", "give each its own id");
                rules.Add(rule);
            }
        }

        return rules;
    }

    private static LawPack? Header(YamlPlace root)
    {
        if (!root.HasOnly("pack", "version", "title", "jurisdiction", "acts", "also-in", "on-request", "reviewed-by", "outcomes", "complete"))
            return null;
        var id = root.Required("pack")?.Text();
        var version = root.Required("version")?.Text();
        var title = root.Required("title")?.Localized();
        var jurisdiction = root.Required("jurisdiction")?.Text();
        var reviewed = root.Required("reviewed-by")?.Text();
        var acts = Acts(root);
        var outcomes = Outcomes(root);
        var complete = root.Optional("complete");
        if (id is null || version is null || title is null || jurisdiction is null || reviewed is null || acts.Count == 0 || outcomes.Count == 0)
            return null;
        foreach (var item in complete?.Items() ?? [])
        {
            if (item.Text() is { } pattern && !outcomes.Exists(o => Patterns.Covers(pattern, o.Id)))
                item.Report($"'{pattern}' is not an outcome of this pack", NearestWord.RemedyOrList(pattern, [.. outcomes.Select(o => o.Id)], "list it under outcomes:"));
        }

        return new LawPack
        {
            Id = id,
            Version = version,
            Digest = "",
            Title = title,
            Jurisdiction = jurisdiction,
            AlsoIn = root.Optional("also-in")?.Texts() ?? [],
            OnRequest = root.Optional("on-request")?.YesNo() ?? false,
            Acts = acts,
            ReviewedBy = reviewed is "not reviewed by a lawyer" ? null : reviewed,
            Outcomes = outcomes,
            Complete = complete?.Texts() ?? [],
            Provisions = [],
            Obligations = [],
            CaseFiles = [],
        };
    }

    private static List<Act> Acts(YamlPlace root)
    {
        var acts = new List<Act>();
        foreach (var place in root.Required("acts")?.Items() ?? [])
        {
            if (!place.HasOnly("id", "published", "title"))
                continue;
            var (id, published, title) = (place.Required("id")?.Text(), place.Required("published")?.Date(), place.Required("title")?.Localized());
            if (id is not null && acts.Exists(a => string.Equals(a.Id, id, StringComparison.Ordinal)))
                place.Report($"the act '{id}' stands here a second time", "keep one of the two");
            if (id is not null && published is { } day && title is not null)
                acts.Add(new Act(id, day, title));
        }

        if (root.Optional("acts") is { IsList: true } list && list.Items().Count == 0)
            list.Report("there is no act", "name the act that the pack is made from");
        return acts;
    }

    private static List<OutcomeDefinition> Outcomes(YamlPlace root)
    {
        var outcomes = new List<OutcomeDefinition>();
        foreach (var place in root.Required("outcomes")?.Items() ?? [])
        {
            if (!place.HasOnly("id", "scope", "says"))
                continue;
            var (id, scope, says) = (place.Required("id")?.Text(), place.Required("scope")?.Word(OutcomeScopes), place.Required("says")?.Localized());
            if (id is not null && outcomes.Exists(o => string.Equals(o.Id, id, StringComparison.Ordinal)))
                place.Report($"the outcome '{id}' stands here a second time", "keep one of the two");
            if (id is not null && scope is not null && says is not null)
                outcomes.Add(new OutcomeDefinition(id, (OutcomeScope)Array.IndexOf(OutcomeScopes, scope), says, place.Line));
        }

        if (root.Optional("outcomes") is { IsList: true } list && list.Items().Count == 0)
            list.Report("there is no outcome", "name what the provisions yield");
        return outcomes;
    }
}
