using System.Text.RegularExpressions;
using Gnomon.Columns;

namespace Gnomon.Measure.Data;

/// <summary>How much of the label one column alone foretells, beside what saying the more frequent label would: a leak foretells nearly all.</summary>
internal sealed class LeakFigures(Counted counted, Table source)
{
    public IEnumerable<Measurement> All(string label)
    {
        var rows = source.Rows.Count == 0 ? 0 : source.Rows[0].Number("n");
        var usual = source.Rows.Count == 0 ? 0 : Math.Max(source.Rows[0].Number("positives"), rows - source.Rows[0].Number("positives"));
        yield return counted.Figure("data.usual_label", rows, Shares.Of("data.usual_label", usual, rows), source) with { Group = GroupKey.Whole };
        foreach (var row in source.Rows)
        {
            var name = Names.Of(counted, row.Text("column"), (int)row.Number("index"));
            if (name is null || IsIn(label, row.Text("column")!))
                continue;
            yield return counted.Figure("data.foretold", row.Number("n"), Value(row, name), source) with { Group = GroupKey.Whole, At = Shares.At("column", name) };
        }
    }

    private static MeasuredValue Value(TableRow row, string name) => row.Truth("known") is true
        ? Shares.Of("data.foretold", row.Number("foretold"), row.Number("n"))
        : MeasuredValue.Unknown(UnknownCause.Undecided, $"data.foretold: more than half of the values of {name} stand in one row only, so the column by itself tells nothing", "a column whose values come again, or groups of them");

    // The column that the label is made of foretells it, and that is no leak.
    private static bool IsIn(string label, string column) =>
        Regex.IsMatch(label, @"(?<![\w])" + Regex.Escape(column) + @"(?![\w])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
