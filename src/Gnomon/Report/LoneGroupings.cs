namespace Gnomon.Report;

/// <summary>
/// Groupings in which fewer than two groups can be compared. Such a grouping has as many comparisons as there are metrics and nothing to say in any: its
/// least and greatest are the one group again. One line says so.
/// </summary>
public sealed class LoneGroupings
{
    private readonly IReadOnlyList<Measurement> all;
    private readonly Dictionary<(string Measure, string By), List<Measurement>> lone;

    private LoneGroupings(IReadOnlyList<Measurement> all)
    {
        this.all = all;
        lone = all.Where(m => m.By is not null).GroupBy(Key).Where(g => g.Any(IsAlone) && g.All(m => IsAlone(m) || MetricId.Of(m.Id).Comparison is "min" or "max")).ToDictionary(g => g.Key, g => g.ToList());
    }

    /// <summary>Those of some figures.</summary>
    public static LoneGroupings In(IReadOnlyList<Measurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        return new(measurements);
    }

    /// <summary>The figures that are none of their comparisons, of one entry of the card or of all.</summary>
    public IEnumerable<Measurement> Others(string? measure = null) => all.Where(m => Is(m, measure) && (m.By is null || !lone.ContainsKey(Key(m))));

    /// <summary>A line for each, with its entry.</summary>
    public IEnumerable<(string Measure, Phrase Said)> Lines(Wording wording, string? measure = null)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return lone.Values.Where(g => Is(g[0], measure)).Select(g => (
            g[0].Measure,
            wording.Texts.Count("measurements.one-group", g.Count(IsAlone), ("by", Wording.By(g[0].By!)))));
    }

    private static bool Is(Measurement figure, string? measure) => measure is null || string.Equals(figure.Measure, measure, StringComparison.Ordinal);

    private static (string Measure, string By) Key(Measurement figure) => (figure.Measure, string.Join('/', figure.By!));

    private static bool IsAlone(Measurement figure) => figure is { Value: MeasuredValue.NotKnown { Reasons: [{ Cause: UnknownCause.NoRows } why, ..] } } && why.Data.ContainsKey("by");
}
