using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Data;

/// <summary>The groups of one column against their shares in the population that the data should stand for.</summary>
/// <param name="counted">The counts.</param>
/// <param name="by">The group column.</param>
/// <param name="reference">The share of each value in the population; together 1.</param>
internal sealed class BalanceFigures(Counted counted, string by, IReadOnlyList<KeyValuePair<string, decimal>> reference)
{
    // Fewer expected rows than this, and the chi-square distribution is not that of the statistic.
    private const double Expected = 5;

    public IEnumerable<Measurement> All()
    {
        if (!counted.Cells.GroupNames.Contains(by, StringComparer.Ordinal))
        {
            yield return Figure("distance_from_reference", 0, MeasuredValue.Unknown(UnknownCause.NotAsked, $"data.distance_from_reference: {by} is no group of measure {counted.Measure}", $"{by} under groups in the card"));
            yield break;
        }

        var seen = counted.Cells.Margin(by).Cells.GroupBy(c => c.Key[0] ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Count), StringComparer.Ordinal);
        var rows = reference.Sum(r => seen.GetValueOrDefault(r.Key));
        var total = (double)reference.Sum(r => r.Value);
        foreach (var (value, given) in reference)
        {
            var (group, part, share) = (new GroupKey([KeyValuePair.Create<string, string?>(by, value)]), seen.GetValueOrDefault(value), (double)given / total);
            var withheld = counted.Counts.Withheld.Hides(group, part) ? new MeasuredValue.NotKnown([Reasons.Withheld(group, counted.PublishSize)]) : null;
            yield return Figure("share", rows, withheld ?? Shares.Of("data.share", part, rows)) with { Group = group, At = null };
            yield return Figure("representation", rows, withheld ?? Ratio(part, rows, share)) with { Group = group, At = null };
        }

        yield return Figure("distance_from_reference", rows, Distance(seen, rows, total));
        yield return Figure("reference_p", rows, P(seen, rows, total));
    }

    // The share of the population is known, so the ratio is Wilson's interval on another scale.
    private static MeasuredValue Ratio(long part, long rows, double share)
    {
        if (rows == 0)
            return Shares.Of("data.representation", 0, 0);
        var limits = Wilson.Of(part, rows);
        return new MeasuredValue.Known(Shown.Estimate((double)part / rows / share, limits.Low.Number / share, limits.High.Number / share, "wilson"));
    }

    // Half of the sum of distances of shares. All shares at once lie in their intervals, each with its part of the error (Bonferroni).
    private MeasuredValue Distance(Dictionary<string, long> seen, long rows, double total)
    {
        if (rows == 0)
            return Shares.Of("data.distance_from_reference", 0, 0);
        double point = 0, low = 0, high = 0;
        foreach (var (value, given) in reference)
        {
            var (part, share) = (seen.GetValueOrDefault(value), (double)given / total);
            var limits = Wilson.Of(part, rows, Tail.Standard / reference.Count);
            point += Math.Abs(((double)part / rows) - share) / 2;
            low += Math.Max(0, Math.Max(limits.Low.Number - share, share - limits.High.Number)) / 2;
            high += Math.Max(Math.Abs(limits.Low.Number - share), Math.Abs(limits.High.Number - share)) / 2;
        }

        return new MeasuredValue.Known(Shown.Estimate(point, low, Math.Min(1, high), "wilson-bonferroni"));
    }

    private MeasuredValue P(Dictionary<string, long> seen, long rows, double total)
    {
        if (reference.Any(r => rows * (double)r.Value / total < Expected))
            return MeasuredValue.Unknown(UnknownCause.TooFew, $"data.reference_p: of some value of {by} fewer than 5 rows are expected", "more rows, or coarser groups");
        var statistic = reference.Sum(r =>
        {
            var expected = rows * (double)r.Value / total;
            return (seen.GetValueOrDefault(r.Key) - expected) * (seen.GetValueOrDefault(r.Key) - expected) / expected;
        });
        var p = reference.Count > 1 ? ChiSquare.PValue(statistic, reference.Count - 1) : 1;
        return new MeasuredValue.Known(new Estimate(p, Limit.At(p), Limit.At(p), 1, "chi-square"));
    }

    private Measurement Figure(string name, long rows, MeasuredValue value) => counted.Figure("data." + name, rows, value) with { Group = GroupKey.Whole, At = Shares.At("grouping", by) };
}
