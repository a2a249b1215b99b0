namespace Gnomon.Measure.Fairness;

/// <summary>What a comparison takes from its groups.</summary>
internal enum ComparisonKind
{
    /// <summary>The least figure.</summary>
    Minimum,

    /// <summary>The greatest figure.</summary>
    Maximum,

    /// <summary>The greatest less the least.</summary>
    Difference,

    /// <summary>The least over the greatest.</summary>
    Ratio,
}

/// <summary>One comparison of groups.</summary>
/// <param name="Id">The measurement's id.</param>
/// <param name="Kind">What it takes from its groups.</param>
/// <param name="Parts">The metrics compared; two only for equalised odds.</param>
/// <param name="Mean">Whether several parts are averaged; else the worst of them counts.</param>
internal sealed record Comparison(string Id, ComparisonKind Kind, IReadOnlyList<FairnessMetric> Parts, bool Mean = false)
{
    private static readonly FairnessMetric[] Odds = [FairnessMetric.TruePositiveRate, FairnessMetric.FalsePositiveRate];

    /// <summary>The unit: a ratio has none even where its parts count rows.</summary>
    public string Unit => Kind == ComparisonKind.Ratio ? "1" : Parts[0].Unit;

    public bool NeedsLabel => Parts.Any(p => p.NeedsLabel);

    public bool IsCount => Parts[0].Form == MetricForm.Count;

    /// <summary><c>best</c> where groups are held against the group with the greatest figure, null where there is nothing to hold against.</summary>
    public string? Against => Kind is ComparisonKind.Difference or ComparisonKind.Ratio ? "best" : null;

    /// <summary>The comparisons of every metric.</summary>
    public static IReadOnlyList<Comparison> OfMetrics { get; } =
    [
        .. FairnessMetric.All.SelectMany(m => (Comparison[])
        [
            new(m.Id + ".min", ComparisonKind.Minimum, [m]),
            new(m.Id + ".max", ComparisonKind.Maximum, [m]),
            new(m.Id + ".difference", ComparisonKind.Difference, [m]),
            new(m.Id + ".ratio", ComparisonKind.Ratio, [m]),
        ]),
    ];

    /// <summary>The comparisons with names of their own, as Fairlearn defines them between groups.</summary>
    public static IReadOnlyList<Comparison> Named { get; } =
    [
        .. Pair("demographic_parity", FairnessMetric.SelectionRate),
        .. Pair("equalized_odds", Odds),
        new("fairness.equalized_odds_difference_mean", ComparisonKind.Difference, Odds, Mean: true),
        .. Pair("equal_opportunity", FairnessMetric.TruePositiveRate),
        .. Pair("predictive_parity", FairnessMetric.Precision),
    ];

    /// <summary>The least impact ratio: the favourable rate of each group over the best group's.</summary>
    public static Comparison ImpactRatio(bool favourable) =>
        new("fairness.impact_ratio.min", ComparisonKind.Ratio, [FairnessMetric.Favourable(favourable)]);

    /// <summary>The comparison with an id; null where there is none, or where it needs what the card does not say.</summary>
    public static Comparison? Find(string id, bool? favourable) => id switch
    {
        "fairness.impact_ratio" or "fairness.impact_ratio.min" => favourable is { } helps ? ImpactRatio(helps) : null,
        _ => OfMetrics.Concat(Named).FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.Ordinal)),
    };

    /// <summary>The least denominator that the comparison has in a group: of all its parts and their rates.</summary>
    public long LeastDenominator(Confusion group) => IsCount
        ? group.Rows
        : Parts.SelectMany(p => p.Rates).Min(r => r.Count(group).Trials);

    /// <summary>The rows of a group that the comparison rests on: all but those that a missing value keeps out.</summary>
    public long Rows(Confusion group) => Parts.Min(p => p.Rows(group));

    private static Comparison[] Pair(string name, params FairnessMetric[] parts) =>
    [
        new($"fairness.{name}_difference", ComparisonKind.Difference, parts),
        new($"fairness.{name}_ratio", ComparisonKind.Ratio, parts),
    ];
}
