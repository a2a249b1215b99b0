using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads provisions, obligations and schedules: what they have in common, and the versions with what they carry over from one to the next.</summary>
internal sealed class RuleReader(ConditionReader conditions, SharedParts shared, RuleKind kind)
{
    private static readonly string[] DateKeys = ["from", "until"];

    private static readonly Dictionary<RuleKind, string[]> ContentKeys = new()
    {
        [RuleKind.Schedule] = [],
        [RuleKind.Provision] = ["when", "unless", "then"],
        [RuleKind.Obligation] = ["role", "given", "unless", "asks", "penalty", "clock", "serves"],
    };

    private string[] Keys => [.. DateKeys, .. ContentKeys[kind]];

    /// <summary>The rule at a place, null where something in it is wrong.</summary>
    public Rule? Read(YamlPlace place)
    {
        if (!place.HasOnly(["id", "cites", "confirmed", "says", "schedule", "versions", .. Keys]))
            return null;
        var id = PackIds.Read(place.Required("id"));
        var cites = CitationReader.Read(place, shared.Acts)?.Cites;
        var says = place.Required("says")?.Localized();
        var versions = place.Optional("schedule") is { } schedule ? Scheduled(place, schedule) : Versions(place);
        return id is null || cites is null || says is null || versions is null ? null : new Rule(id, cites, says, versions, place.File, place.Line);
    }

    /// <summary>The dated versions of a schedule, null where something in them is wrong.</summary>
    public IReadOnlyList<RuleVersion>? Schedule(YamlPlace place)
    {
        if (!place.HasOnly(["id", "versions", .. Keys]))
            return null;
        return PackIds.Read(place.Required("id")) is not { } id || Versions(place) is not { } versions
            ? null
            : [.. versions.Select(v => v with { Schedule = new SchedulePlace(id, place.File, v.Line) })];
    }

    /// <summary>The versions of a rule that states its content once and takes its days from a schedule.</summary>
    private List<RuleVersion>? Scheduled(YamlPlace place, YamlPlace schedule)
    {
        if (place.Optional("versions") is { } both)
            both.Report("the rule has both a schedule and versions of its own", "keep one of the two");
        foreach (var key in DateKeys)
            place.Optional(key)?.Report($"the schedule says '{key}'", "take it away, or write versions in place of the schedule");
        var draft = new VersionDraft(conditions, shared, kind);
        draft.TakeContent(place);
        return shared.Schedule(schedule) is { } dated && draft.IsWhole(place) ? [.. dated.Select(v => draft.Fill(v with { Line = place.Line }))] : null;
    }

    private List<RuleVersion>? Versions(YamlPlace place)
    {
        if (place.Required("versions") is not { } list)
            return null;
        var draft = new VersionDraft(conditions, shared, kind);
        draft.Take(place);
        var versions = new List<RuleVersion>();
        var items = list.Items();
        if (list.IsList && items.Count == 0)
            list.Report("there is no version", "add the version by the act that made it: { by: ..., from: ... }");
        foreach (var item in items)
        {
            if (!item.HasOnly(["by", "instead", .. Keys]))
                continue;
            var act = item.Required("by")?.Word([.. shared.Acts.Select(a => a.Id)]) is { } by ? shared.Acts.First(a => string.Equals(a.Id, by, StringComparison.Ordinal)) : null;
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
        if (!version.Instead && version.From.All(b => b.IsNever))
            place.Report("a version that never begins changes nothing", "add `instead: true` where the text never applies, or `until: DATE` where it ends");
        versions.Add(version);
    }
}
