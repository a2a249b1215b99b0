namespace Gnomon.Law.Engine;

/// <summary>The days between which a finding begins and ends, over the consistent completions for which it holds.</summary>
internal static class DateBounds
{
    /// <summary>The beginning: of several provisions that hold, the earliest.</summary>
    public static DateRange From(Situation situation, CompiledFinding finding) => Range(situation, finding.From);

    /// <summary>The end: of several provisions that hold, the latest.</summary>
    public static DateRange Until(Situation situation, CompiledFinding finding) => Range(situation, finding.Until);

    /// <summary>What is asked of the facts where a day is not certain: for each day whether it begins by then, and whether it lasts until then.</summary>
    public static void Open(Situation situation, CompiledFinding finding, List<int> functions)
    {
        Open(situation, finding.From, functions);
        Open(situation, finding.Until, functions);
    }

    private static void Open(Situation situation, Cut[] cuts, List<int> functions)
    {
        for (var i = 0; i + 1 < cuts.Length; i++)
        {
            if (situation.Of(cuts[i].ByThen) == Truth.Unknown && !functions.Contains(cuts[i].ByThen))
                functions.Add(cuts[i].ByThen);
        }
    }

    /// <summary>The earliest day that can be the deciding one and the latest.</summary>
    private static DateRange Range(Situation situation, Cut[] cuts)
    {
        DateOnly? first = null;
        DateOnly? last = null;
        for (var i = 0; i < cuts.Length; i++)
        {
            if (situation.Of(cuts[i].Decides) == Truth.False)
                continue;
            var (earliest, latest) = cuts[i].Day.In(situation.Evidence);
            first = first < earliest ? first : earliest;
            last = last > latest ? last : latest;
        }

        return new DateRange(Day(first), Day(last));

        static DateOnly? Day(DateOnly? day) => day == DateOnly.MaxValue ? null : day;
    }
}
