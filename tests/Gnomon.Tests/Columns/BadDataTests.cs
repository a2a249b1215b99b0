using System.Diagnostics;
using Gnomon.Columns;

namespace Gnomon.Tests.Columns;

public sealed class BadDataTests : IDisposable
{
    private const string Whole = "sex,y,p\nF,1,1\nM,0,0\n";

    private readonly DataFolder folder = new();

    [Theory]
    [InlineData("missing", "nothing.csv")]
    [InlineData("no-match", "*.tsv")]
    [InlineData("outside", "../a.csv")]
    [InlineData("outside-absolute", "/etc/passwd")]
    [InlineData("folder", "sub.csv")]
    [InlineData("fifo", "fifo.csv")]
    [InlineData("link", "link.csv")]
    [InlineData("link-on-the-way", "linked/a.csv")]
    [InlineData("link-to-device", "zero.csv")]
    [InlineData("unknown-format", "a.xlsx")]
    [InlineData("empty", "empty.csv")]
    [InlineData("header-only", "header.csv")]
    [InlineData("header-only-lines", "header-lines.csv")]
    [InlineData("ragged-short", "short.csv")]
    [InlineData("ragged-long", "long.csv")]
    [InlineData("ragged-late", "late.csv")]
    [InlineData("open-quote", "quote.csv")]
    [InlineData("not-a-number-late", "number.csv")]
    [InlineData("not-utf8", "latin1.csv")]
    [InlineData("not-utf8-late", "latin1-late.csv")]
    [InlineData("utf16", "utf16.csv")]
    [InlineData("column-twice", "twice.csv")]
    [InlineData("column-without-name", "noname.csv")]
    [InlineData("other-header", "h?.csv")]
    [InlineData("truncated-parquet", "cut.parquet")]
    [InlineData("damaged-parquet", "damaged.parquet")]
    [InlineData("no-parquet", "text.parquet")]
    [InlineData("empty-parquet", "norows.parquet")]
    [InlineData("nested-parquet", "nested.parquet")]
    public void Each_fault_of_the_files_has_its_own_words(string name, string file)
    {
        Fill();
        var request = folder.Request(file, "p = 1", ("sex", "sex")) with { Label = "y = 1" };
        var result = CellCounter.Count(request);
        Assert.False(result.IsGood);
        Shown.Matches("data-" + name, Shown.Problems(result.Problems) + "\n");
    }

    [Fact]
    public void All_faults_of_a_request_come_at_once()
    {
        folder.With("a.csv", Whole);
        var request = folder.Request("a.csv", "p", ("gender", "sexe"), ("x", "repeat('x', 2e9)")) with { Label = "y = 'admitted'", Unit = "id" };
        Shown.Matches("data-columns", Shown.Problems(CellCounter.Count(request).Problems) + "\n");
    }

    [Fact]
    public void Labels_and_predictions_are_true_or_false()
    {
        folder.With("a.csv", Whole);
        var request = folder.Request("a.csv", "p", ("sex", "sex")) with { Label = "y + 1" };
        Shown.Matches("data-not-boolean", Shown.Problems(CellCounter.Count(request).Problems) + "\n");
    }

    [Fact]
    public void A_text_compared_as_a_number_is_a_fault_of_the_expression()
    {
        folder.With("a.csv", "sex,p\nF,\"0,5\"\nM,high\n");
        Shown.Matches("data-text-as-number", Shown.Problems(CellCounter.Count(folder.Request("a.csv", "CAST(p AS DOUBLE) > 0.5")).Problems) + "\n");
    }

    [Fact]
    public void Each_word_that_its_column_cannot_hold_is_told_at_its_expression()
    {
        folder.With("a.csv", "sex,y,p,d\nF,yes,1,2026-01-31\nM,no,2,2026-02-01\n");
        var request = folder.Request("a.csv", "p = 'high'", ("old", "d < 'spring'"), ("sex", "sex")) with { Label = "y = 'ja'" };
        Shown.Matches("data-other-words", Shown.Problems(CellCounter.Count(request).Problems) + "\n");
    }

    [Fact]
    public void An_expression_that_only_a_query_reckons_is_told_too()
    {
        folder.With("a.csv", "y,p\n1,2\n3,high\n");
        var errors = new TableQuery("errors", "Regression.errors") { People = TablePeople.None, Inputs = [new("label", "y", InputForm.Number), new("prediction", "CAST(p AS DOUBLE)", InputForm.Number)], Numbers = [KeyValuePair.Create("fine", 100L), KeyValuePair.Create("coarse", 10L)] };
        Shown.Matches("data-query-as-number", Shown.Problems(CellCounter.CountAll(folder.Request("a.csv", "y = 1") with { Tables = [errors] }).Problems) + "\n");
    }

    [Fact]
    public void Mixed_formats_and_several_missing_files_are_told_together()
    {
        folder.With("a.csv", Whole).With("b.parquet", "x");
        Shown.Matches("data-mixed", Shown.Problems(CellCounter.Count(folder.Request("a.csv", "p = 1") with { Files = ["a.csv", "b.parquet", "c.csv", "d.csv"] }).Problems) + "\n");
    }

    [Fact]
    public void Too_many_cells_are_refused()
    {
        folder.With("a.csv", "g,p\n" + string.Concat(Enumerable.Range(0, 101).Select(i => FormattableString.Invariant($"{i},true\n"))));
        var request = folder.Request("a.csv", "p", ("g", "g")) with { MaxCells = 100 };
        Shown.Matches("data-too-many-cells", Shown.Problems(CellCounter.Count(request).Problems) + "\n");
        Assert.Equal(101, CellCounter.Count(request with { MaxCells = 101 }).Value.Cells.Count);
    }

