using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>What a comparison can be when each group's figure lies somewhere in a range of its own.</summary>
internal static class ProjectedComparison
{
    /// <param name="kind">The comparison.</param>
    /// <param name="limits">The range of each group.</param>
    public static (double Low, double High) Of(ComparisonKind kind, IReadOnlyList<Interval> limits)
    {
        var range = kind switch
        {
            ComparisonKind.Minimum => Projection.Minimum(limits),
            ComparisonKind.Maximum => Projection.Maximum(limits),
            ComparisonKind.Difference => Projection.Difference(limits),
            _ => Projection.Ratio(limits),
        };
        return (range.Low.Number, range.High.Number);
    }
}
