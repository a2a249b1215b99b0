using Gnomon.Measure.Fairness;

namespace Gnomon.Measure.Robustness;

/// <summary>Flips and losses of every change, for the whole, each group and each pair of groups.</summary>
/// <param name="counted">What was counted.</param>
/// <param name="lost">What an endpoint did not answer; null where there is none.</param>
internal sealed class FlipFigures(Counted counted, LostRows? lost)
{
    private readonly Columns.Table table = counted.Counts.Table(PairQuery.Name);
    private readonly string[] names = [.. counted.Declaration.Groups.Select(g => g.Key)];

    public IEnumerable<Measurement> All() => Change.Sort(PairCell.Of(table, names.Length).GroupBy(c => c.Change)).SelectMany(c => Of(c.Key, [.. c]));

    private IEnumerable<Measurement> Of(Change change, IReadOnlyList<PairCell> cells)
    {
        foreach (var (key, pairs) in PairGroups.Every(cells, names).SelectMany(g => g.Groups))
        {
            foreach (var figure in Of(change, key, pairs))
                yield return figure;
        }

        foreach (var grouping in PairGroups.Every(cells, names).Where(g => g.By.Count > 0))
            yield return At(change, counted.Figure("robustness.flip_rate.difference", grouping.Groups.Sum(g => g.Pairs.Pairs), Spread(change, grouping), table)) with { By = grouping.By, Against = "best" };
        if (lost is not null)
            yield return At(change, counted.Figure("robustness.refused", cells.Sum(c => (c.Pairs * c.Units) + c.Open), new MeasuredValue.Known(Estimate.Exact(lost.Refused(change))), table)) with { Group = GroupKey.Whole };
    }

    private IEnumerable<Measurement> Of(Change change, GroupKey key, PairSet pairs)
    {
        yield return Figure("flip_rate", pairs.Pairs, () => pairs.Share(c => c.Flips));
        yield return Figure("to_yes_rate", pairs.Pairs, () => pairs.Share(c => c.Up));
        yield return Figure("to_no_rate", pairs.Pairs, () => pairs.Share(c => c.Down));
        if (counted.Declaration.Label is not null)
            yield return Figure("accuracy_loss", pairs.Labelled, pairs.Loss);
        yield return At(change, counted.Figure("robustness.unknown_pairs", pairs.Pairs + pairs.Open, (MeasuredValue?)Withheld(key, pairs) ?? new MeasuredValue.Known(Estimate.Exact(pairs.Open)), table)) with { Group = key };

        Measurement Figure(string metric, long rows, Func<Estimate> estimate)
        {
            var id = "robustness." + metric;
            var value = lost?.Why(id, change) is { } why ? new MeasuredValue.NotKnown([why])
                : Withheld(key, pairs) ?? (rows == 0 ? new MeasuredValue.NotKnown([Reasons.ZeroDenominator(id, key)]) : (MeasuredValue)new MeasuredValue.Known(estimate()));
            return At(change, counted.Figure(id, rows, value, table)) with { Group = key };
        }
    }

    private MeasuredValue Spread(Change change, PairGroups grouping)
    {
        const string Id = "robustness.flip_rate.difference";
        var kept = grouping.Groups.Where(g => g.Pairs.Pairs > 0 && Withheld(g.Key, g.Pairs) is null).Select(g => g.Pairs).ToList();
        return lost?.Why(Id, change) is { } why ? new MeasuredValue.NotKnown([why])
            : kept.Count < 2 ? new MeasuredValue.NotKnown([Reasons.OneGroup(grouping.By, kept.Count)])
            : new MeasuredValue.Known(PairSpread.Of(kept, c => c.Flips));
    }

    private MeasuredValue.NotKnown? Withheld(GroupKey key, PairSet pairs) => counted.Counts.Withheld.Hides(key, pairs.Units)
        ? new MeasuredValue.NotKnown([Reasons.Withheld(key, counted.PublishSize)])
        : null;

    private static Measurement At(Change change, Measurement figure)
    {
        KeyValuePair<string, string?>[] at = [new("perturbation", change.Probe), new("strength", change.Level)];
        at = [.. at.Where(a => a.Value is not null)];
        return at.Length == 0 ? figure : figure with { At = new GroupKey(at) };
    }
}
