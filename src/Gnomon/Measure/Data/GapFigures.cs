using Gnomon.Columns;

namespace Gnomon.Measure.Data;

/// <summary>Missing values and constant columns, rows that are alike, and rows that are alike but for their label.</summary>
internal sealed class GapFigures(Counted counted, Table columns, Table repeats)
{
    public IEnumerable<Measurement> All(bool isNamed)
    {
        var all = repeats.Rows[0];
        var rows = all.Number("n");
        yield return Whole("rows", rows, Shares.Exact(rows), columns);
        yield return Whole("constant_columns", rows, Shares.Exact(columns.Rows.Count(c => IsConstant(c))), columns);
        yield return Whole("alike", rows, Shares.Of("data.alike", all.Number("alike"), rows), repeats);
        // With every column the label itself is one of them, and rows that are alike cannot differ in it.
        if (isNamed && counted.Declaration.Label is not null)
            yield return Whole("contradicted", rows, Shares.Of("data.contradicted", all.Number("contradicted"), rows), repeats);
        foreach (var (i, column) in columns.Rows.Index())
        {
            var place = Shares.At("column", Names.Of(counted, column.Text("column"), i));
            yield return Whole("missing", column.Number("n"), Shares.Of("data.missing", column.Number("missing"), column.Number("n")), columns) with { At = place };
            yield return Whole("constant", column.Number("n"), Shares.Exact(IsConstant(column) ? 1 : 0), columns) with { At = place };
        }
    }

    // One row has one value in every column, and that says nothing of the column.
    private static bool IsConstant(TableRow column) => column.Truth("constant") is true && column.Number("n") > 1;

    private Measurement Whole(string name, long rows, MeasuredValue value, Table source) => counted.Figure("data." + name, rows, value, source) with { Group = GroupKey.Whole };
}

/// <summary>What columns are called: by the card, else as in the file.</summary>
internal static class Names
{
    public static string? Of(Counted counted, string? expression, int index) =>
        ((DataSettings)counted.Declaration.Settings).Columns is { Count: > 0 } named ? named[index].Key : expression;
}
