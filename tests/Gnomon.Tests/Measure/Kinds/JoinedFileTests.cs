using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Measure.Kinds;

/// <summary>Predictions in a second file, as other tools write it: indices of other types and names, the same columns twice, the number of the row.</summary>
public sealed class JoinedFileTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("i", "i")] // both BIGINT
    [InlineData("i", "i::DOUBLE")] // an index with gaps comes out of data frames as 7.0
    [InlineData("i::FLOAT", "i::TINYINT")]
    [InlineData("i::DECIMAL(9,2)", "i::UBIGINT")]
    [InlineData("i::VARCHAR", "i")]
    [InlineData("uuid_of(i)", "uuid_of(i)")]
    public void Rows_meet_by_an_index_of_any_two_types(string here, string there)
    {
        Files($"SELECT {here} AS idx, i % 2 AS y, i % 3 AS g FROM range(100) t(i)", $"SELECT {there} AS idx, i < 50 AS p FROM range(90) t(i) ORDER BY hash(i)");
        var figures = CardFigures.Of(folder, Card("on: idx"));
        Assert.Equal(50.0 / 90, figures.Known("fairness.selection_rate").Point, 1e-12);
        Assert.Equal(17.0 / 30, figures.Known("fairness.selection_rate", "g=0").Point, 1e-12);
        Assert.Equal(10, figures.Known("join.rows_without_match").Point);
        Assert.Equal(0, figures.Known("join.other_rows_without_match").Point);
    }

    [Fact]
    public void The_index_may_have_another_name_in_the_second_file_or_be_the_number_of_the_row()
    {
        const string There = "SELECT i AS row, i < 50 AS p FROM range(100) t(i) ORDER BY hash(i)";
        Files("SELECT i AS id, i % 2 AS y, i % 3 AS g FROM range(100) t(i)", There);
        Assert.Equal(17.0 / 34, CardFigures.Of(folder, Card("on: id, as: row")).Known("fairness.selection_rate", "g=0").Point, 1e-12);
        Files("SELECT i % 2 AS y, i % 3 AS g FROM range(100) t(i) ORDER BY i", There);
        Assert.Equal(17.0 / 34, CardFigures.Of(folder, Card("as: row")).Known("fairness.selection_rate", "g=0").Point, 1e-12);
    }

    [Fact]
    public void A_name_that_both_files_have_means_neither()
    {
        Files("SELECT i AS id, i % 2 AS y, i % 3 AS g FROM range(99) t(i)", "SELECT i AS id, (i % 2 = 0)::INT AS y, i < 50 AS p FROM range(99) t(i)");
        var bare = CardFigures.Count(folder, Card("on: id")).Problems;
        Assert.Equal("the column \"y\" stands in the data and in the joined file", Assert.Single(bare).What);
        Assert.Equal("write \"data.y\" or \"join.y\", in double quotes", bare[0].Remedy);
        string With(string y) => Card("on: id").Replace("label: y = 1", $"label: '\"{y}\" = 1'", StringComparison.Ordinal);
        Assert.Equal(49.0 / 99, CardFigures.Of(folder, With("data.y")).Known("fairness.prevalence").Point, 1e-12);
        Assert.Equal(50.0 / 99, CardFigures.Of(folder, With("join.y")).Known("fairness.prevalence").Point, 1e-12);
    }

    [Theory]
    [InlineData("on: id", "there is no column \"id\" to join on", "the columns are row, p; where it has another name here, write that as `as`")]
    [InlineData("on: id, as: rows", "there is no column \"rows\" to join on", "did you mean \"row\"?")]
    [InlineData("on: name, as: row", "none of the 10 rows has a match in this file by \"row\": it is VARCHAR in the data and BIGINT here", "check that both files write the key in the same way: 007 and 7 are different as texts")]
    public void What_does_not_join_says_why(string on, string what, string remedy)
    {
        Files("SELECT i AS id, 'P' || i AS name, i % 2 AS y, i % 3 AS g FROM range(10) t(i)", "SELECT i AS row, i < 5 AS p FROM range(10) t(i)");
        var problem = Assert.Single(CardFigures.Count(folder, Card(on)).Problems);
        Assert.Equal((what, remedy), (problem.What, problem.Remedy));
    }

    [Fact]
    public void Rows_of_a_CSV_file_have_no_number()
    {
        folder.With("people.csv", "y,g\n1,a\n0,b\n");
        folder.WithParquet("said.parquet", "SELECT i AS row, i < 5 AS p FROM range(2) t(i)");
        var problem = Assert.Single(CardFigures.Count(folder, Card("as: row").Replace("people.parquet", "people.csv", StringComparison.Ordinal)).Problems);
        Assert.Equal("rows are known by their number only in one Parquet file", problem.What);
    }

    [Theory]
    [InlineData("i % 2", "BIGINT", "\"y\" = 1")]
    [InlineData("(i % 2)::DOUBLE", "DOUBLE", "\"y\" >= 0.5")]
    [InlineData("if(i % 2 = 1, 'yes', 'no')", "VARCHAR", "\"y\" = 'yes'")]
    public void A_column_that_is_no_truth_is_answered_with_the_comparison_that_its_type_asks_for(string y, string type, string comparison)
    {
        Files($"SELECT i AS id, {y} AS y, i % 3 AS g FROM range(99) t(i)", "SELECT i AS id, i < 50 AS p FROM range(99) t(i)");
        var problem = Assert.Single(CardFigures.Count(folder, Card("on: id").Replace("label: y = 1", "label: y", StringComparison.Ordinal)).Problems);
        Assert.Equal($"column \"y\" is of type {type} and not true or false", problem.What);
        Assert.Equal("write a comparison, for example " + comparison, problem.Remedy);
    }

    private static string Card(string join) => $"kind: fairness\ndata: people.parquet\njoin: {{ file: said.parquet, {join} }}\nlabel: y = 1\nprediction: p\ngroups: {{ g: g }}";

    private void Files(string people, string said)
    {
        const string Uuid = "md5(i::VARCHAR)::UUID";
        folder.WithParquet("people.parquet", people.Replace("uuid_of(i)", Uuid, StringComparison.Ordinal));
        folder.WithParquet("said.parquet", said.Replace("uuid_of(i)", Uuid, StringComparison.Ordinal));
    }
}
