using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads <c>from</c>: a day, <c>never</c>, a list of days by condition with a plain one last, or a conflict of sources.</summary>
internal static class BeginningReader
{
    public static IReadOnlyList<Beginning>? Read(YamlPlace place, ConditionReader conditions)
    {
        if (place.IsList)
            return Transition(place, conditions);
        if (place.IsMap)
            return Conflict(place);
        return Plain(place) is { } plain ? [plain] : null;
    }

    private static Beginning? Plain(YamlPlace place) => place.DayOrNever(out var day) ? new Beginning(new Condition.Constant(true), day) : null;

    private static List<Beginning>? Transition(YamlPlace place, ConditionReader conditions)
    {
        var items = place.Items();
        if (items.Count == 0 || items[^1].IsMap)
        {
            place.Report("the list ends without a plain day", "end it with the day for all other cases, or with never");
            return null;
        }

        var options = items.Select((item, i) => i == items.Count - 1 ? Plain(item) : Option(item, conditions)).ToList();
        return options.Contains(null) ? null : [.. options.OfType<Beginning>()];
    }

    private static Beginning? Option(YamlPlace place, ConditionReader conditions)
    {
        if (!place.HasOnly("when", "date"))
            return null;
        var when = place.Required("when") is { } condition ? conditions.Read(condition) : null;
        var good = place.Required("date") is { } date && date.DayOrNever(out _);
        if (when is null || !good)
            return null;
        place.Optional("date")!.DayOrNever(out var day);
        return new Beginning(when, day);
    }

    private static List<Beginning>? Conflict(YamlPlace place)
    {
        if (!place.HasOnly("conflict") || place.Required("conflict") is not { } list || Disagreements.Read(list, Plain) is not { } said)
            return null;
        return [.. said.Claims.Select((claim, i) => claim with { When = new Condition.SourceIsRight(said.Disagreement, i) })];
    }
}
