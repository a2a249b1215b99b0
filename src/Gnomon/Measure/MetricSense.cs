namespace Gnomon.Measure;

/// <summary>Whether more of a metric is better for those it is about. What is neither (prevalence, counts, a curve) is not compared.</summary>
internal static class MetricSense
{
    private static readonly string[] MoreIsBetter =
    [
        "accuracy", "balanced_accuracy", "precision", "negative_predictive_value", "true_positive_rate", "true_negative_rate", "f1", "recall", "macro_recall", "macro_precision", "macro_f1",
        "weighted_precision", "weighted_f1", "roc_auc", "pr_auc", "r_squared", "impact_ratio",
    ];

    private static readonly string[] LessIsBetter =
        ["false_positive_rate", "false_negative_rate", "brier", "log_loss", "expected_calibration_error", "maximum_calibration_error", "mae", "rmse"];

    /// <summary>1 where more is better, -1 where less is, 0 where the card does not say which decision helps; null for what is not compared.</summary>
    /// <param name="id">The metric.</param>
    /// <param name="favourable">Which prediction helps the person, as the card says.</param>
    public static int? Of(string id, bool? favourable)
    {
        var parts = id.Split('.');
        if (parts.Length == 3)
            return parts[2] switch { "difference" => -1, "ratio" => 1, _ => null };
        if (parts.Length != 2)
            return null;
        if (parts[1] is "selection_rate")
            return favourable switch { true => 1, false => -1, null => 0 };
        return MoreIsBetter.Contains(parts[1], StringComparer.Ordinal) ? 1 : LessIsBetter.Contains(parts[1], StringComparer.Ordinal) ? -1 : null;
    }
}
