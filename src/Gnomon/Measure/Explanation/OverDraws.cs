using Gnomon.Measure.Fairness;
using Gnomon.Measure.Robustness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Explanation;

/// <summary>
/// A loss over several shuffles of the same cases. Other cases would give another loss, and so would other shuffles: both variances are added, with the degrees of
/// freedom of Satterthwaite (1946), Biometrics Bulletin 2:110-114. A shuffle's part of the cases' variance counts twice, which makes the interval no shorter than it should be.
/// </summary>
internal static class OverDraws
{
    /// <param name="set">All pairs; the case is the unit.</param>
    /// <param name="draws">The loss of each shuffle.</param>
    public static Estimate Of(PairSet set, IReadOnlyList<double> draws)
    {
        var loss = set.Loss();
        if (draws.Count < 2 || set.Units < 2)
            return loss;
        var cases = set.Ratio(c => c.Right - c.RightAfter, c => c.Labelled);
        var mean = draws.Average();
        var between = draws.Sum(d => (d - mean) * (d - mean)) / (draws.Count - 1) / draws.Count;
        var variance = cases.Variance + between;
        if (variance == 0)
            return loss;
        var freedom = variance * variance / ((cases.Variance * cases.Variance / cases.Freedom) + (between * between / (draws.Count - 1)));
        var ends = new RatioEstimate(loss.Point, variance, freedom, cases.EvenSize).Plain()!.Value;
        return Shown.Estimate(loss.Point, Math.Max(-1, ends.Low.Number), Math.Min(1, ends.High.Number), "cases-and-shuffles-t");
    }
}
