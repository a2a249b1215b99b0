namespace Gnomon.Law.Engine;

/// <summary>A stretch of days on which one version holds, up to but without <paramref name="End"/>; null is without end.</summary>
internal readonly record struct Stretch(RuleVersion Version, DateOnly Start, DateOnly? End);

/// <summary>Which version of a rule holds on which days, once it is known when each begins.</summary>
internal static class Timeline
{
    /// <summary>The versions that count: known on the day, and not replaced for all days by a later one.</summary>
    public static IReadOnlyList<RuleVersion> Known(Rule rule, DateOnly knownOn)
    {
        var known = new List<RuleVersion>();
        foreach (var version in rule.Versions.Where(v => v.KnownOn <= knownOn))
        {
            if (version.Instead)
                known.Clear();
            known.Add(version);
        }

        return known;
    }

    /// <summary>The stretches in order of days. A later version holds from its own first day, whatever stood there before.</summary>
    public static IReadOnlyList<Stretch> Of(IReadOnlyList<(RuleVersion Version, DateOnly? From)> begun)
    {
        var starts = begun.Select(b => b.From).OfType<DateOnly>().Distinct().Order().ToList();
        var stretches = new List<Stretch>();
        for (var i = 0; i < starts.Count; i++)
        {
            var version = begun.Last(b => b.From <= starts[i]).Version;
            DateOnly? end = i + 1 < starts.Count ? starts[i + 1] : null;
            if (version.Until is { } until && (end is null || until < end))
                end = until;
            if (end is null || end > starts[i])
                stretches.Add(new Stretch(version, starts[i], end));
        }

        return stretches;
    }

    /// <summary>The position of the stretch of a day, else of the next to come, else -1: the rule has ended, or never begins.</summary>
    public static int Select(IReadOnlyList<Stretch> stretches, DateOnly day)
    {
        for (var i = 0; i < stretches.Count; i++)
        {
            if (stretches[i].End is not { } end || end > day)
                return i;
        }

        return -1;
    }
}
