namespace Gnomon.Measure.Fairness;

/// <summary>The metrics of fairness: the figures of groups, their comparisons, and the comparisons with names of their own.</summary>
internal static class FairnessCatalogue
{
    private static readonly string[] WithoutLabel = ["count", "selection_rate"];

    private static readonly string[] WithLabel =
    [
        "true_positive_rate", "false_positive_rate", "true_negative_rate", "false_negative_rate", "precision",
        "negative_predictive_value", "accuracy", "balanced_accuracy", "f1", "prevalence",
    ];

    private static readonly string[] Parities =
    [
        "demographic_parity", "equalized_odds", "equal_opportunity", "predictive_parity",
    ];

    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        .. WithoutLabel.Select(m => Figure(m, needsLabel: false)),
        .. WithLabel.Select(m => Figure(m, needsLabel: true)),
        .. WithoutLabel.SelectMany(m => Comparisons(m, needsLabel: false)),
        .. WithLabel.SelectMany(m => Comparisons(m, needsLabel: true)),
        .. Parities.SelectMany(Parity),
        new("fairness.equalized_odds_difference_mean", "1", 0, 1, MetricKind.Comparison, NeedsLabel: true, NeedsFavourable: false),
        new("fairness.impact_ratio", "1", 0, 1, MetricKind.Comparison, NeedsLabel: false, NeedsFavourable: true),
        new("fairness.impact_ratio.min", "1", 0, 1, MetricKind.Comparison, NeedsLabel: false, NeedsFavourable: true),
        new("fairness.missing_label", "{row}", 0, null, MetricKind.Group, NeedsLabel: true, NeedsFavourable: false),
        new("fairness.missing_prediction", "{row}", 0, null, MetricKind.Group, NeedsLabel: false, NeedsFavourable: false),
    ];

    private static MetricDefinition Figure(string name, bool needsLabel) => string.Equals(name, "count", StringComparison.Ordinal)
        ? new("fairness.count", "{row}", 0, null, MetricKind.Group, needsLabel, NeedsFavourable: false)
        : new("fairness." + name, "1", 0, 1, MetricKind.Group, needsLabel, NeedsFavourable: false);

    private static IEnumerable<MetricDefinition> Comparisons(string name, bool needsLabel)
    {
        var figure = Figure(name, needsLabel);
        foreach (var suffix in (string[])["min", "max", "difference"])
            yield return new($"{figure.Id}.{suffix}", figure.Unit, figure.Least, figure.Greatest, MetricKind.Comparison, needsLabel, NeedsFavourable: false);
        yield return new(figure.Id + ".ratio", "1", figure.Least, 1, MetricKind.Comparison, needsLabel, NeedsFavourable: false);
    }

    private static IEnumerable<MetricDefinition> Parity(string name)
    {
        var needsLabel = !string.Equals(name, "demographic_parity", StringComparison.Ordinal);
        yield return new($"fairness.{name}_difference", "1", 0, 1, MetricKind.Comparison, needsLabel, NeedsFavourable: false);
        yield return new($"fairness.{name}_ratio", "1", 0, 1, MetricKind.Comparison, needsLabel, NeedsFavourable: false);
    }
}
