using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness;

/// <summary>
/// The greatest share among groups less the least, decided as every worst case: the lower end from limits that hold for all groups together, the
/// upper from the worst of the intervals of all pairs. See docs/design/worst-case-criteria.md.
/// </summary>
internal static class PairSpread
{
    /// <param name="groups">At least two, each with a known pair.</param>
    /// <param name="hits">How many of the pairs of a unit count.</param>
    public static Estimate Of(IReadOnlyList<PairSet> groups, Func<PairCell, long> hits)
    {
        var points = groups.Select(g => g.Share(hits).Point).ToArray();
        var together = groups.Select(g => g.Limits(hits, Tail.Shared(Tail.Standard, groups.Count))).ToArray();
        var each = groups.Select(g => g.Limits(hits, Tail.Standard)).ToArray();
        var low = Projection.Difference(together).Low.Number;
        var high = (from i in Enumerable.Range(0, points.Length)
                    from j in Enumerable.Range(0, points.Length)
                    where i != j
                    select Mover.Difference(points[i], each[i], points[j], each[j]).High.Number).Max();
        return Shown.Estimate(points.Max() - points.Min(), low, Math.Min(1, high), "worst-case");
    }
}
