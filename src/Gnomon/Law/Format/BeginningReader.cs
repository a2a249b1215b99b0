using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads <c>from</c>: a day, <c>never</c>, a conflict of sources, or a list of these by condition with a plain one last; in the list also the day of a fact.</summary>
internal static class BeginningReader
{
    private static readonly Condition Always = new Condition.Constant(true);

    public static IReadOnlyList<Beginning>? Read(YamlPlace place, ConditionReader conditions) =>
        place.IsList ? Transition(place, conditions) : Days(place, Always, Plain);

    private static List<Beginning>? Transition(YamlPlace place, ConditionReader conditions)
    {
        var items = place.Items();
        if (items.Count == 0 || items[^1].IsMap)
        {
            place.Report("the list ends without a plain day", "end it with the day for all other cases, or with never");
            return null;
        }

        var options = items.Select((item, i) => i == items.Count - 1 ? Days(item, Always, Plain) : Option(item, conditions)).ToList();
        return options.Contains(null) ? null : [.. options.SelectMany(o => o!)];
    }

    private static List<Beginning>? Option(YamlPlace place, ConditionReader conditions)
    {
        if (!place.HasOnly("when", "date"))
            return null;
        var when = place.Required("when") is { } condition ? conditions.Read(condition) : null;
        var days = place.Required("date") is { } date ? Days(date, when ?? Always, day => OfFact(day, conditions, when) ?? (conditions.IsUnread(day) ? null : Plain(day))) : null;
        return when is null ? null : days;
    }

    private static List<Beginning>? Days(YamlPlace place, Condition when, Func<YamlPlace, Beginning?> read)
    {
        if (!place.IsMap)
            return read(place) is { } plain ? [plain with { When = when }] : null;
        if (!place.HasOnly("conflict") || place.Required("conflict") is not { } list || Disagreements.Read(list, read) is not { } said)
            return null;
        // Exactly one source is right, so the options of one conflict exclude each other.
        return [.. said.Claims.Select((claim, i) => claim with { When = Right(said.Disagreement, i, when) })];
    }

    private static Beginning? Plain(YamlPlace place) => place.DayOrNever(out var day) ? new Beginning(Always, day) : null;

    /// <summary>The day of a fact, null where no fact of a day is named. Without a day from which on it counts, a duty could begin before its law.</summary>
    private static Beginning? OfFact(YamlPlace place, ConditionReader conditions, Condition? when)
    {
        if (conditions.Day(place) is not { } fact)
            return null;
        if (fact.Scope == FactScope.Model)
            place.Report($"'{fact.Id}' is about a model, and there may be several", "take the day of a fact about the use, system, market or organisation");
        else if (when is not null && !when.Conjuncts().OfType<Condition.DateIs>().Any(d => !d.Before && ReferenceEquals(d.Fact, fact)))
            place.Report($"the condition does not say from which day on '{fact.Id}' counts", $"add {{ {fact.Id}: {{ on-or-after: DAY }} }} under all: in when:");
        return new Beginning(Always, null, fact);
    }

    private static Condition Right(Disagreement disagreement, int source, Condition when)
    {
        var right = new Condition.SourceIsRight(disagreement, source);
        return ReferenceEquals(when, Always) ? right : new Condition.All([when, right]);
    }
}
