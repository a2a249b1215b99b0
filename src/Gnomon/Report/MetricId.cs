namespace Gnomon.Report;

/// <summary>The parts of a measurement's id: <c>fairness.selection_rate.ratio</c> is the rate and how groups are compared in it.</summary>
/// <param name="Stem">The id without the suffix of a comparison: <c>fairness.selection_rate</c>.</param>
/// <param name="Rate">The rate of one group that the figure rests on; the stem itself but for the comparisons with names of their own.</param>
/// <param name="Comparison"><c>min</c>, <c>max</c>, <c>difference</c> or <c>ratio</c>; null for a figure of one group.</param>
public sealed record MetricId(string Stem, string Rate, string? Comparison)
{
    /// <summary>Ends the id of the range that missing values leave open.</summary>
    public const string IfMissing = "_if_missing";

    private const string Impact = "fairness.impact_ratio";

    private static readonly Dictionary<string, string> RateOf = new(StringComparer.Ordinal)
    {
        ["fairness.demographic_parity"] = "fairness.selection_rate",
        [Impact] = "fairness.selection_rate",
        ["fairness.equal_opportunity"] = "fairness.true_positive_rate",
        ["fairness.predictive_parity"] = "fairness.precision",
    };

    /// <summary>The last word of the stem: <c>selection_rate</c>.</summary>
    public string Name => Stem[(Stem.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether it counts rows or other things.</summary>
    public bool IsCount => Form == FigureForm.Count && Comparison is not "ratio";

    /// <summary>Whether the value is one proportion over another.</summary>
    public bool IsRatio => Comparison is "ratio" || Stem is Impact;

    /// <summary>Whether the value is a difference of proportions.</summary>
    public bool IsDifference => Form switch
    {
        FigureForm.Points => Comparison is not "ratio",
        FigureForm.Share => Comparison is "difference",
        _ => false,
    };

    /// <summary>Whether the value is read as it is, neither as a percentage nor as a count.</summary>
    public bool IsPlain => Form == FigureForm.Plain;

    // A range that missing values leave open is read as its metric is.
    private FigureForm Form => (MetricCatalogue.Find(Stem) ?? MetricCatalogue.Find(Stem.Replace(IfMissing, "", StringComparison.Ordinal)))?.Form ?? FigureForm.Share;

    /// <summary>The parts of an id.</summary>
    public static MetricId Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        foreach (var comparison in (ReadOnlySpan<string>)["min", "max", "difference", "ratio"])
        {
            if (id.EndsWith("." + comparison, StringComparison.Ordinal))
                return From(id[..^(comparison.Length + 1)], id[..^(comparison.Length + 1)], comparison);
        }

        foreach (var comparison in (ReadOnlySpan<string>)["difference", "ratio"])
        {
            if (id is not Impact && id.IndexOf("_" + comparison, StringComparison.Ordinal) is var at and > 0)
                return From(id, id[..at], comparison);
        }

        return From(id, id, null);
    }

    private static MetricId From(string stem, string rate, string? comparison) => new(stem, RateOf.GetValueOrDefault(rate, rate), comparison);
}
