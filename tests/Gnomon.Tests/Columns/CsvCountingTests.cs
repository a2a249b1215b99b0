using System.Text;
using Gnomon.Columns;

namespace Gnomon.Tests.Columns;

public sealed class CsvCountingTests : IDisposable
{
    private readonly DataFolder folder = new();

    [Fact]
    public void Rows_become_the_finest_cells()
    {
        folder.With("a.csv", "sex,y,p\nF,1,0.7\nF,1,0.9\nM,0,0.1\nF,0,0.2\n");
        var request = folder.Request("a.csv", "p >= 0.5", ("sex", "sex")) with { Label = "y = 1" };
        Assert.Equal("F false false 1\nF true true 2\nM false false 1", Shown.Cells(CellCounter.Count(request)));
    }

    [Fact]
    public void Group_values_keep_their_text_as_it_stands_in_the_file() =>
        Is("g,p\n007,true\n7,true\n1.50,true\n1.5,true\n true,true\n2020-01-02,false\n", " true NULL true 1\n007 NULL true 1\n1.5 NULL true 1\n1.50 NULL true 1\n2020-01-02 NULL false 1\n7 NULL true 1");

    [Fact]
    public void A_group_column_of_numbers_keeps_its_text_and_is_a_number_in_expressions()
    {
        folder.With("a.csv", "age,p\n7.0,true\n7.00,true\n12,true\n");
        var request = folder.Request("a.csv", "age < 10", ("age", "age"), ("young", "age < 8"));
        Assert.Equal("12|false NULL false 1\n7.0|true NULL true 1\n7.00|true NULL true 1", Shown.Cells(CellCounter.Count(request)));
    }

    [Fact]
    public void Dates_and_decimal_commas_keep_their_text_too()
    {
        folder.With("a.csv", "d;s\n31/12/2020;0,50\n01/02/2021;0,5\n");
        var request = folder.Request("a.csv", "s >= 0.5 AND d < DATE '2021-01-01'", ("d", "d"), ("s", "s"));
        Assert.Equal("01/02/2021|0,5 NULL false 1\n31/12/2020|0,50 NULL true 1", Shown.Cells(CellCounter.Count(request)));
    }

    [Fact]
    public void Empty_is_null_for_groups_labels_and_predictions()
    {
        folder.With("a.csv", "g,y,p\n,1,1\n\"\",,1\nA,0,\n");
        var request = folder.Request("a.csv", "p = 1", ("g", "g")) with { Label = "y = 1" };
        Assert.Equal("NULL NULL true 1\nNULL true true 1\nA false NULL 1", Shown.Cells(CellCounter.Count(request)));
    }

    [Theory]
    [InlineData(";", "0,75")]
    [InlineData("\t", "0.75")]
    [InlineData("|", "0.75")]
    [InlineData(",", "0.75")]
    public void The_dialect_is_found(string delimiter, string score)
    {
        folder.With("a.csv", $"nhóm{delimiter}điểm\nNữ{delimiter}{score}\nNam{delimiter}{score.Replace('7', '2')}\n");
        Assert.Equal("Nam NULL false 1\nNữ NULL true 1", Shown.Cells(CellCounter.Count(folder.Request("a.csv", "điểm >= 0.5", ("g", "nhóm")))));
    }

    [Fact]
    public void The_dialect_can_be_given()
    {
        folder.With("a.csv", "a,b;c;p\nx;y;1,5\n");
        var request = folder.Request("a.csv", "p > 1", ("g", "c")) with { Csv = new CsvDialect(';', ',') };
        Assert.Equal("y NULL true 1", Shown.Cells(CellCounter.Count(request)));
    }

    [Fact]
    public void Byte_order_mark_windows_lines_and_quoted_breaks_are_read()
    {
        folder.With("a.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("g,\"p \"\"q\"\"\"\r\n\"a\r\nb\",true\r\n\"c,d\",false\r\n")]);
        Assert.Equal("a\r\nb NULL true 1\nc,d NULL false 1", Shown.Cells(CellCounter.Count(folder.Request("a.csv", "\"p \"\"q\"\"\"", ("g", "g")))));
    }

    [Fact]
    public void Shards_by_glob_count_as_one()
    {
        folder.With("d/a.csv", "g,p\nx,true\n").With("d/b.csv", "g,p\nx,true\n").With("d/sub/c.csv", "g,p\nx,true\n");
        Assert.Equal("x NULL true 2", Shown.Cells(CellCounter.Count(folder.Request("d/*.csv", "p", ("g", "g")))));
        var all = CellCounter.Count(folder.Request("d/**/*.csv", "p", ("g", "g"))).Value;
        Assert.Equal("d/a.csv d/b.csv d/sub/c.csv", string.Join(" ", all.Inputs.Select(i => i.Name)));
        Assert.Equal(3, all.Rows);
    }

    [Fact]
    public void A_name_with_stars_quotes_and_brackets_is_just_a_name()
    {
        folder.With("it's [1] *.csv", "g,p\nx,true\n").With("it's 1 2.csv", "g,p\ny,true\n");
        Assert.Equal("x NULL true 1", Shown.Cells(CellCounter.Count(folder.Request("it's [1] *.csv", "p", ("g", "g")))));
    }

    [Fact]
    public void Columns_named_like_our_own_or_like_SQL_count_as_any_other()
    {
        folder.With("a.csv", "g_k0,count,y,p,\"select \"\"x'\"\n1,2,true,false,z\n");
        var request = folder.Request("a.csv", "p", ("a", "g_k0"), ("b", "count"), ("c", "\"select \"\"x'\""), ("d", "g_k0 + count")) with { Label = "y" };
        Assert.Equal("1|2|z|3 true false 1", Shown.Cells(CellCounter.Count(request)));
    }

    [Fact]
    public void Zero_and_minus_zero_are_two_texts_and_never_one_at_random()
    {
        folder.With("a.csv", "z,p\n" + string.Concat(Enumerable.Repeat("0.0,true\n-0.0,true\n", 3000)));
        Assert.Equal("-0.0 NULL true 3000\n0.0 NULL true 3000", Shown.Cells(CellCounter.Count(folder.Request("a.csv", "p", ("z", "CAST(z AS DOUBLE)")))));
    }

    [Fact]
    public void Units_are_counted()
    {
        folder.With("a.csv", "id,p\n1,true\n1,false\n2,true\n");
        Assert.Equal(2, CellCounter.Count(folder.Request("a.csv", "p") with { Unit = "id" }).Value.DistinctUnits);
        Assert.Null(CellCounter.Count(folder.Request("a.csv", "p")).Value.DistinctUnits);
    }

    public void Dispose() => folder.Dispose();

    private void Is(string csv, string cells)
    {
        folder.With("a.csv", csv);
        Assert.Equal(cells, Shown.Cells(CellCounter.Count(folder.Request("a.csv", "p", ("g", "g")))));
    }
}
