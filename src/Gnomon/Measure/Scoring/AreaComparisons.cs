using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Scoring;

/// <summary>
/// The least and the greatest area among groups, and how far they lie apart, decided as rates are (docs/design/worst-case-criteria.md): the good
/// side from the uncorrected intervals of groups or pairs, the bad side from limits that hold for all groups at once.
/// </summary>
internal sealed class AreaComparisons(IReadOnlyList<RocArea> areas)
{
    public MeasuredValue Least() => Known(areas.Min(a => a.Area), Alone.Min(e => e.Low.Number), Together.Min(e => e.High.Number));

    public MeasuredValue Greatest() => Known(areas.Max(a => a.Area), Together.Max(e => e.Low.Number), Alone.Max(e => e.High.Number));

    public MeasuredValue Difference()
    {
        var low = Math.Max(0, Together.Max(e => e.Low.Number) - Together.Min(e => e.High.Number));
        double high = 0;
        for (var i = 0; i < areas.Count; i++)
        {
            for (var j = 0; j < areas.Count; j++)
            {
                if (i != j)
                    high = Math.Max(high, Mover.Difference(areas[i].Area, Alone[i], areas[j].Area, Alone[j]).High.Number);
            }
        }

        return Known(areas.Max(a => a.Area) - areas.Min(a => a.Area), low, Math.Min(1, high));
    }

    private Interval[] Alone => field ??= [.. areas.Select(a => Widened(a, Tail.Standard))];

    private Interval[] Together => field ??= [.. areas.Select(a => Widened(a, Tail.Shared(Tail.Standard, areas.Count)))];

    /// <summary>The limits of an area, with room for the order of pairs that share a bin.</summary>
    public static Interval Widened(RocArea area, double error)
    {
        var (chance, hidden) = (area.Limits(error), area.TiedShare / 2);
        return Interval.Of(Math.Max(0, chance.Low.Number - hidden), Math.Min(1, chance.High.Number + hidden));
    }

    private static MeasuredValue.Known Known(double point, double low, double high) => new(Shown.Estimate(point, low, high, "worst-case"));
}
