using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Decide;

/// <summary>What missing labels and predictions could make of a comparison, not counting chance.</summary>
internal static class MissingValues
{
    /// <summary>The range of the comparison over all values that the missing ones could have; null where none is missing.</summary>
    public static (double Low, double High)? Range(Comparison comparison, IReadOnlyList<GroupRows> groups)
    {
        var open = comparison.Parts.SelectMany(p => p.Rates).Any(r => groups.Any(g => r.Count(g.Counts).Open > 0));
        if (!open)
            return null;
        var ranges = comparison.Parts.Select(p => Part(comparison.Kind, p, groups)).ToArray();
        if (comparison.Mean)
            return (ranges.Sum(r => r.Low) / ranges.Length, ranges.Sum(r => r.High) / ranges.Length);
        return comparison.Kind is ComparisonKind.Ratio or ComparisonKind.Minimum
            ? (ranges.Min(r => r.Low), ranges.Min(r => r.High))
            : (ranges.Max(r => r.Low), ranges.Max(r => r.High));
    }

    private static (double Low, double High) Part(ComparisonKind kind, FairnessMetric metric, IReadOnlyList<GroupRows> groups)
    {
        // Every group kept has rows in each denominator, so each rate has bounds.
        var bounds = groups.Select(g => metric.Rates.Select(r => r.Count(g.Counts).Bounds!.Value).ToArray()).ToArray();
        return ProjectedComparison.Of(
            kind, [.. bounds.Select(b => Interval.Of(FigureValue.Combine(metric.Form, [.. b.Select(x => x.Low)]), FigureValue.Combine(metric.Form, [.. b.Select(x => x.High)])))]);
    }
}
