using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gnomon.Columns;
using Gnomon.Columns.Copies;
using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Columns;

/// <summary>One table as people export it: from spreadsheets in Vietnamese, French and English, as UTF-16, as a workbook. The counts are the same.</summary>
public sealed class SpreadsheetTests : IDisposable
{
    private readonly DataFolder folder = new();

    private static readonly (string Sex, DateOnly Day, int Score, int Income, bool Admitted)[] Rows = Made(400);

    public static TheoryData<string> Forms => ["plain.csv", "vi.csv", "fr.csv", "sheets-vi.csv", "unicode.txt", "big-endian.csv", "us.csv", "book.xlsx"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_export_of_a_table_gives_the_same_counts(string name)
    {
        Write(name);
        var request = Request(name);
        var counted = CellCounter.Count(request);
        Assert.Equal(Expected(), Shown.Cells(counted));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.At(name)))), counted.Value.Inputs.Single().Sha256);
    }

    [Theory]
    [InlineData("d;s\n03/04/2025;1\n05/06/2025;1\n", "month(d) = 4", null)]
    [InlineData("d;s\n03/04/25;1\n25/06/25;1\n", "month(d) = 4", null)]
    [InlineData("d,s\n3.4.2025 10:00,1\n5.6.2025 11:30,1\n", "month(d) = 4", null)]
    [InlineData("x;s\n1.234;1\n2.500;1\n", "x > 5", null)]
    [InlineData("x;s\n1,234;1\n2,500;1\n", "x > 5", null)]
    [InlineData("d;s\n03/04/2025;1\n05/06/2025;1\n", "month(d) = 4", DayOrder.DayFirst)]
    [InlineData("d;s\n03/04/2025;1\n05/06/2025;1\n", "month(d) = 3", DayOrder.MonthFirst)]
    [InlineData("d;s\n03/04/05;1\n05/06/05;1\n", "month(d) = 4 AND year(d) = 2003", DayOrder.YearFirst)]
    [InlineData("d;s\n03/04/2025;1\n31/06/2025;1\n", "month(d) = 4", null)]
    public void What_the_values_leave_open_is_refused_with_the_key_that_settles_it(string csv, string prediction, DayOrder? dates)
    {
        folder.With("a.csv", csv);
        var result = CellCounter.Count(folder.Request("a.csv", prediction) with { Csv = new CsvDialect(Dates: dates) });
        var text = result.IsGood ? Shown.Cells(result) : Shown.Problems(result.Problems);
        Shown.Matches("spreadsheet-doubt-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(csv + prediction + dates)))[..6], csv + prediction + " " + dates + "\n\n" + text + "\n");
    }

    [Fact]
    public void A_column_in_doubt_may_be_a_group_as_it_stands()
    {
        folder.With("a.csv", "d;s\n03/04/2025;1\n05/06/2025;0\n");
        Assert.Equal("03/04/2025 NULL true 1\n05/06/2025 NULL false 1", Shown.Cells(CellCounter.Count(folder.Request("a.csv", "s = 1", ("d", "d")))));
    }

    [Fact]
    public void A_late_row_settles_what_the_first_ones_leave_open()
    {
        folder.With("a.csv", "d;s\n" + string.Concat(Enumerable.Repeat("03/04/2025;1\n", 21_000)) + "31/12/2025;1\n");
        Assert.Equal(" NULL false 1\n NULL true 21000", Shown.Cells(CellCounter.Count(folder.Request("a.csv", "month(d) = 4", ("all", "''")))));
    }

    [Fact]
    public void Each_column_has_its_own_mark_and_its_own_dates()
    {
        folder.With("a.csv", "a;b;c;d;e\n0,5;0.25;31/12/2025;2025-12-31;1.234.567,5\n1,5;0.75;01/02/2025;2025-02-01;12,5\n");
        Assert.Equal(" NULL true 2", Shown.Cells(CellCounter.Count(folder.Request("a.csv", "a > 0.4 AND b < 0.8 AND c = d AND e > 12", ("all", "''")))));
    }

    [Fact]
    public void A_row_that_breaks_the_form_is_named_by_its_line()
    {
        folder.With("a.csv", "d;s\n" + string.Concat(Enumerable.Repeat("31/12/2025;0,5\n", 30_000)) + "12/31/2025;0,5\n").With("b.csv", "d;s\n" + string.Concat(Enumerable.Repeat("31/12/2025;0,5\n", 30_000)) + "31/12/2025;half\n");
        Shown.Matches("spreadsheet-late-rows", Shown.Problems(CellCounter.Count(folder.Request("a.csv", "d > DATE '2025-01-01'")).Problems) + "\n" + Shown.Problems(CellCounter.Count(folder.Request("b.csv", "s > 0.1")).Problems) + "\n");
    }

    public static TheoryData<string> BadBooks =>
        ["errors", "beside", "title", "nameless", "merged", "uncalculated", "two-sheets", "other-sheet", "empty", "header-only", "no-zip", "mixed", "late", "parquet-too"];

    [Theory]
    [MemberData(nameof(BadBooks))]
    public void What_is_wrong_with_a_workbook_is_named_by_its_cell(string name)
    {
        var book = new WorkbookFile();
        var request = folder.Request("a.xlsx", "score >= 0.5", ("sex", "sex"));
        List<(int, IEnumerable<string>)> rows = [(1, [WorkbookFile.Text("B1", "sex"), WorkbookFile.Text("C1", "score")]), (2, [WorkbookFile.Text("B2", "F"), WorkbookFile.Number("C2", "0.5")])];
        switch (name)
        {
            case "errors":
                book.Sheet("Data", [.. rows, (3, [WorkbookFile.Text("B3", "M"), WorkbookFile.Error("C3", "#DIV/0!")]), (7, [WorkbookFile.Error("B7", "#N/A")])]);
                break;
            case "beside":
                book.Sheet("Data", [.. rows, (3, [WorkbookFile.Text("A3", "total"), WorkbookFile.Number("C3", "1")])]);
                break;
            case "title":
                book.Sheet("Data", [(1, [WorkbookFile.Text("B1", "Báo cáo tháng 3")]), (3, [WorkbookFile.Text("B3", "sex"), WorkbookFile.Text("C3", "score")])]);
                break;
            case "nameless":
                book.Sheet("Data", [(1, [WorkbookFile.Text("A1", "sex"), WorkbookFile.Text("C1", "score")]), (2, [WorkbookFile.Text("A2", "F")])]);
                break;
            case "merged":
                book.Sheet("Data", rows, merged: "B2:B3");
                break;
            case "uncalculated":
                book.Sheet("Data", [.. rows, (3, [WorkbookFile.Formula("B3", null)])]);
                break;
            case "two-sheets":
                book.Sheet("Data", rows).Sheet("Old & gone", rows).Sheet("Hidden", rows, state: "hidden");
                break;
            case "other-sheet":
                book.Sheet("Data", rows).Sheet("Notes", rows);
                request = request with { Csv = new CsvDialect(Sheet: "data") };
                break;
            case "empty":
                book.Sheet("Data", []);
                break;
            case "header-only":
                book.Sheet("Data", rows[..1]);
                break;
            case "mixed":
                book.Sheet("Data", [.. rows, (3, [WorkbookFile.Text("B3", "F"), WorkbookFile.Text("C3", "n/a")])]);
                break;
            case "late":
                book.Sheet("Data", [.. rows, .. Enumerable.Range(4, 25_000).Select(r => (r, (IEnumerable<string>)[WorkbookFile.Text($"B{r}", r == 9 ? "a\nb" : "F"), WorkbookFile.Number($"C{r}", "0.5")])), (25_010, [WorkbookFile.Text("C25010", "none")])]);
                break;
            case "parquet-too":
                book.Sheet("Data", rows);
                folder.With("b.csv", "sex,score\nF,1\n");
                request = request with { Files = ["a.xlsx", "b.csv"] };
                break;
            default:
                break;
        }

        folder.With("a.xlsx", name == "no-zip" ? "PK\u0003\u0004 not a zip"u8.ToArray() : book.ToBytes());
        Shown.Matches("workbook-" + name, Shown.Problems(CellCounter.Count(request).Problems) + "\n");
    }

    [Fact]
    public void A_sheet_is_chosen_by_its_name_and_cells_come_out_as_what_they_are()
    {
        var book = new WorkbookFile();
        book.Sheet("Notes", [(1, [WorkbookFile.Text("A1", "nothing here")])]).Sheet("Dữ liệu",
        [
            (2, [WorkbookFile.Text("A2", "a"), book.Shared("B2", "ngày"), WorkbookFile.Text("C2", "t"), WorkbookFile.Text("D2", "e")]),
            (5, [WorkbookFile.Formula("A5", "Nữ \"x\", y"), WorkbookFile.Number("B5", "45700", WorkbookFile.OwnDate), WorkbookFile.Number("C5", "45700.5", WorkbookFile.DateTime), WorkbookFile.Truth("D5", true)]),
            (6, [book.Shared("A6", "a\nb_x000D_"), WorkbookFile.Number("B6", "59", WorkbookFile.Date), WorkbookFile.Number("C6", "45701", WorkbookFile.DateTime), WorkbookFile.Number("E6", "1.5", WorkbookFile.Length)]),
        ]);
        folder.With("a.xlsx", book.ToBytes());
        var request = folder.Request("a.xlsx", "ngày > DATE '2000-01-01'", ("a", "a"), ("d", "ngày"), ("t", "CAST(t AS VARCHAR)")) with { Csv = new CsvDialect(Sheet: "Dữ liệu") };
        Assert.Equal(ExitCode.Data, CellCounter.Count(request).Problems.Single().Exit); // E6 stands beside the table
        book = new WorkbookFile();
        book.Sheet("Notes", [(1, [WorkbookFile.Text("A1", "nothing here")])]).Sheet("Dữ liệu",
        [
            (2, [WorkbookFile.Text("A2", "a"), book.Shared("B2", "ngày"), WorkbookFile.Text("C2", "t"), WorkbookFile.Text("D2", "e")]),
            (5, [WorkbookFile.Formula("A5", "Nữ \"x\", y"), WorkbookFile.Number("B5", "45700", WorkbookFile.OwnDate), WorkbookFile.Number("C5", "45700.5", WorkbookFile.DateTime), WorkbookFile.Truth("D5", true)]),
            (6, [book.Shared("A6", "a\nb_x000D_"), WorkbookFile.Number("B6", "59", WorkbookFile.Date), WorkbookFile.Number("C6", "45701", WorkbookFile.DateTime)]),
        ]);
        folder.With("a.xlsx", book.ToBytes());
        Assert.Equal("Nữ \"x\", y|2025-02-12|2025-02-12 12:00:00 NULL true 1\na\nb\r|1900-02-28|2025-02-13 00:00:00 NULL false 1", Shown.Cells(CellCounter.Count(request)));
    }

    [Fact]
    public void The_copies_are_private_and_gone_afterwards()
    {
        Write("book.xlsx");
        Write("unicode.txt");
        var request = Request("book.xlsx") with { Others = [new OtherFiles("other", ["unicode.txt"])] };
        string place;
        using (var copies = ConvertedCopies.Of(request, Conversion.Run).Value)
        {
            Assert.Equal("book.xlsx unicode.txt", string.Join(' ', copies.Files.Select(f => f.Name)));
            place = Path.GetDirectoryName(copies.Files[0].Path)!;
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(place));
            Assert.True(File.Exists(copies.Files[1].Path));
        }

        Assert.False(Directory.Exists(place));
        string? failed = null;
        Assert.False(ConvertedCopies.Of(request, (asked, at) =>
        {
            failed = at;
            return Checked.Bad<IReadOnlyList<ConvertedFile>>(new Problem(ExitCode.Data, "bad", "mend it"));
        }).IsGood);
        Assert.False(Directory.Exists(failed));
    }

    [Fact]
    public void A_file_that_changed_since_it_was_copied_is_not_counted()
    {
        Write("unicode.txt");
        var request = Request("unicode.txt");
        using var copies = ConvertedCopies.Of(request, Conversion.Run).Value;
        folder.With("unicode.txt", [.. File.ReadAllBytes(folder.At("unicode.txt")), (byte)' ', 0]);
        var changed = CellCounter.Count(copies.In(request));
        Assert.Contains("changed", changed.Problems.Single().What, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private CountRequest Request(string name) => folder.Request(name, "score >= 0.5 AND income > 1250.5", ("sex", "sex"), ("month", "month(day)"), ("spring", "day < DATE '2025-04-01'")) with { Label = "admitted = 'yes'" };

    private static string Expected() => string.Join('\n', Rows
        .GroupBy(r => (r.Sex, Month: r.Day.Month.ToString(CultureInfo.InvariantCulture), Spring: r.Day < new DateOnly(2025, 4, 1) ? "true" : "false", r.Admitted, Chosen: r.Score >= 50 && r.Income > 12505))
        .OrderBy(g => g.Key.Sex, StringComparer.Ordinal).ThenBy(g => g.Key.Month, StringComparer.Ordinal).ThenBy(g => g.Key.Spring, StringComparer.Ordinal).ThenBy(g => g.Key.Admitted).ThenBy(g => g.Key.Chosen)
        .Select(g => FormattableString.Invariant($"{g.Key.Sex}|{g.Key.Month}|{g.Key.Spring} {(g.Key.Admitted ? "true" : "false")} {(g.Key.Chosen ? "true" : "false")} {g.Count()}")));

    private static (string, DateOnly, int, int, bool)[] Made(int count)
    {
        var random = Pcg32.For(2026, "spreadsheets");
        int Below(int bound) => (int)(random.NextUInt32() % (uint)bound);
        return [.. Enumerable.Range(0, count).Select(_ => (Below(2) == 0 ? "Nữ" : "Nam", new DateOnly(2025, 1, 1).AddDays(Below(200)), Below(101), Below(40_000), Below(3) == 0))];
    }

    private void Write(string name)
    {
        static string Number(int value, int scale, string decimals, string thousands)
        {
            var (whole, rest) = (value / scale, (value % scale).ToString(CultureInfo.InvariantCulture).PadLeft(scale == 100 ? 2 : 1, '0'));
            return (whole >= 1000 && thousands.Length > 0 ? FormattableString.Invariant($"{whole / 1000}{thousands}{whole % 1000:000}") : whole.ToString(CultureInfo.InvariantCulture)) + decimals + rest;
        }

        string Lines(string mark, string decimals, string thousands, string day, string end, bool quotes = false) => string.Concat(Rows
            .Select(r => (string[])[r.Sex, r.Day.ToString(day, CultureInfo.InvariantCulture), Number(r.Score, 100, decimals, thousands), Number(r.Income, 10, decimals, thousands), r.Admitted ? "yes" : "no"])
            .Prepend(["sex", "day", "score", "income", "admitted"])
            .Select(f => string.Join(mark, quotes ? f.Select(x => $"\"{x}\"") : f) + end));

        folder.With(name, name switch
        {
            "vi.csv" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Lines(";", ",", ".", "dd/MM/yyyy", "\r\n"))],
            "fr.csv" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Lines(";", ",", "\u202F", "dd/MM/yyyy", "\r\n"))],
            "sheets-vi.csv" => Encoding.UTF8.GetBytes(Lines(",", ",", "", "d/M/yyyy", "\r\n", quotes: true)),
            "unicode.txt" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Lines("\t", ",", "", "dd/MM/yyyy", "\r\n"))],
            "big-endian.csv" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Lines(";", ",", "", "dd.MM.yyyy", "\n"))],
            "us.csv" => Encoding.UTF8.GetBytes(Lines(",", ".", ",", "M/d/yyyy", "\n", quotes: true)),
            "book.xlsx" => Book(),
            _ => Encoding.UTF8.GetBytes(Lines(",", ".", "", "yyyy-MM-dd", "\n")),
        });
    }

    private static byte[] Book()
    {
        var book = new WorkbookFile();
        string[] header = ["sex", "day", "score", "income", "admitted"];
        return book.Sheet("Data",
        [
            (3, header.Select((h, i) => WorkbookFile.Text($"{(char)('B' + i)}3", h))),
            .. Rows.Select((r, i) => (Row: i + 5, Cells: (IEnumerable<string>)
            [
                book.Shared($"B{i + 5}", r.Sex),
                WorkbookFile.Number($"C{i + 5}", (r.Day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture), WorkbookFile.OwnDate),
                WorkbookFile.Number($"D{i + 5}", (r.Score / 100.0).ToString("R", CultureInfo.InvariantCulture)),
                WorkbookFile.Number($"E{i + 5}", (r.Income / 10.0).ToString("R", CultureInfo.InvariantCulture)),
                WorkbookFile.Formula($"F{i + 5}", r.Admitted ? "yes" : "no"),
            ])),
        ]).ToBytes();
    }
}
