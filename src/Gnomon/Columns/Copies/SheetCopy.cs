using Gnomon.Columns.Files;

namespace Gnomon.Columns.Copies;

/// <summary>Writes the table of one sheet as CSV, and says by its cell whatever is no table: what stands beside it, errors, merged cells.</summary>
/// <param name="file">The workbook's name, for problems.</param>
/// <param name="workbook">The workbook.</param>
/// <param name="sheet">The sheet.</param>
internal sealed class SheetCopy(string file, Workbook workbook, string sheet)
{
    private const int MostProblems = 20, MostRuns = 1000;

    private readonly List<Problem> problems = [];
    private readonly List<SheetRun> runs = [];
    private SheetCell?[] usual = [];
    private (SheetCell Cell, int Row)?[] other = [];

    /// <returns>Where things stand in the sheet; or every problem, up to twenty.</returns>
    internal Checked<SheetPlaces> Write(TextWriter output)
    {
        using var rows = workbook.Rows(sheet).GetEnumerator();
        if (!rows.MoveNext())
            return Checked.Bad<SheetPlaces>(FileProblems.Data(file, $"the sheet \"{sheet}\" is empty", "give a sheet with a header and rows"));
        var header = rows.Current;
        var (first, count) = (header.Cells[0].Column, header.Cells[^1].Column - header.Cells[0].Column + 1);
        var names = Fields(header, first, count);
        foreach (var (i, _) in names.Index().Where(n => n.Item is null))
            Refuse(header.Number, first + i, "the column has no name", "give every column a name in the first row of the table, or delete it");
        Merges(header.Number);
        (usual, other) = (new SheetCell?[count], new (SheetCell, int)?[count]);
        var line = Line(output, names, header.Number, 1);
        while (problems.Count < MostProblems && rows.MoveNext())
        {
            Look(rows.Current, header.Number, first, count);
            line = Line(output, Fields(rows.Current, first, count), rows.Current.Number, line);
        }

        return problems.Count > 0 ? Checked.Bad<SheetPlaces>(problems) : Checked.Good(new SheetPlaces(sheet, first, [.. names.Select(n => n!)], runs, Mixed(first, names)));
    }

    private static string?[] Fields(SheetRow row, int first, int count)
    {
        var fields = new string?[count];
        foreach (var cell in row.Cells.Where(c => c.Column >= first && c.Column < first + count))
            fields[cell.Column - first] = cell.Text;
        return fields;
    }

    // Every text in quotes, so that one of several lines is one field. DuckDB counts records where it says lines.
    private int Line(TextWriter output, string?[] fields, int row, int line)
    {
        if ((runs.Count == 0 || runs[^1].Row + line - runs[^1].Line != row) && runs.Count < MostRuns)
            runs.Add(new SheetRun(line, row));
        output.Write(string.Join(',', fields.Select(f => f is null ? "" : $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        output.Write('\n');
        return line + 1;
    }

    private void Look(SheetRow row, int header, int first, int count)
    {
        foreach (var cell in row.Cells)
        {
            if (cell.Column < first || cell.Column >= first + count)
                Refuse(row.Number, cell.Column, $"a value stands beside the table, whose header is row {header}", "make the header the first row of the sheet with anything in it, with a name over every column, and move titles and notes to another sheet");
            else if (cell.Kind == CellKind.Error)
                Refuse(row.Number, cell.Column, $"the cell holds the error {cell.Text}", "mend it, or empty the cell where the value is not known");
            else if (cell.Kind == CellKind.Uncalculated)
                Refuse(row.Number, cell.Column, "the cell holds a formula that was not calculated", "open the file in a spreadsheet program and save it");
            else
                Compare(cell, cell.Column - first, row.Number);
        }
    }

    private void Compare(SheetCell cell, int column, int row)
    {
        usual[column] ??= cell;
        if (other[column] is null && usual[column]!.Value.Kind != cell.Kind)
            other[column] = (cell, row);
    }

    private List<MixedColumn> Mixed(int first, string?[] names) =>
    [
        .. from column in Enumerable.Range(0, names.Length)
           where other[column] is not null
           let odd = other[column]!.Value
           select new MixedColumn(names[column]!, usual[column]!.Value.Noun, odd.Cell.Noun, FormattableString.Invariant($"{CellName.Letters(first + column)}{odd.Row}")),
    ];

    // Merged cells hold one value at their top left, so the rows beneath or beside would have none.
    private void Merges(int header)
    {
        foreach (var range in workbook.Merged(sheet).Take(MostProblems))
            problems.Add(FileProblems.Data(file, $"sheet \"{sheet}\", {range}: the cells are merged", "split them and give every cell its value") with { Line = header });
    }

    private void Refuse(int row, int column, string what, string remedy) =>
        problems.Add(FileProblems.Data(file, FormattableString.Invariant($"sheet \"{sheet}\", cell {CellName.Letters(column)}{row}: {what}"), remedy) with { Line = row });
}
