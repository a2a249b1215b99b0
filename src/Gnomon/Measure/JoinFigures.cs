namespace Gnomon.Measure;

/// <summary>How much of a measure's data and of the file joined to them found no match. They belong to no kind: every kind may join.</summary>
internal static class JoinFigures
{
    public static IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Count("join.rows_without_match"),
        MetricDefinition.Count("join.other_rows_without_match"),
    ];

    /// <summary>Both counts; none where nothing was joined.</summary>
    public static IEnumerable<Measurement> Of(Counted counted)
    {
        if (counted.Declaration.Join is null)
            yield break;
        var table = counted.Counts.Table(Describe.JoinDeclaration.Name);
        var row = table.Rows[0];
        yield return Figure(Metrics[0].Id, row.Number("rows"), row.Number("without_match"));
        yield return Figure(Metrics[1].Id, row.Number("other_rows"), row.Number("other_without_match"));

        Measurement Figure(string id, long rows, long missing) =>
            counted.Figure(id, rows, new MeasuredValue.Known(Estimate.Exact(missing)), table) with { Group = GroupKey.Whole };
    }
}
