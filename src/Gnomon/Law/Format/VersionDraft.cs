using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>The keys of a version as they stand after the versions read so far: a key that a version leaves unstated stays.</summary>
internal sealed class VersionDraft(ConditionReader conditions, bool obligations)
{
    private IReadOnlyList<Beginning>? from;
    private DateOnly? until;
    private Condition? when;
    private Condition? role;
    private IReadOnlyList<string> unless = [];
    private IReadOnlyList<string> then = [];
    private EvidenceAsked? asks;
    private bool wrong;

    /// <summary>Takes over what a place states.</summary>
    public void Take(YamlPlace place)
    {
        Take(place, "from", p => BeginningReader.Read(p, conditions), value => from = value);
        if (place.Optional("until") is { } end)
            wrong |= !end.DayOrNever(out until);
        Take(place, obligations ? "given" : "when", conditions.Read, value => when = value);
        Take(place, "unless", p => p.Texts(), value => unless = value);
        if (obligations)
        {
            Take(place, "role", conditions.Outcome, value => role = value);
            Take(place, "asks", AsksReader.Read, value => asks = value);
        }
        else
        {
            Take(place, "then", p => p.Texts(), value => then = value);
        }
    }

    /// <summary>The version that a place makes, null where it is wrong.</summary>
    public RuleVersion? Finish(YamlPlace place, Act act, bool instead)
    {
        Need(place, from, "from");
        if (obligations)
            Need(place, role, "role");
        else
            Need(place, then.Count == 0 ? null : then, "then");
        // A mistake of an earlier version is reported once, there; what carries it over is not usable either.
        if (wrong || from is null || (obligations ? role is null : then.Count == 0))
            return null;
        var condition = when ?? new Condition.Constant(true);
        return new RuleVersion
        {
            By = act.Id,
            KnownOn = act.Published,
            Instead = instead,
            From = from,
            Until = until,
            When = role is null ? condition : new Condition.All([role, condition]),
            Unless = unless,
            Then = then,
            Role = (role as Condition.Outcome)?.Pattern,
            Asks = asks,
            Line = place.Line,
        };
    }

    private void Take<T>(YamlPlace place, string key, Func<YamlPlace, T?> read, Action<T> keep)
        where T : class
    {
        if (place.Optional(key) is not { } value)
            return;
        if (read(value) is { } result)
            keep(result);
        else
            wrong = true;
    }

    private void Need(YamlPlace place, object? value, string key)
    {
        if (value is null && !wrong)
            place.Report($"'{key}' is missing, and no version above states it", $"add `{key}:`");
    }
}
