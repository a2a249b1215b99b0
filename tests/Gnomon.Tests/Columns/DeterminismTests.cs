using System.Text;
using Gnomon.Columns;

namespace Gnomon.Tests.Columns;

public sealed class DeterminismTests : IDisposable
{
    private readonly DataFolder folder = new();

    [Theory]
    [InlineData("a.csv", "COPY (SELECT hash(i) % 10 AS g, hash(i, 1) % 1000 AS h, hash(i, 2) % 2 AS y, (hash(i, 3) % 100) / 100.0 AS s FROM range(400000) t(i)) TO '{0}' (FORMAT csv)")]
    [InlineData("a.parquet", "COPY (SELECT hash(i) % 10 AS g, hash(i, 1) % 1000 AS h, hash(i, 2) % 2 AS y, (hash(i, 3) % 100) / 100.0 AS s FROM range(400000) t(i)) TO '{0}' (FORMAT parquet)")]
    public void One_thread_and_two_give_the_same_bytes(string file, string copy)
    {
        using (var scratch = ScratchDuck.Open())
            scratch.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, copy, folder.At(file)));
        var request = folder.Request(file, "s >= 0.5", ("g", "g"), ("h", "h")) with { Label = "y = 1", Unit = "h" };
        var one = CellTableJson.Write(CellCounter.Count(request with { Threads = 1 }).Value);
        var two = CellTableJson.Write(CellCounter.Count(request with { Threads = 2 }).Value);
        Assert.Equal(Encoding.UTF8.GetString(one), Encoding.UTF8.GetString(two));
        var table = CellTableJson.Read(one);
        Assert.Equal(400_000, table.Rows);
        Assert.Equal(1000, table.DistinctUnits);
        Assert.Equal(10_000, table.Cells.Select(c => table.KeyOf(c)).Distinct().Count());
    }

    [Fact]
    public void The_bytes_of_a_table_are_as_documented()
    {
        folder.With("a.csv", "sex,y,p\nNữ,1,1\n,0,\n\"a\"\"b\",1,0\n");
        var table = CellCounter.Count(folder.Request("a.csv", "p = 1", ("sex", "sex")) with { Label = "y = 1" }).Value;
        Shown.Matches("table-json", Encoding.UTF8.GetString(CellTableJson.Write(table)) + "\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"groups\":[],\"inputs\":[],\"rows\":1,\"units\":null,\"cells\":[[[],true,true,2]]}")]
    [InlineData("{\"groups\":[],\"inputs\":[],\"rows\":-1,\"units\":null,\"cells\":[[[],true,true,-1]]}")]
    [InlineData("{\"groups\":[\"g\"],\"inputs\":[],\"rows\":1,\"units\":null,\"cells\":[[[],true,true,1]]}")]
    [InlineData("{\"groups\":[],\"inputs\":[],\"rows\":2,\"units\":null,\"cells\":[[[],true,true,1],[[],true,true,1]]}")]
    [InlineData("{\"groups\":[],\"inputs\":[],\"rows\":1,\"units\":null,\"cells\":[[[],\"yes\",true,1]]}")]
    [InlineData("{\"groups\": [],\"inputs\":[],\"rows\":1,\"units\":null,\"cells\":[[[],true,true,1]]}")]
    public void Bytes_that_are_no_table_are_refused(string json) =>
        Assert.Throws<FormatException>(() => CellTableJson.Read(Encoding.UTF8.GetBytes(json)));

    public void Dispose() => folder.Dispose();
}
