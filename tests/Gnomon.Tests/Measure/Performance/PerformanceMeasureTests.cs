using Gnomon.Columns;
using Gnomon.Measure;
using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Measure.Performance;

public class PerformanceMeasureTests
{
    // Rows are true classes a, b, c, columns predicted ones.
    private static readonly long[][] Matrix = [[30, 5, 2], [4, 20, 6], [1, 7, 25]];

    // Python's exact fractions, from the definitions that scikit-learn names macro and weighted.
    [Theory]
    [InlineData("accuracy", 75 / 100.0)]
    [InlineData("macro_recall", 2729 / 3663.0)]
    [InlineData("macro_precision", 4139 / 5544.0)]
    [InlineData("macro_f1", 1525 / 2046.0)]
    [InlineData("weighted_precision", 2113 / 2800.0)]
    [InlineData("weighted_f1", 2797 / 3720.0)]
    public void Means_over_classes_are_those_of_the_definitions(string name, double expected)
    {
        var value = Known(Whole(Measure(Table(Matrix)), name));
        Assert.Equal(expected, value.Point, 1e-14);
        Assert.True(value.Low.Number < value.Point && value.Point < value.High.Number);
    }

    // A bootstrap of the 100 rows in Python, 40,000 samples, the ends corrected and accelerated.
    [Fact]
    public void The_interval_of_macro_F1_is_that_of_a_bootstrap_of_rows()
    {
        var value = Known(Whole(Measure(Table(Matrix)), "macro_f1"));
        Assert.Equal("bootstrap-bca", value.Method);
        Assert.Equal(0.6551, value.Low.Number, 0.01);
        Assert.Equal(0.8259, value.High.Number, 0.01);
    }

    [Fact]
    public void Every_class_and_every_pair_that_occurs_stands_in_the_list()
    {
        var figures = Measure(Table(Matrix));
        Assert.Equal(30 / 37.0, Known(Of(figures, "recall", "class=a")).Point, 1e-15);
        Assert.Equal(20 / 32.0, Known(Of(figures, "precision", "class=b")).Point, 1e-15);
        Assert.Equal(50 / 66.0, Known(Of(figures, "f1", "class=c")).Point, 1e-15);
        Assert.Equal(7, Known(Of(figures, "count", "label=c, prediction=b")).Point);
        Assert.Equal(9 + 1, figures.Count(m => m.Id is "performance.count"));
    }

    [Fact]
    public void A_class_never_predicted_has_no_precision_and_so_has_the_mean()
    {
        var figures = Measure(Table([[30, 5], [20, 7], [3, 0]]));
        foreach (var name in (string[])["macro_precision", "weighted_precision"])
        {
            var reason = Assert.IsType<MeasuredValue.NotKnown>(Whole(figures, name).Value).Reasons.Single();
            Assert.Equal(UnknownCause.ZeroDenominator, reason.Cause);
            Assert.EndsWith("denominator of c", reason.Detail, StringComparison.Ordinal);
        }

        // F1 of class c is 0 of 3: a bootstrap could never show that it may be more.
        Assert.Equal(UnknownCause.Undecided, Assert.IsType<MeasuredValue.NotKnown>(Whole(figures, "macro_f1").Value).Reasons.Single().Cause);
        Assert.Equal(0, Known(Of(figures, "f1", "class=c")).Point);
    }

    [Fact]
    public void Groups_are_measured_each_for_itself_and_small_ones_withheld()
    {
        var figures = PerformanceMeasure.FromCells(
            new CellTable(["g", "y", "p"], [.. Cells(Matrix, "one"), .. Cells([[2, 1], [0, 1]], "two"), .. Cells([[6, 0], [0, 4]], "three")], [], null), "outcomes", publishSize: 5, 7, "sha256:x");
        Assert.Equal(0.75, Known(Of(figures, "accuracy", "g=one")).Point);
        Assert.Equal(88 / 114.0, Known(Whole(figures, "accuracy")).Point, 1e-15);
        Assert.All(figures.Where(m => m.Group!.ToString().StartsWith("g=t", StringComparison.Ordinal)), m =>
            Assert.Equal(UnknownCause.Withheld, Assert.IsType<MeasuredValue.NotKnown>(m.Value).Reasons.Single().Cause));
    }

    [Fact]
    public void Rows_without_label_or_prediction_are_counted_and_left_out()
    {
        var figures = Measure(new CellTable(["y", "p"], [.. Cells(Matrix), Cell(3, null, "a"), Cell(2, "b", null), Cell(1, null, null)], [], null));
        Assert.Equal((106, 4, 3), (Known(Whole(figures, "count")).Point, Known(Whole(figures, "missing_label")).Point, Known(Whole(figures, "missing_prediction")).Point));
        Assert.Equal(0.75, Known(Whole(figures, "accuracy")).Point);
    }

    [Fact]
    public void The_same_cells_in_another_order_give_the_same_bytes()
    {
        var turned = new CellTable(["y", "p"], Cells(Matrix).Reverse(), [], null);
        Assert.Equal(MeasurementsJson.ToBytes(Measure(Table(Matrix))), MeasurementsJson.ToBytes(Measure(turned)));
    }

    [Fact]
    public void Every_figure_is_of_the_catalogue() =>
        Assert.All(Measure(Table(Matrix)), m => Assert.Equal(MetricCatalogue.Find(m.Id)!.Unit, m.Unit));

    [Fact]
    public void No_rows_are_no_error() => Assert.Equal(0, Known(Whole(Measure(new CellTable(["y", "p"], [], [], null)), "count")).Point);

    [Fact]
    public void Classes_are_counted_from_a_file_as_two_more_columns()
    {
        using var folder = new DataFolder().With("a.csv", "sex,truth,said\nF,cat,cat\nF,dog,cat\nM,dog,dog\nM,,dog\n");
        var request = folder.Request("a.csv", "truth = said", ("sex", "sex"), ("truth", "truth"), ("said", "said"));
        Assert.True(CellCounter.Count(request).TryGet(out var cells, out _));
        var figures = Measure(cells);
        Assert.Equal(2 / 3.0, Known(Whole(figures, "accuracy")).Point, 1e-15);
        Assert.Equal(0.5, Known(Of(figures, "accuracy", "sex=F")).Point);
    }

    private static IReadOnlyList<Measurement> Measure(CellTable table) => PerformanceMeasure.FromCells(table, "outcomes", publishSize: 0, seed: 7, "sha256:x");

    private static CellTable Table(long[][] matrix) => new(["y", "p"], Cells(matrix), [], null);

    private static IEnumerable<Cell> Cells(long[][] matrix, params string[] group) =>
        matrix.SelectMany((row, y) => row.Select((count, p) => new Cell([.. group, Class(y), Class(p)], null, true, count))).Where(c => c.Count > 0);

    private static Cell Cell(long count, string? label, string? prediction) => new([label, prediction], null, true, count);

    private static string Class(int i) => ((char)('a' + i)).ToString();

    private static Measurement Whole(IEnumerable<Measurement> figures, string name) =>
        figures.Single(m => m.Id == "performance." + name && m.Group!.Parts.IsEmpty && m.At is null);

    private static Measurement Of(IEnumerable<Measurement> figures, string name, string group) =>
        figures.Single(m => m.Id == "performance." + name && (m.At ?? m.Group!).ToString() == group);

    private static Estimate Known(Measurement measurement) => Assert.IsType<MeasuredValue.Known>(measurement.Value).Estimate;
}
