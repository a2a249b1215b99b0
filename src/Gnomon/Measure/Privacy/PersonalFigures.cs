using Gnomon.Columns;

namespace Gnomon.Measure.Privacy;

/// <summary>Where personal data stand: columns, kinds and counts, never a value.</summary>
internal sealed class PersonalFigures(Counted counted, Table source)
{
    public IEnumerable<Measurement> All()
    {
        var columns = source.Rows.Select(r => r.Text("column")!).Distinct(StringComparer.Ordinal).ToArray();
        var found = source.Rows.Where(r => r.Text("kind") is not null && r.Number("formed") > 0).ToArray();
        var titles = columns.SelectMany(c => TellingTitles.Of(c).Select(kind => (Column: c, Kind: kind))).ToArray();
        var rows = source.Rows.Select(r => r.Number("n")).DefaultIfEmpty(0).Max();
        yield return Figure("personal_columns", rows, found.Where(f => f.Number("valid") > 0).Select(f => f.Text("column")).Distinct(StringComparer.Ordinal).Count());
        yield return Figure("telling_titles", rows, titles.Select(t => t.Column).Distinct(StringComparer.Ordinal).Count());
        foreach (var row in found)
        {
            yield return Figure("personal_data", row.Number("n"), row.Number("valid"), row.Text("column"), row.Text("kind"));
            yield return Figure("personal_data_form", row.Number("n"), row.Number("formed"), row.Text("column"), row.Text("kind"));
        }

        foreach (var (column, kind) in titles)
            yield return Figure("telling_title", rows, 1, column, kind);
    }

    private Measurement Figure(string name, long rows, long count, params string?[] place) =>
        counted.Figure("privacy." + name, rows, new MeasuredValue.Known(Estimate.Exact(count)), source) with
        {
            Group = GroupKey.Whole,
            At = place.Length == 0 ? null : new GroupKey([KeyValuePair.Create("column", place[0]), KeyValuePair.Create("kind", place[1])]),
        };
}
