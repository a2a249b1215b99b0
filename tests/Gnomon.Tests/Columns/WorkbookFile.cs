using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Gnomon.Tests.Columns;

/// <summary>A workbook made for a test: the parts that a spreadsheet program writes, and the same bytes each time.</summary>
internal sealed class WorkbookFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State, string Rows, string Merged)> sheets = [];
    private readonly List<string> shared = [];

    /// <summary>Styles: 0 none, 1 a date (built in), 2 a date with its time, 3 dd/mm/yyyy as a person writes it, 4 a length of time.</summary>
    public const int Date = 1, DateTime = 2, OwnDate = 3, Length = 4;

    /// <summary>Adds a sheet of cells as XML; see the makers of cells.</summary>
    public WorkbookFile Sheet(string name, IEnumerable<(int Row, IEnumerable<string> Cells)> rows, string merged = "", string state = "visible")
    {
        sheets.Add((name, state, string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{r.Row}\">{string.Concat(r.Cells)}</row>"))), merged));
        return this;
    }

    public string Shared(string at, string text)
    {
        shared.Add(text);
        return string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" t=\"s\"><v>{shared.Count - 1}</v></c>");
    }

    public static string Text(string at, string text) => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(text)}</t></is></c>";

    public static string Number(string at, string number, int style = 0) => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"{style}\"><v>{number}</v></c>");

    public static string Truth(string at, bool truth) => $"<c r=\"{at}\" t=\"b\"><v>{(truth ? 1 : 0)}</v></c>";

    public static string Error(string at, string error) => $"<c r=\"{at}\" t=\"e\"><f>1/0</f><v>{error}</v></c>";

    public static string Formula(string at, string? value) => value is null ? $"<c r=\"{at}\"><f>A1</f></c>" : $"<c r=\"{at}\" t=\"str\"><f>A1</f><v>{Escape(value)}</v></c>";

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string xml)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml));
            }

            const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Kind}styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Kind}sharedStrings+xml\"/>"
                + string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{Kind}worksheet+xml\"/>")) + "</Types>");
            Part("_rels/.rels", Relation([("r1", "officeDocument", "xl/workbook.xml")]));
            Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{Escape(s.Name)}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"s{i + 1}\"/>"))}</sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", Relation([("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml"), .. sheets.Select((_, i) => ($"s{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml"))]));
            Part("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/></numFmts><cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
            Part("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(shared.Select(s => $"<si><r><t xml:space=\"preserve\">{Escape(s)}</t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></si>"))}</sst>");
            foreach (var (i, sheet) in sheets.Index())
                Part(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{i + 1}.xml"), $"<worksheet xmlns=\"{Main}\"><sheetData>{sheet.Rows}</sheetData>{(sheet.Merged.Length > 0 ? $"<mergeCells count=\"1\"><mergeCell ref=\"{sheet.Merged}\"/></mergeCells>" : "")}</worksheet>");
        }

        return bytes.ToArray();
    }

    private static string Relation(IEnumerable<(string Id, string Type, string Target)> relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Relations}/{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>";

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
