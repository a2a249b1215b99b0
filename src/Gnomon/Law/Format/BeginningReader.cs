using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads <c>from</c>: a day, <c>never</c>, a conflict of sources, or a list of these by condition with a plain one last.</summary>
internal static class BeginningReader
{
    private static readonly Condition Always = new Condition.Constant(true);

    public static IReadOnlyList<Beginning>? Read(YamlPlace place, ConditionReader conditions) =>
        place.IsList ? Transition(place, conditions) : Days(place, Always);

    private static List<Beginning>? Transition(YamlPlace place, ConditionReader conditions)
    {
        var items = place.Items();
        if (items.Count == 0 || items[^1].IsMap)
        {
            place.Report("the list ends without a plain day", "end it with the day for all other cases, or with never");
            return null;
        }

        var options = items.Select((item, i) => i == items.Count - 1 ? Days(item, Always) : Option(item, conditions)).ToList();
        return options.Contains(null) ? null : [.. options.SelectMany(o => o!)];
    }

    private static List<Beginning>? Option(YamlPlace place, ConditionReader conditions)
    {
        if (!place.HasOnly("when", "date"))
            return null;
        var when = place.Required("when") is { } condition ? conditions.Read(condition) : null;
        var days = place.Required("date") is { } date ? Days(date, when ?? Always) : null;
        return when is null ? null : days;
    }

    private static List<Beginning>? Days(YamlPlace place, Condition when)
    {
        if (!place.IsMap)
            return Plain(place) is { } plain ? [plain with { When = when }] : null;
        if (!place.HasOnly("conflict") || place.Required("conflict") is not { } list || Disagreements.Read(list, Plain) is not { } said)
            return null;
        // Exactly one source is right, so the options of one conflict exclude each other.
        return [.. said.Claims.Select((claim, i) => claim with { When = Right(said.Disagreement, i, when) })];
    }

    private static Beginning? Plain(YamlPlace place) => place.DayOrNever(out var day) ? new Beginning(Always, day) : null;

    private static Condition Right(Disagreement disagreement, int source, Condition when)
    {
        var right = new Condition.SourceIsRight(disagreement, source);
        return ReferenceEquals(when, Always) ? right : new Condition.All([when, right]);
    }
}
