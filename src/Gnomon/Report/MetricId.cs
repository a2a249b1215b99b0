namespace Gnomon.Report;

/// <summary>The parts of a measurement's id: <c>fairness.selection_rate.ratio</c> is the rate and how groups are compared in it.</summary>
/// <param name="Rate">The figure of one group: <c>fairness.selection_rate</c>.</param>
/// <param name="Comparison"><c>min</c>, <c>max</c>, <c>difference</c> or <c>ratio</c>; null for a figure of one group.</param>
public sealed record MetricId(string Rate, string? Comparison)
{
    private static readonly Dictionary<string, MetricId> Named = new(StringComparer.Ordinal)
    {
        ["demographic_parity_difference"] = new("fairness.selection_rate", "difference"),
        ["demographic_parity_ratio"] = new("fairness.selection_rate", "ratio"),
        ["impact_ratio"] = new("fairness.selection_rate", "ratio"),
        ["equal_opportunity_difference"] = new("fairness.true_positive_rate", "difference"),
        ["equal_opportunity_ratio"] = new("fairness.true_positive_rate", "ratio"),
        ["predictive_parity_difference"] = new("fairness.precision", "difference"),
        ["predictive_parity_ratio"] = new("fairness.precision", "ratio"),
    };

    /// <summary>The last word of the rate: <c>selection_rate</c>.</summary>
    public string Name => Rate[(Rate.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether the value is a proportion of rows, from 0 to 1.</summary>
    public bool IsProportion => Comparison is null or "min" or "max" && Name is not "count";

    /// <summary>Whether the value is a difference of proportions.</summary>
    public bool IsDifference => Comparison is "difference";

    /// <summary>The parts of an id.</summary>
    public static MetricId Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var name = id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (Named.TryGetValue(name, out var known))
            return known;
        foreach (var comparison in new[] { "min", "max", "difference", "ratio" })
        {
            if (id.EndsWith("." + comparison, StringComparison.Ordinal))
                return new MetricId(id[..^(comparison.Length + 1)], comparison);
            if (id.Contains("_" + comparison, StringComparison.Ordinal))
                return new MetricId(id, comparison);
        }

        return new MetricId(id, null);
    }
}
