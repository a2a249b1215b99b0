using Gnomon.Columns;

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

    public void Dispose() => folder.Dispose();
}
