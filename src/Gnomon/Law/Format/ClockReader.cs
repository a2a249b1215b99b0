using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads the time limits of an obligation.</summary>
internal static class ClockReader
{
    private static readonly string[] Limits = ["within", "working-days", "at-least"];

    public static IReadOnlyList<Clock>? Read(YamlPlace place)
    {
        var items = place.Items();
        if (place.IsList && items.Count == 0)
            place.Report("there is no time limit", "add one, or take the key away");
        var clocks = new List<Clock?>();
        foreach (var item in items)
        {
            var clock = One(item);
            // One event may have several limits, each from its own moment or of its own length.
            if (clock is not null && clocks.Exists(c => c is not null && c with { Says = clock.Says } == clock))
                item.Report($"this time limit of '{clock.Event}' stands here a second time", "keep one of the two");
            clocks.Add(clock);
        }

        return items.Count == 0 || clocks.Contains(null) ? null : [.. clocks.OfType<Clock>()];
    }

    private static Clock? One(YamlPlace place)
    {
        if (!place.HasOnly(["event", "counted-from", "says", .. Limits]))
            return null;
        var (name, from, says) = (place.Required("event")?.Text(), place.Required("counted-from")?.Text(), place.Required("says")?.Localized());
        var lengths = Limits.Where(l => place.Optional(l) is not null).ToList();
        if (lengths.Count != 1)
        {
            place.Report("a time limit is one of within, working-days, at-least", "keep one of them");
            return null;
        }

        return Limit(lengths[0], place.Optional(lengths[0])!) is { } limit && name is not null && from is not null && says is not null
            ? new Clock(name, limit, from, says)
            : null;
    }

    private static ClockLimit? Limit(string key, YamlPlace place)
    {
        if (key is "working-days")
            return Days(place) is { } days ? new ClockLimit.WorkingDays(days) : null;
        if (Length(place) is not { } period)
            return null;
        return key is "within" ? new ClockLimit.Within(period) : new ClockLimit.AtLeast(period);
    }

    private static int? Days(YamlPlace place)
    {
        if (place.Number() is not { } number)
            return null;
        if (number is >= 1 and <= 1000 && decimal.IsInteger(number))
            return (int)number;
        place.Report("this is not a number of working days", "write a whole number from 1 to 1000");
        return null;
    }

    private static Period? Length(YamlPlace place)
    {
        if (place.Text() is not { } text)
            return null;
        if (Period.Parse(text) is { } period)
            return period;
        place.Report($"'{text}' is not a period", "write it as ISO 8601 does: P15D, PT72H, P6M, P10Y; for working days use working-days");
        return null;
    }
}
