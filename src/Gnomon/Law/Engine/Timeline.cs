namespace Gnomon.Law.Engine;

/// <summary>A stretch of days on which one version holds, up to but without <paramref name="End"/>; null is without end.</summary>
internal readonly record struct Stretch(RuleVersion Version, LegalDay Start, LegalDay? End);

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
    public static IReadOnlyList<Stretch> Of(IReadOnlyList<(RuleVersion Version, LegalDay? From)> begun)
    {
        var starts = begun.Select(b => b.From).OfType<LegalDay>().Distinct().OrderBy(s => s.Day).ToList();
        var stretches = new List<Stretch>();
        for (var i = 0; i < starts.Count; i++)
        {
            var version = begun.Last(b => b.From?.Day <= starts[i].Day).Version;
            LegalDay? end = i + 1 < starts.Count ? starts[i + 1] : null;
            if (version.Until is { } until && (end is null || until < end.Value.Day))
                end = new LegalDay(until);
            if (end is null || end.Value.Day > starts[i].Day)
                stretches.Add(new Stretch(version, starts[i], end));
        }

        return stretches;
    }

    /// <summary>The position of the stretch of a day, else of the next to come, else -1: the rule has ended, or never begins.</summary>
    public static int Select(IReadOnlyList<Stretch> stretches, DateOnly day)
    {
        for (var i = 0; i < stretches.Count; i++)
        {
            if (stretches[i].End is not { } end || end.Day > day)
                return i;
        }

        return -1;
    }
}
