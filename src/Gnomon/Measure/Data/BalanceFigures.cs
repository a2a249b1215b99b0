using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Data;

/// <summary>
/// The groups of one column against their shares in the population that the data should stand for. With sampling weights the shares are those of the weights, and the
/// chi-square statistic is divided by the mean design effect: Rao and Scott (1981), JASA 76:221-230, their first correction.
/// </summary>
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

        var seen = WeightedShares.Of(counted, by, [.. reference.Select(r => r.Key)]);
        var rows = seen.Rows;
        var total = (double)reference.Sum(r => r.Value);
        foreach (var (value, given) in reference)
        {
            var (group, part, share) = (new GroupKey([KeyValuePair.Create<string, string?>(by, value)]), seen.RowsOf(value), (double)given / total);
            var withheld = counted.Counts.Withheld.Hides(group, part) ? new MeasuredValue.NotKnown([Reasons.Withheld(group, counted.PublishSize)]) : null;
            yield return Figure("share", rows, withheld ?? Share(seen, value, "share", 1)) with { Group = group, At = null };
            yield return Figure("representation", rows, withheld ?? Share(seen, value, "representation", share)) with { Group = group, At = null };
        }

        yield return Figure("distance_from_reference", rows, Distance(seen, total));
        yield return Figure("reference_p", rows, P(seen, total));
    }

    // The share of the population is known, so the ratio is Wilson's interval on another scale.
    private static MeasuredValue Share(WeightedShares seen, string value, string name, double over)
    {
        if (seen.Rows == 0)
            return Shares.Of("data." + name, 0, 0);
        var limits = seen.Limits(value);
        return new MeasuredValue.Known(Shown.Estimate(seen.Share(value) / over, limits.Low.Number / over, limits.High.Number / over, seen.IsWeighted ? "wilson-effective" : "wilson"));
    }

    // Half of the sum of distances of shares. All shares at once lie in their intervals, each with its part of the error (Bonferroni).
    private MeasuredValue Distance(WeightedShares seen, double total)
    {
        if (seen.Rows == 0)
            return Shares.Of("data.distance_from_reference", 0, 0);
        double point = 0, low = 0, high = 0;
        foreach (var (value, given) in reference)
        {
            var share = (double)given / total;
            var limits = seen.Limits(value, Tail.Standard / reference.Count);
            point += Math.Abs(seen.Share(value) - share) / 2;
            low += Math.Max(0, Math.Max(limits.Low.Number - share, share - limits.High.Number)) / 2;
            high += Math.Max(Math.Abs(limits.Low.Number - share), Math.Abs(limits.High.Number - share)) / 2;
        }

        return new MeasuredValue.Known(Shown.Estimate(point, low, Math.Min(1, high), seen.IsWeighted ? "wilson-effective-bonferroni" : "wilson-bonferroni"));
    }

    private MeasuredValue P(WeightedShares seen, double total)
    {
        if (reference.Any(r => seen.Rows * (double)r.Value / total < Expected))
            return MeasuredValue.Unknown(UnknownCause.TooFew, $"data.reference_p: of some value of {by} fewer than 5 rows are expected", "more rows, or coarser groups");
        var statistic = reference.Sum(r =>
        {
            var (share, given) = (seen.Share(r.Key), (double)r.Value / total);
            return seen.Rows * (share - given) * (share - given) / given;
        });
        if (seen.IsWeighted)
            statistic /= Math.Max(double.Epsilon, reference.Sum(r => seen.Share(r.Key) / ((double)r.Value / total) * (1 - seen.Share(r.Key)) * seen.DesignEffect(r.Key)) / Math.Max(1, reference.Count - 1));
        var p = reference.Count > 1 ? ChiSquare.PValue(statistic, reference.Count - 1) : 1;
        return new MeasuredValue.Known(new Estimate(p, Limit.At(p), Limit.At(p), 1, seen.IsWeighted ? "chi-square-rao-scott" : "chi-square"));
    }

    private Measurement Figure(string name, long rows, MeasuredValue value) => counted.Figure("data." + name, rows, value) with { Group = GroupKey.Whole, At = Shares.At("grouping", by) };
}
