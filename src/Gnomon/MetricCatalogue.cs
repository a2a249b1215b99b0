namespace Gnomon;

/// <summary>Whether a metric is a figure of one group or compares groups.</summary>
public enum MetricKind
{
    /// <summary>One figure for each group, each intersection and the whole.</summary>
    Group,

    /// <summary>One figure for a set of groups: the worst case among them. Only these can be a criterion.</summary>
    Comparison,
}

/// <summary>What is known of a metric before anything is measured.</summary>
/// <param name="Id">The id as in measurements: <c>fairness.selection_rate.ratio</c>.</param>
/// <param name="Unit">The UCUM unit: <c>1</c> or <c>{row}</c>; <c>nat</c> for natural units of information, which UCUM lacks.</param>
/// <param name="Least">The least value it can take.</param>
/// <param name="Greatest">The greatest value it can take; null where there is none.</param>
/// <param name="Kind">Figure of a group, or comparison.</param>
/// <param name="NeedsLabel">Whether it needs the true outcome.</param>
/// <param name="NeedsFavourable">Whether the card must say which prediction helps the person.</param>
public sealed record MetricDefinition(
    string Id, string Unit, double Least, double? Greatest, MetricKind Kind, bool NeedsLabel, bool NeedsFavourable)
{
    /// <summary>Whether a profile may set a bar on it.</summary>
    public bool CanBeCriterion => Kind == MetricKind.Comparison;
}

/// <summary>Every metric by its id, so that a profile can be checked before anything is counted.</summary>
public static class MetricCatalogue
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

    private static readonly string[] Counts =
    [
        "performance.count", "performance.missing_label", "performance.missing_prediction", "scoring.scored", "scoring.not_a_score",
    ];

    private static readonly string[] Performance =
    [
        "accuracy", "macro_recall", "macro_precision", "macro_f1", "weighted_precision", "weighted_f1", "recall", "precision", "f1",
    ];

    /// <summary>All metrics: the figures of groups, their comparisons, the named ones, then those of classes and of scores.</summary>
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
        .. Counts.Select(id => new MetricDefinition(id, "{row}", 0, null, MetricKind.Group, NeedsLabel: true, NeedsFavourable: false)),
        .. Performance.Select(m => new MetricDefinition("performance." + m, "1", 0, 1, MetricKind.Group, NeedsLabel: true, NeedsFavourable: false)),
        new("scoring.roc_auc", "1", 0, 1, MetricKind.Group, NeedsLabel: true, NeedsFavourable: false),
        new("scoring.brier", "1", 0, 1, MetricKind.Group, NeedsLabel: true, NeedsFavourable: false),
        new("scoring.log_loss", "nat", 0, null, MetricKind.Group, NeedsLabel: true, NeedsFavourable: false),
        new("scoring.scoring_rate", "1", 0, 1, MetricKind.Group, NeedsLabel: false, NeedsFavourable: false),
        new("scoring.impact_ratio", "1", 0, 1, MetricKind.Group, NeedsLabel: false, NeedsFavourable: false),
        new("scoring.calibration_in_the_large", "1", -1, 1, MetricKind.Group, NeedsLabel: true, NeedsFavourable: false),
    ];

    private static readonly Dictionary<string, MetricDefinition> ById = All.ToDictionary(m => m.Id, StringComparer.Ordinal);

    /// <summary>The metric with an id, null where there is none.</summary>
    public static MetricDefinition? Find(string id) => ById.GetValueOrDefault(id);

    private static MetricDefinition Figure(string name, bool needsLabel) => string.Equals(name, "count", StringComparison.Ordinal)
        ? new("fairness.count", "{row}", 0, null, MetricKind.Group, needsLabel, NeedsFavourable: false)
        : new("fairness." + name, "1", 0, 1, MetricKind.Group, needsLabel, NeedsFavourable: false);

    private static IEnumerable<MetricDefinition> Comparisons(string name, bool needsLabel)
    {
        var figure = Figure(name, needsLabel) with { Kind = MetricKind.Comparison };
        foreach (var suffix in (string[])["min", "max", "difference"])
            yield return figure with { Id = $"{figure.Id}.{suffix}" };
        yield return figure with { Id = figure.Id + ".ratio", Unit = "1", Greatest = 1 };
    }

    private static IEnumerable<MetricDefinition> Parity(string name)
    {
        var needsLabel = !string.Equals(name, "demographic_parity", StringComparison.Ordinal);
        yield return new($"fairness.{name}_difference", "1", 0, 1, MetricKind.Comparison, needsLabel, NeedsFavourable: false);
        yield return new($"fairness.{name}_ratio", "1", 0, 1, MetricKind.Comparison, needsLabel, NeedsFavourable: false);
    }
}
