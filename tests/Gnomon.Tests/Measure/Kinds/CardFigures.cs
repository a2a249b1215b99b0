using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Measure.Kinds;

/// <summary>The figures of one entry of a card over files, by the same way as an assessment goes, in this process.</summary>
internal static class CardFigures
{
    /// <summary>The entry of a card, read from its keys.</summary>
    public static MeasureDeclaration Entry(DataFolder folder, string keys) => Card(folder, keys).Measures[0];

    public static Checked<Counted> Count(DataFolder folder, string keys, int publishSize = 0, bool oneRowPerUnit = true)
    {
        var card = Card(folder, keys, oneRowPerUnit);
        var declared = card.Measures[0];
        if (!MeasureData.Describe(card.Folder, declared).TryGet(out var data, out var problems))
            return Checked.Bad<Counted>(problems);
        var request = PlanCounting.Request(card.Folder, data, data.Plan(declared));
        if (CellCounter.CountAll(request).TryGet(out var counts, out problems))
            problems = [.. MeasureKinds.Of(declared).Faults(declared, counts)];
        return counts is not null && problems.Count == 0
            ? Checked.Good(MeasureCounts.Of(declared, counts with { Withheld = MeasureKinds.Of(declared).Withhold(declared, counts, publishSize) }, request.Tables.ToDictionary(t => t.Name, t => t.People, StringComparer.Ordinal), data.Files).With(publishSize, 7))
            : Checked.Bad<Counted>(problems);
    }

    public static IReadOnlyList<Measurement> Of(DataFolder folder, string keys, int publishSize = 0, bool oneRowPerUnit = true)
    {
        var counted = Count(folder, keys, publishSize, oneRowPerUnit);
        Assert.True(counted.IsGood, Shown.Problems(counted.Problems));
        var figures = counted.Value.Figures();
        Assert.All(figures, m => Assert.Equal(MetricCatalogue.Find(m.Id.Replace("_if_missing", "", StringComparison.Ordinal))?.Unit ?? $"no {m.Id}", m.Unit));
        return figures;
    }

    public static Estimate Known(this IEnumerable<Measurement> figures, string id, string group = "all rows", string? at = null) =>
        Assert.IsType<MeasuredValue.Known>(figures.One(id, group, at).Value).Estimate;

    public static Unknown NotKnown(this IEnumerable<Measurement> figures, string id, string group = "all rows", string? at = null) =>
        Assert.IsType<MeasuredValue.NotKnown>(figures.One(id, group, at).Value).Reasons[0];

    public static Measurement One(this IEnumerable<Measurement> figures, string id, string group = "all rows", string? at = null, string? against = null) =>
        Assert.Single(figures, m => string.Equals(m.Id, id, StringComparison.Ordinal) && string.Equals(m.Group?.ToString() ?? "by " + string.Join(" x ", m.By!), group, StringComparison.Ordinal)
            && string.Equals(m.At?.ToString(), at, StringComparison.Ordinal) && (against is null || string.Equals(m.Against, against, StringComparison.Ordinal)));

    private static SystemCard Card(DataFolder folder, string keys, bool oneRowPerUnit = true)
    {
        folder.With("system.yaml", $$"""
            gnomon: 1
            system: { id: org.example.test, name: { en: Test }, version: "1" }
            uses: [{ id: use }]
            measure:
              - id: m
                {{(oneRowPerUnit ? "one-row-per-unit: true" : "role: test")}}
                {{keys.ReplaceLineEndings("\n").Replace("\n", "\n    ", StringComparison.Ordinal)}}
            """.Replace("\n                ", "\n    ", StringComparison.Ordinal));
        var card = CardReader.Read(folder.At("system.yaml"), Describe.Some.Dictionary);
        Assert.True(card.IsGood, Shown.Problems(card.Problems));
        return card.Value;
    }
}