    [Fact]
    public void Rows_without_a_unit_are_refused()
    {
        folder.With("a.csv", "id,p\n1,true\n,true\n");
        Shown.Matches("data-no-unit", Shown.Problems(CellCounter.Count(folder.Request("a.csv", "p") with { Unit = "id" }).Problems) + "\n");
    }

    [Theory]
    [InlineData("written")]
    [InlineData("same-length")]
    [InlineData("replaced")]
    [InlineData("removed")]
    public void A_file_that_changes_while_it_is_counted_is_refused(string how)
    {
        folder.With("a.csv", Whole);
        var result = CellCounter.Count(folder.Request("a.csv", "p = 1"), () => Change(how));
        Assert.Equal("a.csv: the file changed while it was counted, or since it was planned", result.Problems.Single().ToString().Split('\n')[0]);
    }

    [Fact]
    public void A_file_that_was_rewritten_with_the_same_bytes_is_the_planned_one_by_its_digest()
    {
        folder.With("a.csv", Whole);
        var planned = DataFiles.Describe(folder.Root, ["a.csv"]).Value;
        File.Delete(Path.Combine(folder.Root, "a.csv"));
        folder.With("a.csv", Whole);
        Assert.Equal(planned[0].Content, CellCounter.Count(folder.Request("a.csv", "p = 1") with { Expected = planned }).Value.Inputs[0]);
    }

    [Fact]
    public void A_file_with_the_stamp_of_the_plan_is_not_read_a_second_time()
    {
        folder.With("a.csv", Whole);
        var planned = DataFiles.Describe(folder.Root, ["a.csv"]).Value[0];
        Assert.NotNull(planned.Stamp);
        var elsewhere = planned with { Content = planned.Content with { Sha256 = new string('0', 64) } };
        Assert.Equal(elsewhere.Content, CellCounter.Count(folder.Request("a.csv", "p = 1") with { Expected = [elsewhere] }).Value.Inputs[0]);
        Assert.Contains("changed", CellCounter.Count(folder.Request("a.csv", "p = 1") with { Expected = [elsewhere with { Stamp = null }] }).Problems.Single().What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_the_planned_one_is_refused()
    {
        folder.With("a.csv", Whole);
        var planned = DataFiles.Describe(folder.Root, ["a.csv"]).Value;
        Assert.True(CellCounter.Count(folder.Request("a.csv", "p = 1") with { Expected = planned }).IsGood);
        folder.With("a.csv", Whole + "M,0,0\n");
        Assert.Contains("changed", CellCounter.Count(folder.Request("a.csv", "p = 1") with { Expected = planned }).Problems.Single().What, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private void Change(string how)
    {
        switch (how)
        {
            case "written":
                folder.With("a.csv", Whole + "F,1,1\n");
                break;
            case "same-length":
                folder.With("a.csv", Whole.Replace("F,1,1", "F,0,0", StringComparison.Ordinal));
                break;
            case "replaced":
                folder.With("b.csv", Whole);
                File.Move(folder.At("b.csv"), folder.At("a.csv"), overwrite: true);
                break;
            default:
                File.Delete(folder.At("a.csv"));
                break;
        }
    }

    private void Fill()
    {
        var rows = string.Concat(Enumerable.Repeat("F,1,1\n", 30_000));
        folder.With("a.csv", Whole).With("sub.csv/x.csv", Whole).With("a.xlsx", Whole).With("empty.csv", "").With("header.csv", "sex,y,p\n").With("header-lines.csv", "sex,y,p\r\n\r\n \n")
            .With("short.csv", "sex,y,p\nF,1,1\nM,0\nF,1,1\n").With("long.csv", "sex,y,p\nF,1,1\nM,0,0,7\n").With("late.csv", "sex,y,p\n" + rows + "M\n" + rows)
            .With("quote.csv", "sex,y,p\nF,1,1\n\"M,0,0\nF,1,1\n").With("number.csv", "sex,y,p\n" + rows + "M,none,0\n")
            .With("latin1.csv", [.. "sex,y,p\nN"u8, 0xFC, .. ",1,1\n"u8]).With("latin1-late.csv", [.. "sex,y,p\n"u8, .. System.Text.Encoding.UTF8.GetBytes(rows), 0xFC, .. ",1,1\n"u8])
            .With("utf16.csv", System.Text.Encoding.Unicode.GetBytes(Whole))
            .With("twice.csv", "sex,p,y,Sex\nF,1,1,F\n").With("noname.csv", "sex,,y,p\nF,1,1,1\n").With("h1.csv", Whole).With("h2.csv", "sex,p,y\nF,1,1\n").With("text.parquet", Whole)
            .WithParquet("whole.parquet", "SELECT 'F' AS sex, 1 AS y, 1 AS p FROM range(5000)").WithParquet("norows.parquet", "SELECT 'F' AS sex, 1 AS y, 1 AS p WHERE false")
            .WithParquet("nested.parquet", "SELECT ['F'] AS sex, 1 AS y, 1 AS p");
        var whole = File.ReadAllBytes(folder.At("whole.parquet"));
        folder.With("cut.parquet", whole[..(whole.Length / 2)]);
        Array.Fill<byte>(whole, 0xEE, 4, whole.Length - 12);
        folder.With("damaged.parquet", whole);
        using (var made = Process.Start("mkfifo", [folder.At("fifo.csv")]))
            made.WaitForExit();
        File.CreateSymbolicLink(folder.At("link.csv"), folder.At("a.csv"));
        File.CreateSymbolicLink(folder.At("zero.csv"), "/dev/zero");
        Directory.CreateSymbolicLink(folder.At("linked"), folder.Root);
    }
}
