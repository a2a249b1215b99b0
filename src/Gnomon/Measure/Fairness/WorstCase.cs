using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>
/// The worst case among groups with an interval for any error, each side of which errs at most half of it. The good side is the
/// worst of the uncorrected intervals of all pairs (intersection-union: Berger 1982, Technometrics 24:295-300); the bad side is
/// projected from limits that hold for all groups together. See docs/design/worst-case-criteria.md.
/// </summary>
internal sealed class WorstCase(Comparison comparison, IReadOnlyList<GroupValues> parts)
{
    private readonly ComparisonKind kind = comparison.Kind;

    public static WorstCase Of(Comparison comparison, IReadOnlyList<Confusion> groups) =>
        new(comparison, [.. comparison.Parts.Select(p => GroupValues.Of(p, groups))]);

    public IReadOnlyList<GroupValues> Parts => parts;

    /// <summary>The figure; null for a ratio of zeros.</summary>
    public double? Point => WorstPoint.Of(comparison, [.. parts.Select(Points)]);

    /// <summary>The groups that make it: the least and the greatest, or just one.</summary>
    public IReadOnlyList<int> Worst => WorstPoint.Groups(comparison, [.. parts.Select(Points)]);

    public WorstCase Scaled(double factor) => new(comparison, [.. parts.Select(p => p.Scaled(factor))]);

    /// <summary>The interval with this error, both sides together.</summary>
    public (double Low, double High) At(double error)
    {
        var each = Tail.Shared(error, parts.Sum(p => p.Count));
        var ends = parts.Select(p => comparison.Mean ? Together(p, each) : Sides(p, error, each)).ToArray();
        if (comparison.Mean)
            return (ends.Sum(e => e.Low) / ends.Length, ends.Sum(e => e.High) / ends.Length);
        return kind is ComparisonKind.Ratio or ComparisonKind.Minimum
            ? (ends.Min(e => e.Low), ends.Min(e => e.High))
            : (ends.Max(e => e.Low), ends.Max(e => e.High));
    }

    private static double[] Points(GroupValues part) => [.. Enumerable.Range(0, part.Count).Select(part.Point)];

    private (double Low, double High) Together(GroupValues part, double each)
    {
        return ProjectedComparison.Of(kind, part.Limits(each));
    }

    private (double Low, double High) Sides(GroupValues part, double error, double each)
    {
        var together = Together(part, each);
        return kind switch
        {
            ComparisonKind.Minimum => (part.Limits(error).Min(l => l.Low.Number), together.High),
            ComparisonKind.Maximum => (together.Low, part.Limits(error).Max(l => l.High.Number)),
            ComparisonKind.Difference => (together.Low, WidestPair(part, error)),
            _ => (part.LeastRatio(error), together.High),
        };
    }

    private static double WidestPair(GroupValues part, double error)
    {
        var limits = part.Limits(error);
        var points = Points(part);
        double widest = 0;
        for (var i = 0; i < points.Length; i++)
        {
            for (var j = 0; j < points.Length; j++)
            {
                if (i != j)
                    widest = Math.Max(widest, Mover.Difference(points[i], limits[i], points[j], limits[j]).High.Number);
            }
        }

        return Math.Min(1, widest);
    }
}
