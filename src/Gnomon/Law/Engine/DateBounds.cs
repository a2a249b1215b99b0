namespace Gnomon.Law.Engine;

/// <summary>The days between which a finding begins and ends, over the consistent completions for which it holds.</summary>
internal static class DateBounds
{
    /// <summary>The beginning: of several provisions that hold, the earliest.</summary>
    public static DateRange From(Situation situation, CompiledFinding finding) => Range(situation, finding.From, latestFirst: false);

    /// <summary>The end: of several provisions that hold, the latest.</summary>
    public static DateRange Until(Situation situation, CompiledFinding finding) => Range(situation, finding.Until, latestFirst: true);

    /// <summary>What is asked of the facts where a day is not certain: for each day whether it begins by then, and whether it lasts until then.</summary>
    public static void Open(Situation situation, CompiledFinding finding, List<int> functions)
    {
        Open(situation, finding.From, functions);
        Open(situation, finding.Until, functions);
    }

    // What is begun by a day is begun by every later one: so those that are open stand together, and the certain ones beside them are not asked.
    private static void Open(Situation situation, Cut[] cuts, List<int> functions)
    {
        var (first, end) = (0, cuts.Length - 1);
        while (first < end && situation.Of(cuts[first].ByThen) == Truth.False)
            first++;
        while (end > first && situation.Of(cuts[end - 1].ByThen) == Truth.True)
            end--;
        for (var i = first; i < end; i++)
        {
            if (!functions.Contains(cuts[i].ByThen))
                functions.Add(cuts[i].ByThen);
        }
    }

    // The deciding day can be early or late: a day between two that it can be changes neither end, and is not asked.
    private static DateRange Range(Situation situation, Cut[] cuts, bool latestFirst)
    {
        DateOnly? first = null;
        DateOnly? last = null;
        for (var i = 0; i < cuts.Length; i++)
        {
            var (early, late) = latestFirst ? (cuts[^(i + 1)], cuts[i]) : (cuts[i], cuts[^(i + 1)]);
            var (earliest, latest) = (early.Day.In(situation.Evidence).Earliest, late.Day.In(situation.Evidence).Latest);
            if ((first is null || earliest < first) && situation.Of(early.Decides) != Truth.False)
                first = earliest;
            if ((last is null || latest > last) && situation.Of(late.Decides) != Truth.False)
                last = latest;
        }

        return new DateRange(Day(first), Day(last));

        static DateOnly? Day(DateOnly? day) => day == DateOnly.MaxValue ? null : day;
    }
}
