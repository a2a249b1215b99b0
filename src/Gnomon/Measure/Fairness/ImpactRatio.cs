using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>
/// The favourable rate of one group over that of the best group. It is the least of the group's ratios to every group, so its lower end
/// is the least of their uncorrected lower ends; its upper end is projected from limits that hold for all groups together.
/// </summary>
internal static class ImpactRatio
{
    public static MeasuredValue Of(Comparison comparison, IReadOnlyList<GroupRows> groups, GroupRows group)
    {
        var tallies = groups.Select(g => comparison.Parts[0].Rates[0].Count(g.Counts).Tally).ToArray();
        var best = tallies.Max(t => t.Rate);
        if (best == 0)
            return new MeasuredValue.NotKnown([Reasons.RatioOfZeros("fairness.impact_ratio")]);
        var own = groups.TakeWhile(g => !g.Key.Equals(group.Key)).Count();
        var z = Tail.NormalDeviate(Tail.Standard);
        var low = tallies.Where((_, i) => i != own).Aggregate(1.0, (least, other) => Koopman.LowerUpTo(tallies[own], other, z, least));
        var together = new RateValues(tallies).Limits(Tail.Shared(Tail.Standard, tallies.Length));
        var bestLow = together.Max(l => l.Low.Number);
        var high = bestLow > 0 ? Math.Min(1, together[own].High.Number / bestLow) : 1;
        return new MeasuredValue.Known(Shown.Estimate(tallies[own].Rate / best, low, high, "worst-case"));
    }
}
