using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Robustness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Explanation;

/// <summary>The figures of every change that the endpoint was asked about.</summary>
internal sealed class ExplanationFigures(Counted counted)
{
    private readonly Table pairs = counted.Counts.Table(PairQuery.Name), draws = counted.Counts.Table(ExplanationKind.Draws), paths = counted.Counts.Table(ExplanationKind.Paths);
    private readonly string[] names = [.. counted.Declaration.Groups.Select(g => g.Key)];
    private readonly LostRows lost = LostRows.Of(counted.Counts);

    public IEnumerable<Measurement> All() => Change.Sort(PairCell.Of(pairs, names.Length).GroupBy(c => c.Change)).SelectMany(c => Of(c.Key, [.. c])).Concat(Differences());

    private IEnumerable<Measurement> Of(Change change, IReadOnlyList<PairCell> cells) =>
    [
        .. change.Probe switch
        {
            ExplanationRows.Permuted => Importance(change, cells),
            ExplanationRows.Counterfactual => Grouped(cells).SelectMany(g => Counterfactual(change, g.Key, g.Cells)),
            ExplanationRows.Depending => Grouped(cells).Select(g => Dependence(change, g.Key, new PairSet(g.Cells))),
            not null when change.Probe.StartsWith(ExplanationRows.Difference, StringComparison.Ordinal) => [Part(change, new PairSet(cells))],
            _ => (IEnumerable<Measurement>)[],
        },
        Count("unknown_pairs", change, cells, cells.Sum(c => c.Open)),
        Count("refused", change, cells, lost.Refused(change)),
    ];

    private IEnumerable<Measurement> Importance(Change change, IReadOnlyList<PairCell> cells)
    {
        var set = new PairSet(cells);
        var own = draws.Rows.Where(r => string.Equals(r.Text("place"), change.Place, StringComparison.Ordinal)).ToList();
        yield return Figure("permutation_flip_rate", change, GroupKey.Whole, set.Pairs, () => set.Share(c => c.Flips));
        if (counted.Declaration.Label is null)
            yield break;
        double[] each = [.. own.Where(r => r.Number("labelled") > 0).Select(r => (r.Number("hit") - r.Number("hit_after")) / (double)r.Number("labelled"))];
        yield return Figure("importance", change, GroupKey.Whole, set.Labelled, () => OverDraws.Of(set, each));
    }

    // A case counts where all its other values were answered, or one of them flipped it.
    private IEnumerable<Measurement> Counterfactual(Change change, GroupKey key, IReadOnlyList<PairCell> cells)
    {
        var most = cells.Max(c => c.Pairs);
        foreach (var (metric, hits) in ((string, Func<PairCell, bool>)[])[("counterfactual_flip_rate", c => c.Flips > 0), ("counterfactual_to_yes_rate", c => c.Up > 0), ("counterfactual_to_no_rate", c => c.Down > 0)])
        {
            var all = cells.Where(c => c.Pairs > 0 && (c.Pairs == most || hits(c))).Sum(c => c.Units);
            var hit = cells.Where(hits).Sum(c => c.Units);
            yield return Figure(metric, change, key, all, () => Exact(hit, all));
        }
    }

    private Measurement Dependence(Change change, GroupKey key, PairSet set) => Figure("partial_dependence", change, key, set.Pairs, () => set.Share(c => c.Yes + c.Up - c.Down));

    private Measurement Part(Change change, PairSet set) => Figure("difference_part", change, Whose(change.Probe!, change.Level), set.Pairs, () => set.Fall(c => c.Yes + c.Up - c.Down, c => c.Yes, c => c.Pairs)) with { At = new GroupKey([new("column", change.Place)]) };

    private IEnumerable<Measurement> Differences()
    {
        foreach (var walks in paths.Rows.GroupBy(r => (Probe: r.Text("probe")!, Level: r.Text("level"))))
        {
            long Sum(bool before, bool after) => walks.Where(r => r.Truth("before") == before && r.Truth("after") == after).Sum(r => r.Number("n"));
            var (both, up, down, neither) = (Sum(true, true), Sum(false, true), Sum(true, false), Sum(false, false));
            var all = both + up + down + neither;
            yield return Figure("group_difference", new Change(walks.Key.Probe, null, walks.Key.Level), Whose(walks.Key.Probe, walks.Key.Level), all, () =>
            {
                var ends = NewcombePaired.Difference(both, up, down, neither);
                return Shown.Estimate((up - down) / (double)all, ends.Low.Number, ends.High.Number, "newcombe-paired");
            }) with
            { At = null };
        }
    }

    private Measurement Figure(string metric, Change change, GroupKey key, long rows, Func<Estimate> estimate)
    {
        var id = "explanation." + metric;
        MeasuredValue value = lost.Why(id, change) is { } why ? new MeasuredValue.NotKnown([why])
            : counted.Counts.Withheld.Hides(key, rows) ? new MeasuredValue.NotKnown([Reasons.Withheld(key, counted.PublishSize)])
            : rows == 0 ? new MeasuredValue.NotKnown([Reasons.ZeroDenominator(id, key)])
            : new MeasuredValue.Known(estimate());
        return counted.Figure(id, rows, value, pairs) with { Group = key, At = At(change) };
    }

    private Measurement Count(string metric, Change change, IReadOnlyList<PairCell> cells, long count) =>
        counted.Figure("explanation." + metric, cells.Sum(c => (c.Pairs * c.Units) + c.Open), new MeasuredValue.Known(Estimate.Exact(count)), pairs) with { Group = GroupKey.Whole, At = new GroupKey([new("asked", change.Probe), .. At(change).Parts]) };

    private static GroupKey At(Change change) => new(new KeyValuePair<string, string?>[] { new("column", change.Place), new("value", change.Level) }.Where(p => p.Value is not null));

    private static GroupKey Whose(string probe, string? level) => new([new(probe[ExplanationRows.Difference.Length..], level)]);

    private IEnumerable<(GroupKey Key, IReadOnlyList<PairCell> Cells)> Grouped(IReadOnlyList<PairCell> cells) =>
    [
        (GroupKey.Whole, cells),
        .. names.SelectMany((name, i) => cells.GroupBy(c => c.Groups[i], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (new GroupKey([new(name, g.Key)]), (IReadOnlyList<PairCell>)[.. g]))),
    ];

    private static Estimate Exact(long hits, long all)
    {
        var ends = ClopperPearson.Of(hits, all);
        return Shown.Estimate((double)hits / all, ends.Low.Number, ends.High.Number, "clopper-pearson");
    }
}
