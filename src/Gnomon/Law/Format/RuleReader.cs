using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads provisions and obligations: what both have, and the versions with what they carry over from one to the next.</summary>
internal sealed class RuleReader(ConditionReader conditions, IReadOnlyList<Act> acts, bool obligations)
{
    private static readonly string[] Confirmations = ["primary", "guidance-final", "guidance-draft", "secondary", "author-inference", "conflict"];
    private static readonly string[] ProvisionKeys = ["from", "until", "when", "unless", "then"];
    private static readonly string[] ObligationKeys = ["from", "until", "role", "given", "unless", "asks"];

    private string[] Keys => obligations ? ObligationKeys : ProvisionKeys;

    /// <summary>The rule at a place, null where something in it is wrong.</summary>
    public Rule? Read(YamlPlace place)
    {
        if (!place.HasOnly(["id", "cites", "confirmed", "says", "versions", .. Keys]))
            return null;
        var id = place.Required("id")?.Text();
        var cites = Cites(place);
        var says = place.Required("says")?.Localized();
        var versions = Versions(place);
        return id is null || cites is null || says is null || versions is null ? null : new Rule(id, cites, says, versions, place.File, place.Line);
    }

    private Citation? Cites(YamlPlace place)
    {
        var confirmed = place.Required("confirmed")?.Word(Confirmations);
        if (place.Optional("cites") is not { } cites)
        {
            place.Report("nothing is cited", "add `cites: { act: ..., article: ... }`");
            return null;
        }

        if (!cites.HasOnly("act", "article"))
            return null;
        var act = cites.Required("act")?.Word([.. acts.Select(a => a.Id)]);
        var article = cites.Required("article")?.Text();
        return act is null || article is null || confirmed is null ? null : new Citation(act, article, (Confirmation)Array.IndexOf(Confirmations, confirmed));
    }

    private List<RuleVersion>? Versions(YamlPlace place)
    {
        if (place.Required("versions") is not { } list)
            return null;
        var draft = new VersionDraft(conditions, obligations);
        draft.Take(place);
        var versions = new List<RuleVersion>();
        var items = list.Items();
        if (list.IsList && items.Count == 0)
            list.Report("there is no version", "add the version by the act that made it: { by: ..., from: ... }");
        foreach (var item in items)
        {
            if (!item.HasOnly(["by", "instead", .. Keys]))
                continue;
            var act = item.Required("by")?.Word([.. acts.Select(a => a.Id)]) is { } by ? acts.First(a => string.Equals(a.Id, by, StringComparison.Ordinal)) : null;
            var instead = item.Optional("instead")?.YesNo() ?? false;
            draft.Take(item);
            if (act is not null && draft.Finish(item, act, instead) is { } version)
                Append(versions, version, item);
        }

        return items.Count > 0 && versions.Count == items.Count ? versions : null;
    }

    private static void Append(List<RuleVersion> versions, RuleVersion version, YamlPlace place)
    {
        if (versions.Count > 0 && version.KnownOn < versions[^1].KnownOn)
            place.Report($"this version became known on {version.KnownOn:O}, before the one above it ({versions[^1].KnownOn:O})", "order versions by the publication day of their acts: append, never insert");
        if (version.Instead && versions.Count == 0)
            place.Report("the first version replaces nothing", "take `instead: true` away");
        if (!version.Instead && version.From.All(b => b.Day is null))
            place.Report("a version that never begins changes nothing", "add `instead: true` where the text never applies, or `until: DATE` where it ends");
        versions.Add(version);
    }
}
