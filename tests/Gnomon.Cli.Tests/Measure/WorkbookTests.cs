using System.Globalization;
using System.Text.Json.Nodes;
using Gnomon.Tests.Columns;

namespace Gnomon.Cli.Tests.Measure;

/// <summary>A workbook as people have it, from a card to sealed figures: copied by one child of the command, counted by another.</summary>
public sealed class WorkbookTests
{
    private const string Card =
        """
        gnomon: 1
        system: { id: org.example.loans, name: { en: Loan helper }, version: "1" }
        uses: [{ id: desk }]
        measure:
          - { id: m, kind: fairness, data: DATA, one-row-per-unit: true, label: y = 'yes', prediction: s >= 0.5, favourable: true, groups: { sex: sex, born: "CASE WHEN born < DATE '1990-01-01' THEN 'before' ELSE 'later' END" } }
        profile: default

        """;

    [Fact]
    public void A_workbook_gives_the_figures_of_the_same_rows_as_CSV_and_leaves_no_copy_behind()
    {
        using var cli = new Cli();
        (string Sex, string Y, string S, int Born)[] rows = [.. Enumerable.Range(0, 300).Select(i => (i % 3 == 0 ? "F" : "M", i * 7 % 5 < 2 ? "yes" : "no", string.Create(CultureInfo.InvariantCulture, $"0.{(i * 37 % 90) + 10}"), 25_000 + (i * 61)))];
        File.WriteAllText(cli.At("a.csv"), "sex,y,s,born\n" + string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Sex},{r.Y},{r.S},{new DateOnly(1899, 12, 30).AddDays(r.Born):yyyy-MM-dd}\n"))));
        var book = new WorkbookFile();
        string[] head = [book.Shared("A1", "sex"), book.Shared("B1", "y"), book.Shared("C1", "s"), book.Shared("D1", "born")];
        File.WriteAllBytes(cli.At("a.xlsx"), book.Sheet("Đơn vay", [(1, head), .. rows.Select((r, i) => (i + 2, (IEnumerable<string>)
            [WorkbookFile.Text(At("A", i), r.Sex), WorkbookFile.Text(At("B", i), r.Y), WorkbookFile.Number(At("C", i), r.S), WorkbookFile.Number(At("D", i), r.Born.ToString(CultureInfo.InvariantCulture), WorkbookFile.OwnDate)]))]).ToBytes());
        var temporary = Directory.CreateDirectory(cli.At("tmp")).FullName;
        var own = new Dictionary<string, string>(StringComparer.Ordinal) { ["TMPDIR"] = temporary };
        File.WriteAllText(cli.At("csv.yaml"), Card.Replace("DATA", "a.csv", StringComparison.Ordinal));
        File.WriteAllText(cli.At("xlsx.yaml"), Card.Replace("DATA", "a.xlsx", StringComparison.Ordinal));
        var csv = cli.Gnomon(own, "measure", cli.At("csv.yaml"), "--json");
        var xlsx = cli.Gnomon(own, "measure", cli.At("xlsx.yaml"), "--json");
        Assert.True((csv.Exit, xlsx.Exit) == (0, 0), csv.Err + xlsx.Err);
        Assert.Equal(Values(csv.Out), Values(xlsx.Out));
        Assert.Contains("born=before", Values(xlsx.Out), StringComparison.Ordinal);
        var assessed = cli.Gnomon(own, "assess", cli.At("xlsx.yaml"), "--out", cli.At("out"));
        Assert.True(assessed.Exit == 0, assessed.Err);
        Assert.Equal(0, cli.Gnomon(own, "verify", cli.At("out"), "--key", cli.At("out", "evidence", "signer.pub.pem")).Exit);
        Assert.Empty(Directory.EnumerateFiles(temporary, "*.csv", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_sheet_that_is_no_table_is_told_with_its_cell_by_the_command()
    {
        using var cli = new Cli();
        var book = new WorkbookFile();
        File.WriteAllBytes(cli.At("a.xlsx"), book.Sheet("Data", [(1, [book.Shared("A1", "sex"), book.Shared("B1", "y"), book.Shared("C1", "s"), book.Shared("D1", "born")]), (2, [WorkbookFile.Text("A2", "F"), WorkbookFile.Error("C2", "#DIV/0!")])]).ToBytes());
        File.WriteAllText(cli.At("card.yaml"), Card.Replace("DATA", "a.xlsx", StringComparison.Ordinal));
        var run = cli.Gnomon("measure", cli.At("card.yaml"));
        Assert.Equal((int)ExitCode.Data, run.Exit);
        Golden.Match("Measure/workbook-error-cell.txt", run.Err.Replace(cli.Folder, "FOLDER", StringComparison.Ordinal));
    }

    private static string At(string column, int index) => string.Create(CultureInfo.InvariantCulture, $"{column}{index + 2}");

    private static string Values(string json) => string.Join('\n', JsonNode.Parse(json)!["measurements"]!.AsArray().Select(m => $"{m!["id"]} {string.Join(", ", m["group"]?.AsObject().Select(g => $"{g.Key}={g.Value}") ?? [])} {m["value"]!.ToJsonString()}"));
}
