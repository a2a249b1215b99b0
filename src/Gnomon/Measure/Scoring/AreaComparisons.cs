using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Scoring;

/// <summary>Limits of areas that were counted by bins.</summary>
internal static class AreaComparisons
{
    /// <summary>The limits of an area, with room for the order of pairs that share a bin.</summary>
    public static Interval Widened(RocArea area, double error)
    {
        var (chance, hidden) = (area.Limits(error), area.TiedShare / 2);
        return Interval.Of(Math.Max(0, chance.Low.Number - hidden), Math.Min(1, chance.High.Number + hidden));
    }
}
