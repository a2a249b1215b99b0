using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Which kind of thing with versions is read.</summary>
internal enum RuleKind
{
    Schedule,
    Provision,
    Obligation,
}

/// <summary>What the rules of a pack name by id. A part that could not be read is null: its mistake is reported where it stands, once.</summary>
internal sealed class SharedParts(IReadOnlyList<Act> acts, Dictionary<string, IReadOnlyList<RuleVersion>?> schedules, Dictionary<string, Penalty?> penalties)
{
    /// <summary>Only acts: nothing that a rule could name yet.</summary>
    public SharedParts(IReadOnlyList<Act> acts)
        : this(acts, [], [])
    {
    }

    public IReadOnlyList<Act> Acts => acts;

    /// <summary>The id of the pack.</summary>
    public string Pack { get; init; } = "";

    /// <summary>The ids of its outcomes.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>The ids of all its provisions, also of those that cannot be read.</summary>
    public IReadOnlyList<string> Provisions { get; init; } = [];

    /// <summary>The dated versions that a place names.</summary>
    public IReadOnlyList<RuleVersion>? Schedule(YamlPlace place) =>
        place.Word(schedules.Keys) is { } id ? schedules[id] : null;

    /// <summary>The penalty band that a place names or states.</summary>
    public Penalty? Penalty(YamlPlace place)
    {
        if (place.IsMap)
            return PenaltyReader.Read(place, acts);
        return place.Word(penalties.Keys) is { } id ? penalties[id] : null;
    }
}
