using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads pack.yaml: what the pack is, the acts it is made from, and the outcomes that its provisions yield.</summary>
internal static class PackHead
{
    private static readonly string[] OutcomeScopes = ["use", "system", "market"];

    private const string Unreviewed = "not reviewed by a lawyer";

    // What stands for a text that is missing, which was reported: the rest is still checked, so that all problems come at once.
    private static readonly LocalizedText Missing = new("", "", "");

    /// <summary>The pack without its rules, or null where too little of the head is there to check the rules against.</summary>
    public static LawPack? Read(YamlPlace root)
    {
        if (!root.HasOnly("pack", "version", "title", "jurisdiction", "also-in", "on-request", "voluntary", "acts", "reviewed-by", "outcomes", "complete", "explains", "gravity", "otherwise", "terms"))
            return null;
        var id = PackName.Id(root.Required("pack"));
        var version = root.Required("version")?.Text();
        var title = root.Required("title")?.Localized();
        var jurisdiction = PackName.Jurisdiction(root.Required("jurisdiction"));
        var reviewed = Reviewer(root.Required("reviewed-by"));
        var acts = Acts(root);
        var outcomes = Outcomes(root);
        var complete = root.Optional("complete");
        if (id is null || acts.Count == 0 || outcomes.Count == 0)
            return null;
        var explains = root.Optional("explains");
        foreach (var item in (complete?.Items() ?? []).Concat(explains?.Items() ?? []))
            Covers(item, item.Text(), outcomes);
        var ranks = Gravity(root, outcomes);
        return new LawPack
        {
            Id = id,
            Version = version ?? "",
            Digest = "",
            Title = title ?? Missing,
            Jurisdiction = jurisdiction ?? "",
            AlsoIn = [.. (root.Optional("also-in")?.Items() ?? []).Select(PackName.Jurisdiction).OfType<string>()],
            OnRequest = root.Optional("on-request")?.YesNo() ?? false,
            Voluntary = root.Optional("voluntary")?.YesNo() ?? false,
            Acts = acts,
            ReviewedBy = reviewed,
            Outcomes = outcomes,
            Complete = complete?.Texts() ?? [],
            Explains = explains?.Texts() ?? [],
            Otherwise = root.Optional("otherwise")?.Localized(),
            Gravity = [.. ranks.Select(r => r.Class)],
            ClassNames = ranks.Where(r => r.Named is not null).ToDictionary(r => r.Class, r => r.Named!, StringComparer.Ordinal),
            Nuances = [.. ranks.SelectMany(r => r.Nuances)],
            Terms = Terms(root, outcomes),
            Provisions = [],
            Obligations = [],
            CaseFiles = [],
        };
    }

    /// <summary>Who reviewed the pack, null for nobody. No name is nearly the words for none: a slip in them would make a pack reviewed.</summary>
    private static string? Reviewer(YamlPlace? place)
    {
        if (place?.Text() is not { } reviewer || reviewer is Unreviewed)
            return null;
        if (reviewer.TrimStart().StartsWith("not ", StringComparison.OrdinalIgnoreCase) || NearestWord.To(reviewer, [Unreviewed]) is not null)
            place.Report($"'{reviewer}' would be shown as the name of who reviewed the pack", $"write `{Unreviewed}`, word for word, or the name of who did");
        return reviewer;
    }

    private static List<Act> Acts(YamlPlace root)
    {
        var acts = new List<Act>();
        foreach (var place in root.Required("acts")?.Items() ?? [])
        {
            if (!place.HasOnly("id", "published", "title", "at", "places"))
                continue;
            var (id, published, title) = (place.Required("id")?.Text(), place.Required("published")?.Date(), place.Required("title")?.Localized());
            if (id is not null && acts.Exists(a => string.Equals(a.Id, id, StringComparison.Ordinal)))
                place.Report($"the act '{id}' stands here a second time", "keep one of the two");
            // One that is wrong keeps its id, and the day of the one above, so that those who name it are not reported as well.
            if (id is not null)
                acts.Add(new Act(id, published ?? acts.LastOrDefault()?.Published ?? DateOnly.MinValue, title ?? Missing) { At = Address(place.Optional("at")), Places = Places(place) });
        }

        if (root.Optional("acts") is { IsList: true } list && list.Items().Count == 0)
            list.Report("there is no act", "name the act that the pack is made from");
        return acts;
    }

