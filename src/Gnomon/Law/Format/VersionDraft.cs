using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>The keys of a version as they stand after the versions read so far: a key that a version leaves unstated stays.</summary>
internal sealed class VersionDraft(ConditionReader conditions, SharedParts shared, RuleKind kind)
{
    private IReadOnlyList<Beginning>? from;
    private DateOnly? until;
    private Condition? when;
    private Condition? role;
    private IReadOnlyList<string> unless = [];
    private IReadOnlyList<string> then = [];
    private EvidenceAsked? asks;
    private Penalty? penalty;
    private IReadOnlyList<Clock> clocks = [];
    private IReadOnlyList<CrosswalkTarget> serves = [];
    private bool wrong;

    /// <summary>Takes over what a place states.</summary>
    public void Take(YamlPlace place)
    {
        Take(place, "from", p => BeginningReader.Read(p, conditions), value => from = value);
        if (place.Optional("until") is { } end)
            wrong |= !end.DayOrNever(out until);
        TakeContent(place);
    }

    /// <summary>Takes over what a place states, but for the days.</summary>
    public void TakeContent(YamlPlace place)
    {
        if (kind is RuleKind.Schedule)
            return;
        Take(place, kind is RuleKind.Obligation ? "given" : "when", conditions.Read, value => when = value);
        Take(place, "unless", p => Named(p, shared.Provisions, "a provision"), value => unless = value);
        if (kind is RuleKind.Provision)
        {
            Take(place, "then", Yields, value => then = value);
            return;
        }

        Take(place, "role", conditions.Outcome, value => role = value);
        Take(place, "asks", p => AsksReader.Read(p, conditions.Dictionary), value => asks = value);
        Take(place, "penalty", shared.Penalty, value => penalty = value);
        Take(place, "clock", ClockReader.Read, value => clocks = value);
        Take(place, "serves", p => ServesReader.Read(p, shared.Pack), value => serves = value);
    }

    /// <summary>The version that a place makes, null where it is wrong.</summary>
    public RuleVersion? Finish(YamlPlace place, Act act, bool instead)
    {
        Need(place, from, "from");
        // A mistake of an earlier version is reported once, there; what carries it over is not usable either.
        if (!IsWhole(place) || from is null)
            return null;
        return Fill(new RuleVersion
        {
            By = act.Id,
            KnownOn = act.Published,
            Instead = instead,
            From = from,
            Until = until,
            When = new Condition.Constant(true),
            Unless = [],
            Then = [],
            Role = null,
            Asks = null,
            Line = place.Line,
        });
    }

    /// <summary>Whether the content is there and right; reports what is missing.</summary>
    public bool IsWhole(YamlPlace place)
    {
        object? needed = kind switch
        {
            RuleKind.Provision => then.Count == 0 ? null : then,
            RuleKind.Obligation => role,
            _ => kind,
        };
        Need(place, needed, kind is RuleKind.Obligation ? "role" : "then");
        return !wrong && needed is not null;
    }

    /// <summary>A dated version with the content taken so far.</summary>
    public RuleVersion Fill(RuleVersion dated)
    {
        var condition = when ?? new Condition.Constant(true);
        return dated with
        {
            When = role is null ? condition : new Condition.All([role, condition]),
            Unless = unless,
            Then = then,
            Role = (role as Condition.Outcome)?.Pattern,
            Asks = asks,
            Penalty = penalty,
            Clocks = clocks,
            Serves = serves,
        };
    }

    // Also an exception has an outcome, so that people can be told of it.
    private IReadOnlyList<string>? Yields(YamlPlace place)
    {
        if (place is { IsList: true } && place.Items().Count == 0)
        {
            place.Report("the provision yields nothing", "name an outcome; of one that is only an exception to others, one that `explains:` in pack.yaml names");
            return null;
        }

        return Named(place, shared.Outcomes, "an outcome");
    }

    /// <summary>The names at a place; those that are none of the valid ones are reported, each in its line, and given all the same.</summary>
    private static List<string> Named(YamlPlace place, IReadOnlyList<string> valid, string what)
    {
        var names = new List<string>();
        foreach (var item in place.IsList ? place.Items() : [place])
        {
            if (item.Text() is not { } name)
                continue;
            if (!valid.Contains(name, StringComparer.Ordinal))
                item.Report($"'{name}' is not {what} of this pack", NearestWord.RemedyOrList(name, valid, "name one that exists"));
            names.Add(name);
        }

        return names;
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
