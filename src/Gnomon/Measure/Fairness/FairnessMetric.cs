namespace Gnomon.Measure.Fairness;

/// <summary>How a metric comes from its rates.</summary>
internal enum MetricForm
{
    /// <summary>The number of rows: no rate at all.</summary>
    Count,

    /// <summary>The rate itself.</summary>
    Rate,

    /// <summary>2 j / (1 + j) of the Jaccard index j = TP / (TP + FP + FN): the F1 score is a growing function of one proportion.</summary>
    F1,

    /// <summary>The mean of two rates over different rows.</summary>
    Mean,
}

/// <summary>One metric of a group of rows.</summary>
/// <param name="Name">Fairlearn's name.</param>
/// <param name="Form">How it comes from its rates.</param>
/// <param name="Rates">None for a count, two for a mean, else one.</param>
/// <param name="NeedsLabel">Whether it needs the true outcome.</param>
internal sealed record FairnessMetric(string Name, MetricForm Form, IReadOnlyList<Rate> Rates, bool NeedsLabel)
{
    private const Outcomes TP = Outcomes.TruePositive;
    private const Outcomes FP = Outcomes.FalsePositive;
    private const Outcomes FN = Outcomes.FalseNegative;
    private const Outcomes TN = Outcomes.TrueNegative;

    public static FairnessMetric Count { get; } = new("count", MetricForm.Count, [], NeedsLabel: false);

    public static FairnessMetric SelectionRate { get; } = Of("selection_rate", TP | FP, Outcomes.All, needsLabel: false);

    public static FairnessMetric TruePositiveRate { get; } = Of("true_positive_rate", TP, TP | FN);

    public static FairnessMetric FalsePositiveRate { get; } = Of("false_positive_rate", FP, FP | TN);

    public static FairnessMetric TrueNegativeRate { get; } = Of("true_negative_rate", TN, FP | TN);

    public static FairnessMetric Precision { get; } = Of("precision", TP, TP | FP);

    /// <summary>The metrics of groups, in the order in which they are listed.</summary>
    public static IReadOnlyList<FairnessMetric> All { get; } =
    [
        Count,
        SelectionRate,
        TruePositiveRate,
        FalsePositiveRate,
        TrueNegativeRate,
        Of("false_negative_rate", FN, TP | FN),
        Precision,
        Of("negative_predictive_value", TN, TN | FN),
        Of("accuracy", TP | TN, Outcomes.All),
        new("balanced_accuracy", MetricForm.Mean, [.. TruePositiveRate.Rates, .. TrueNegativeRate.Rates], NeedsLabel: true),
        new("f1", MetricForm.F1, [new(TP, TP | FP | FN)], NeedsLabel: true),
        Of("prevalence", TP | FN, Outcomes.All),
    ];

    public string Id => "fairness." + Name;

    public string Unit => Form == MetricForm.Count ? "{row}" : "1";

    /// <summary>The rows of a group that the metric rests on: all but those that a missing value keeps out.</summary>
    public long Rows(Confusion group) => group.Rows - Rates.Select(r => r.Count(group).Open).DefaultIfEmpty(0).Max();

    /// <summary>The rate of the prediction that helps the person.</summary>
    public static FairnessMetric Favourable(bool favourable) =>
        Of("impact_ratio", favourable ? TP | FP : FN | TN, Outcomes.All, needsLabel: false);

    private static FairnessMetric Of(string name, Outcomes numerator, Outcomes denominator, bool needsLabel = true) =>
        new(name, MetricForm.Rate, [new(numerator, denominator)], needsLabel);
}
