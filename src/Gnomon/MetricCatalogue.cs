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
/// <param name="Unit">The UCUM unit: <c>1</c>, <c>{row}</c> and other things that are counted in braces; <c>nat</c> for natural units of information, which UCUM lacks; <c>{label}</c> for the unit of the predicted number.</param>
/// <param name="Least">The least value it can take.</param>
/// <param name="Greatest">The greatest value it can take; null where there is none.</param>
/// <param name="Kind">Figure of a group, or comparison.</param>
/// <param name="NeedsLabel">Whether it needs the true outcome.</param>
/// <param name="NeedsFavourable">Whether the card must say which prediction helps the person.</param>
public sealed record MetricDefinition(
    string Id, string Unit, double? Least, double? Greatest, MetricKind Kind, bool NeedsLabel, bool NeedsFavourable)
{
    /// <summary>Whether a profile may set a bar on it: comparisons, and what else its kind says.</summary>
    public bool CanBeCriterion { get; init; } = Kind == MetricKind.Comparison;

    /// <summary>Whether its groups are compared: least, greatest, difference and, where it is never below 0, ratio.</summary>
    public bool IsCompared { get; init; }

    /// <summary>How people read its numbers.</summary>
    public FigureForm Form { get; init; } = Unit.StartsWith('{') && !string.Equals(Unit, "{label}", StringComparison.Ordinal) ? FigureForm.Count : Unit is "1" ? FigureForm.Share : FigureForm.Plain;

    /// <summary>A metric of one group or place that needs nothing else of the card.</summary>
    public static MetricDefinition Of(string id, string unit, double? least, double? greatest) => new(id, unit, least, greatest, MetricKind.Group, NeedsLabel: false, NeedsFavourable: false);

    /// <summary>A count of rows, or of what the unit says.</summary>
    public static MetricDefinition Count(string id, string unit = "{row}") => Of(id, unit, 0, null);
}

/// <summary>How people read the numbers of a metric.</summary>
public enum FigureForm
{
    /// <summary>A share of something, read as a percentage; its difference is read in points.</summary>
    Share,

    /// <summary>A difference of shares, read in percentage points.</summary>
    Points,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A number as it is: an area under a curve, a distance, an error in the unit of what is predicted.</summary>
    Plain,
}

/// <summary>Every metric by its id, so that a profile can be checked before anything is counted.</summary>
public static class MetricCatalogue
{
    /// <summary>All metrics, kind by kind, then those of joins.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } = [.. MeasureKinds.All.SelectMany(k => k.Metrics), .. Measure.JoinFigures.Metrics];

    private static readonly Dictionary<string, MetricDefinition> ById = All.ToDictionary(m => m.Id, StringComparer.Ordinal);

    /// <summary>The metric with an id, null where there is none.</summary>
    public static MetricDefinition? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Whether a measure of a kind can give a metric: its id begins with the kind's word.</summary>
    public static bool IsOf(string metric, string kind)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(kind);
        return metric.Length > kind.Length && metric[kind.Length] == '.' && metric.StartsWith(kind, StringComparison.Ordinal);
    }
}
