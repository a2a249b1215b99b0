namespace Gnomon.Law.Engine;

/// <summary>The days between which a finding begins and ends, over the consistent completions for which it holds.</summary>
internal sealed class DateBounds(Bdd bdd, Situation situation, CompiledFinding finding)
{
    /// <summary>The beginning: of several provisions that hold, the earliest.</summary>
    public DateRange From() => Range(Sets(s => s.From));

    /// <summary>The end: of several provisions that hold, the latest.</summary>
    public DateRange Until()
    {
        var range = Range(Sets(s => s.Until ?? DateOnly.MaxValue, descending: true));
        return new DateRange(Day(range.Latest), Day(range.Earliest));

        static DateOnly? Day(DateOnly? day) => day == DateOnly.MaxValue ? null : day;
    }

    /// <summary>What is asked of the facts where a day is not certain: for each day whether it begins by then, and whether it lasts until then.</summary>
    public IEnumerable<int> Open() => Grown(Sets(s => s.From)).Concat(Grown(Sets(s => s.Until ?? DateOnly.MaxValue, descending: true)))
        .Where(f => situation.Of(f) == Truth.Unknown);

    private IEnumerable<int> Grown(IReadOnlyList<(DateOnly Day, int Set)> sets)
    {
        var grown = Bdd.False;
        foreach (var (_, set) in sets.SkipLast(1))
            yield return grown = bdd.Or(grown, set);
    }

    private List<(DateOnly Day, int Set)> Sets(Func<Span, DateOnly> day, bool descending = false)
    {
        var sets = finding.Spans.GroupBy(day).Select(g => (g.Key, g.Aggregate(Bdd.False, (sum, s) => bdd.Or(sum, s.Set))));
        return [.. descending ? sets.OrderByDescending(s => s.Key) : sets.OrderBy(s => s.Key)];
    }

    /// <summary>The first day that can be the deciding one and the last, in the order of the sets: the first set that holds decides.</summary>
    private DateRange Range(List<(DateOnly Day, int Set)> sets)
    {
        DateOnly? first = null;
        DateOnly? last = null;
        var before = Bdd.False;
        foreach (var (day, set) in sets)
        {
            if (situation.IsPossible(bdd.And(set, bdd.Not(before))))
            {
                first ??= day;
                last = day;
            }

            before = bdd.Or(before, set);
        }

        return new DateRange(first, last);
    }
}
