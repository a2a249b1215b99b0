namespace Gnomon.Report;

/// <summary>A confusion matrix as it is read at one look: a row for each true class, a column for each predicted one.</summary>
/// <param name="Measure">The id of the data set.</param>
/// <param name="Group">Whose rows they are.</param>
/// <param name="Classes">The classes, true and predicted, in order.</param>
/// <param name="Fields">The counts by true and predicted class; a pair that no row has is not there.</param>
public sealed record ConfusionSquare(string Measure, GroupKey Group, IReadOnlyList<string?> Classes, IReadOnlyDictionary<(string? Label, string? Prediction), Measurement> Fields)
{
    /// <summary>With more classes than these no eye finds its way in a square: it stays a list.</summary>
    private const int MostClasses = 20;

    /// <summary>The squares among figures, and the figures that are in none.</summary>
    public static (IReadOnlyList<ConfusionSquare> Squares, IReadOnlyList<Measurement> Others) Among(IReadOnlyList<Measurement> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        List<ConfusionSquare> squares = [.. figures.Where(IsField).GroupBy(m => (m.Measure, m.Group!)).Select(g => Of(g.Key.Measure, g.Key.Item2, [.. g])).Where(s => s.Classes.Count <= MostClasses)];
        var drawn = squares.Select(s => (s.Measure, s.Group)).ToHashSet();
        return (squares, [.. figures.Where(m => !IsField(m) || !drawn.Contains((m.Measure, m.Group!)))]);
    }

    private static ConfusionSquare Of(string measure, GroupKey group, IReadOnlyList<Measurement> fields) => new(
        measure,
        group,
        [.. fields.SelectMany(m => new[] { m.At!.Parts[0].Value, m.At.Parts[1].Value }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        fields.ToDictionary(m => (m.At!.Parts[0].Value, m.At.Parts[1].Value)));

    private static bool IsField(Measurement figure) => figure.Group is not null && figure.At is { Parts: [{ Key: "label" }, { Key: "prediction" }] };
}
