namespace Gnomon.Measure.Fairness;

/// <summary>The worst case of plain figures, and which groups make it.</summary>
internal static class WorstPoint
{
    /// <param name="comparison">The comparison.</param>
    /// <param name="parts">For each part of it, the figure of each group; at least one group.</param>
    /// <returns>Null for a ratio of zeros.</returns>
    public static double? Of(Comparison comparison, IReadOnlyList<IReadOnlyList<double>> parts)
    {
        double sum = 0;
        double? worst = null;
        foreach (var points in parts)
        {
            if (Of(comparison.Kind, points) is not { } value)
                return null;
            sum += value;
            worst = worst is { } other && !Worse(comparison.Kind, value, other) ? other : value;
        }

        return comparison.Mean ? sum / parts.Count : worst;
    }

    /// <summary>Which groups make the worst case: the least and the greatest of the worst part, or just one.</summary>
    public static IReadOnlyList<int> Groups(Comparison comparison, IReadOnlyList<IReadOnlyList<double>> parts)
    {
        var worst = parts[0];
        foreach (var points in parts.Skip(1))
        {
            if (Of(comparison.Kind, points) is { } value && Of(comparison.Kind, worst) is { } other && Worse(comparison.Kind, value, other))
                worst = points;
        }

        var (least, greatest) = (IndexOf(worst, worst.Min()), IndexOf(worst, worst.Max()));
        return comparison.Kind switch
        {
            ComparisonKind.Minimum => [least],
            ComparisonKind.Maximum => [greatest],
            _ => least == greatest ? [least] : [least, greatest],
        };
    }

    private static bool Worse(ComparisonKind kind, double value, double than) =>
        kind is ComparisonKind.Ratio or ComparisonKind.Minimum ? value < than : value > than;

    private static double? Of(ComparisonKind kind, IReadOnlyList<double> points) => kind switch
    {
        ComparisonKind.Minimum => points.Min(),
        ComparisonKind.Maximum => points.Max(),
        ComparisonKind.Difference => points.Max() - points.Min(),
        _ => points.Max() > 0 ? points.Min() / points.Max() : null,
    };

    private static int IndexOf(IReadOnlyList<double> points, double value)
    {
        var index = 0;
        while (points[index] != value)
            index++;
        return index;
    }
}
