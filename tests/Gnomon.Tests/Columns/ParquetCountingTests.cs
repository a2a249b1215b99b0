using Gnomon.Columns;
using Gnomon.Columns.Counting;
using Gnomon.Columns.Duck;
using Gnomon.Columns.Sources;

namespace Gnomon.Tests.Columns;

public sealed class ParquetCountingTests : IDisposable
{
    private readonly DataFolder folder = new();

    [Fact]
    public void Parquet_counts_like_CSV()
    {
        const string Rows = "SELECT CASE i % 3 WHEN 0 THEN 'F' WHEN 1 THEN 'M' END AS sex, i % 2 AS y, i % 5 = 0 AS p FROM range(1000) t(i)";
        folder.WithParquet("a.parquet", Rows);
        using (var scratch = ScratchDuck.Open())
            scratch.Run($"COPY ({Rows}) TO '{folder.At("a.csv")}'");
        var request = folder.Request("a.parquet", "p", ("sex", "sex")) with { Label = "y = 1" };
        Assert.Equal(Shown.Cells(CellCounter.Count(request with { Files = ["a.csv"] })), Shown.Cells(CellCounter.Count(request)));
    }

    [Fact]
    public void Every_plain_type_becomes_a_group()
    {
        folder.WithParquet("a.parquet", "SELECT 1::TINYINT AS i, 1.50::DECIMAL(4,2) AS d, 0.1::FLOAT AS f, true AS b, DATE '2020-01-02' AS day, TIMESTAMPTZ '2020-01-02 03:04:05+07' AS at, "
            + "TIME '01:02:03' AS t, uuid() AS u, true AS p");
        var cells = CellCounter.Count(folder.Request("a.parquet", "p", ("i", "i"), ("d", "d"), ("f", "f"), ("b", "b"), ("day", "day"), ("at", "at"), ("t", "t"))).Value;
        Assert.Equal("1|1.50|0.1|true|2020-01-02|2020-01-01 20:04:05+00|01:02:03", string.Join('|', cells.Cells.Single().Key));
    }

    [Fact]
    public void Columns_of_lists_do_not_matter_where_they_are_not_used()
    {
        folder.WithParquet("a.parquet", "SELECT [1, 2] AS l, 'x' AS g, true AS p");
        Assert.Equal("x NULL true 1", Shown.Cells(CellCounter.Count(folder.Request("a.parquet", "p", ("g", "g")))));
    }

    // Where a file says that its numbers are few, rows are counted by the numbers and the expressions reckoned on the counts; CSV says nothing.
    [Theory]
    [InlineData("y = 1", "p = 1")]
    [InlineData("y + p > 2", "p % 2 = 0")]
    [InlineData("y IS NULL", "p = 0")]
    [InlineData("y IN (1, 2)", "NOT (p = y)")]
    [InlineData(null, "p = 1 OR big = 7")]
    [InlineData("y = 1", "big > 50")]
    public void Few_numbers_count_like_CSV(string? label, string prediction)
    {
        const string Rows = "SELECT 'g' || (hash(i) % 3) AS g, CASE WHEN i % 11 = 0 THEN NULL ELSE i % 4 - 1 END AS y, (hash(i * 7) % 2)::INTEGER AS p, i AS big FROM range(3000) t(i)";
        folder.WithParquet("a.parquet", Rows);
        using (var scratch = ScratchDuck.Open())
            scratch.Run($"COPY ({Rows}) TO '{folder.At("a.csv")}'");
        var request = folder.Request("a.parquet", prediction, ("g", "g"), ("low", "y // 2")) with { Label = label };
        Assert.Equal(Shown.Cells(CellCounter.Count(request with { Files = ["a.csv"] })), Shown.Cells(CellCounter.Count(request)));
    }

    // Keys of few texts and one small number are counted as one number. The first rows show neither late texts nor, in sorted rows, the others; some rows have no score, and some numbers do not fit.
    [Theory]
    [InlineData("CASE WHEN i % 13 = 0 THEN NULL ELSE i % 1000 - 1 END", "i % 5")]
    [InlineData("CASE WHEN i > 19000 THEN NULL ELSE i % 1000 END", "i // 7000")]
    [InlineData("i % 7 - 1", "CASE WHEN i < 15000 THEN i % 2 ELSE NULL END")]
    [InlineData("i % 20000 - 5", "i % 3")]
    [InlineData("i + 10000", "i % 9")]
    [InlineData("i % 1000 - 1", "i % 31")]
    [InlineData("i % 1000 - 1", "i % 32")]
    public void Small_keys_count_like_CSV(string number, string text)
    {
        var rows = $"SELECT 'it''s ' || ({text}) AS g, 'h' || (i % 2) AS h, {number} AS s, i % 2 AS y, (i // 3) % 2 AS p FROM range(20000) t(i)";
        folder.WithParquet("a.parquet", rows);
        using (var scratch = ScratchDuck.Open())
            scratch.Run($"COPY ({rows}) TO '{folder.At("a.csv")}'");
        var request = folder.Request("a.parquet", "p = 1", ("g", "g"), ("s", "CAST(s + 0 AS SMALLINT)"), ("h", "h")) with { Label = "y = 1" };
        Assert.Equal(Shown.Cells(CellCounter.Count(request with { Files = ["a.csv"] })), Shown.Cells(CellCounter.Count(request)));
    }

    [Theory]
    [InlineData("y = 1", "p = 1", 12)]
    [InlineData("y = 1", "big > 50", null)]
    [InlineData("y = 1", "t = 'x'", null)]
    public void A_file_says_between_which_two_its_numbers_lie(string label, string prediction, int? combinations)
    {
        folder.WithParquet("a.parquet", "SELECT i % 3 - 1 AS y, i % 2 AS p, i AS big, 'x' AS t FROM range(3000) t(i)");
        using var data = DataFiles.Open(folder.Root, ["a.parquet"]).Value;
        using var database = DuckDatabase.Open();
        database.Lock(data.HandlePaths, threads: 1, memory: 128 << 20);
        using var connection = database.Connect();
        var source = ParquetSource.Open(connection, data);
        var gated = GatedRequest.From(folder.Request("a.parquet", prediction) with { Label = label }, source, connection).Value;
        Assert.Equal(combinations, FewValues.Of(connection, gated.Query(source), gated)?.Combinations);
    }

    [Fact]
    public void Too_many_groups_are_a_problem_however_rows_are_counted()
    {
        folder.WithParquet("a.parquet", "SELECT i AS g, i % 2 AS p FROM range(1000) t(i)");
        var request = folder.Request("a.parquet", "p = 1", ("g", "g"));
        Assert.Equal(1000, CellCounter.Count(request with { MaxCells = 1000 }).Value.Cells.Count);
        Assert.Equal(ExitCode.Data, CellCounter.Count(request with { MaxCells = 999 }).Problems.Single().Exit);
    }

    public void Dispose() => folder.Dispose();
}
