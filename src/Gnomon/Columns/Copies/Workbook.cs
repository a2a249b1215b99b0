using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using WrittenCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Gnomon.Columns.Copies;

/// <summary>A workbook (.xlsx), read row by row; values of formulas are those that the spreadsheet program left.</summary>
internal sealed class Workbook : IDisposable
{
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart part;
    private readonly Lazy<IReadOnlyList<string>> texts;
    private readonly Lazy<DateStyles> styles;
    private readonly bool is1904;

    /// <exception cref="FormatException">This is no workbook.</exception>
    internal Workbook(Stream file)
    {
        document = SpreadsheetDocument.Open(file, isEditable: false);
        part = document.WorkbookPart ?? throw new FormatException("there is no workbook in it");
        texts = new(() => SharedTexts.Of(part));
        styles = new(() => new DateStyles(part));
        is1904 = part.Workbook.WorkbookProperties?.Date1904?.Value is true;
    }

    /// <summary>The sheets that are shown, in their order.</summary>
    internal IReadOnlyList<string> Sheets => [.. Visible.Select(s => s.Name?.Value ?? "")];

    private IEnumerable<Sheet> Visible => (part.Workbook.Sheets?.Elements<Sheet>() ?? [])
        .Where(s => (s.State is null || s.State.Value == SheetStateValues.Visible) && part.GetPartById(s.Id?.Value ?? "") is WorksheetPart);

    /// <summary>The rows of a sheet that hold anything, from top to bottom.</summary>
    internal IEnumerable<SheetRow> Rows(string sheet)
    {
        using var reader = OpenXmlReader.Create(Part(sheet));
        var number = 0;
        while (reader.Read())
        {
            if (!reader.IsStartElement || reader.ElementType != typeof(Row))
                continue;
            number = Number(reader) ?? number + 1;
            var cells = Cells(reader).Where(c => c.Kind != CellKind.Empty).ToList();
            if (cells.Count > 0)
                yield return new SheetRow(number, cells);
        }
    }

    /// <summary>The ranges of a sheet that are merged into one cell.</summary>
    internal IReadOnlyList<string> Merged(string sheet)
    {
        var merged = new List<string>();
        using var reader = OpenXmlReader.Create(Part(sheet));
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(SheetData))
                reader.Skip();
            if (reader.IsStartElement && reader.ElementType == typeof(MergeCell) && reader.LoadCurrentElement() is MergeCell { Reference.Value: { } range })
                merged.Add(range);
        }

        return merged;
    }

    public void Dispose() => document.Dispose();

    private WorksheetPart Part(string sheet) => (WorksheetPart)part.GetPartById(Visible.First(s => string.Equals(s.Name?.Value, sheet, StringComparison.Ordinal)).Id!.Value!);

    private static int? Number(OpenXmlReader row) =>
        row.Attributes.FirstOrDefault(a => a.LocalName is "r").Value is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private IEnumerable<SheetCell> Cells(OpenXmlReader reader)
    {
        if (reader.LoadCurrentElement() is not Row row)
            yield break;
        var next = 0;
        foreach (var cell in row.Elements<WrittenCell>())
        {
            var column = CellName.Column(cell.CellReference?.Value) ?? next;
            next = column + 1;
            yield return Read(cell, column);
        }
    }

    private SheetCell Read(WrittenCell cell, int column)
    {
        var raw = cell.CellValue?.Text ?? "";
        if (cell.InlineString is { } inline)
            return Filled(column, CellKind.Text, SharedTexts.Plain(inline.Text, inline.Elements<Run>()));
        if (raw.Length == 0)
            return new SheetCell(column, cell.CellFormula is null ? CellKind.Empty : CellKind.Uncalculated, "");
        var type = cell.DataType?.InnerText ?? "n";
        return type switch
        {
            "s" => Filled(column, CellKind.Text, Shared(raw)),
            "str" => Filled(column, CellKind.Text, raw),
            "b" => new SheetCell(column, CellKind.Truth, raw is "1" ? "true" : "false"),
            "e" => new SheetCell(column, CellKind.Error, raw),
            "d" => new SheetCell(column, CellKind.Date, raw.Replace('T', ' ').Replace(" 00:00:00", "", StringComparison.Ordinal)),
            _ when styles.Value.Contains((int)(cell.StyleIndex?.Value ?? 0)) => SheetCell.Dated(column, raw, is1904),
            _ => new SheetCell(column, CellKind.Number, raw),
        };
    }

    private static SheetCell Filled(int column, CellKind kind, string text) => new(column, text.Length == 0 ? CellKind.Empty : kind, text);

    private string Shared(string index) => int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < texts.Value.Count
        ? texts.Value[at]
        : throw new FormatException($"a cell names the shared text {index}, which is not there");
}