    private static string? Address(YamlPlace? place)
    {
        if (place?.Text() is not { } address || IsWebAddress(address))
            return place?.Text();
        place.Report($"'{address}' is not a web address", "write the whole address: https://...");
        return null;
    }

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    private static Dictionary<string, string> Places(YamlPlace act)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        if (act.Optional("places") is not { } map)
            return places;
        if (act.Optional("at") is null)
            map.Report("there is no address that these places could stand at", "add `at:`, or take them away");
        foreach (var (begins, place) in map.Entries())
        {
            if (place.Text() is not { } anchor)
                continue;
            if (anchor.Length == 0 || anchor.Any(char.IsWhiteSpace))
                place.Report($"'{anchor}' cannot stand in an address", "write what stands before the number: \"#art_\"");
            places[begins] = anchor;
        }

        return places;
    }

    private static List<OutcomeDefinition> Outcomes(YamlPlace root)
    {
        var outcomes = new List<OutcomeDefinition>();
        foreach (var place in root.Required("outcomes")?.Items() ?? [])
        {
            if (!place.HasOnly("id", "scope", "says"))
                continue;
            var (id, scope, says) = (PackIds.Read(place.Required("id")), place.Required("scope")?.Word(OutcomeScopes), place.Required("says")?.Localized());
            if (id is not null && outcomes.Exists(o => string.Equals(o.Id, id, StringComparison.Ordinal)))
                place.Report($"the outcome '{id}' stands here a second time", "keep one of the two");
            if (id is not null)
                outcomes.Add(new OutcomeDefinition(id, (OutcomeScope)Math.Max(0, Array.IndexOf(OutcomeScopes, scope)), says ?? Missing, place.Line));
        }

        if (root.Optional("outcomes") is { IsList: true } list && list.Items().Count == 0)
            list.Report("there is no outcome", "name what the provisions yield");
        return outcomes;
    }

    /// <summary>The ranks of <c>gravity:</c>, gravest first: a pattern, or a pattern with the name that people read.</summary>
    private static List<(string Class, LocalizedText? Named, List<Nuance> Nuances)> Gravity(YamlPlace root, List<OutcomeDefinition> outcomes)
    {
        var ranked = new List<(string Class, LocalizedText? Named, List<Nuance> Nuances)>();
        foreach (var item in root.Optional("gravity")?.Items() ?? [])
        {
            if (item.IsMap && !item.HasOnly("class", "named", "where"))
                continue;
            var place = item.IsMap ? item.Required("class") : item;
            var named = item.IsMap ? item.Required("named")?.Localized() : null;
            if (place?.Text() is not { } pattern)
                continue;
            Covers(place, pattern, outcomes);
            if (ranked.FindIndex(r => Patterns.Covers(r.Class, pattern)) is var before and >= 0)
                place.Report($"'{pattern}' is already ranked by '{ranked[before].Class}' above it", "take it away, or move it up");
            else
                ranked.Add((pattern, named, item.IsMap ? Where(item, pattern, outcomes) : []));
        }

        return ranked;
    }

    private static List<Nuance> Where(YamlPlace rank, string pattern, List<OutcomeDefinition> outcomes)
    {
        var nuances = new List<Nuance>();
        foreach (var place in rank.Optional("where")?.Items() ?? [])
        {
            if (!place.HasOnly("holds", "without", "named", "dated", "only-sure"))
                continue;
            var (holds, without, named) = (place.Required("holds"), place.Optional("without"), place.Required("named")?.Localized());
            foreach (var outcomePlace in new[] { holds, without }.OfType<YamlPlace>())
                Covers(outcomePlace, outcomePlace.Text(), outcomes);
            if (holds?.Text() is { } outcome && named is not null)
                nuances.Add(new Nuance(pattern, outcome, without?.Text(), named, Said(place, "dated"), Said(place, "only-sure")));
        }

        return nuances;
    }

    private static bool Said(YamlPlace place, string key) => place.Optional(key)?.YesNo() is true;

    private static List<OutcomeTerm> Terms(YamlPlace root, List<OutcomeDefinition> outcomes)
    {
        var terms = new List<OutcomeTerm>();
        foreach (var (pattern, place) in root.Optional("terms")?.Entries() ?? [])
        {
            Covers(place, pattern, outcomes);
            if (place.Text() is not { } iri)
                continue;
            if (!IsWebAddress(iri))
                place.Report($"'{iri}' is not the address of a term", "write the whole address: https://w3id.org/...");
            terms.Add(new OutcomeTerm(pattern, iri));
        }

        return terms;
    }

    private static void Covers(YamlPlace place, string? pattern, List<OutcomeDefinition> outcomes)
    {
        if (pattern is not null && !outcomes.Exists(o => Patterns.Covers(pattern, o.Id)))
            place.Report($"'{pattern}' is not an outcome of this pack", NearestWord.RemedyOrList(pattern, [.. outcomes.Select(o => o.Id)], "list it under outcomes:"));
    }
}
