using System.Globalization;
using Gnomon.Columns;
using Gnomon.Measure;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Measure.Scoring;

public class ScoreMeasureTests
{
    [Fact]
    public void Intervals_hold_what_the_scores_themselves_give()
    {
        var random = Pcg32.For(1, "scores");
        var rows = Enumerable.Range(0, 500).Select(_ => random.NextDouble()).Select(s => (Score: s, Label: random.NextDouble() < s)).ToArray();
        var figures = Measure([.. rows.Select(r => Cell(r.Score, r.Label))]);
        var area = DeLong.Area(rows.Select(r => new ScoredCount(r.Score, r.Label ? 1 : 0, r.Label ? 0 : 1)));
        Holds(area.Area, Whole(figures, "roc_auc"), 0.002);
        Assert.True(Known(Whole(figures, "roc_auc")).Low.Number <= area.Limits().Low.Number + 1e-3);
        Holds(rows.Average(r => Math.Pow(r.Score - (r.Label ? 1 : 0), 2)), Whole(figures, "brier"), 0.001);
        Holds(rows.Average(r => -Math.Log(r.Label ? r.Score : 1 - r.Score)), Whole(figures, "log_loss"), 0.01);
        Holds(rows.Average(r => r.Score - (r.Label ? 1 : 0)), Whole(figures, "calibration_in_the_large"), 0.001);
    }

    // Every score in the middle of its bin: the figures are those of the scores, worked out by hand.
    [Fact]
    public void Scores_in_the_middle_of_bins_give_the_figures_of_the_definitions()
    {
        var figures = Measure([.. Repeat(0.2005, true, 10), .. Repeat(0.2005, false, 30), .. Repeat(0.8005, true, 40), .. Repeat(0.8005, false, 20)]);
        Assert.Equal((40 * 30 + (40 * 20 * 0.5) + (10 * 30 * 0.5)) / (50.0 * 50), Known(Whole(figures, "roc_auc")).Point, 1e-12);
        Assert.Equal(((10 * 0.7995 * 0.7995) + (30 * 0.2005 * 0.2005) + (40 * 0.1995 * 0.1995) + (20 * 0.8005 * 0.8005)) / 100, Known(Whole(figures, "brier")).Point, 1e-12);
        Assert.Equal(((40 * 0.2005) + (60 * 0.8005) - 50) / 100, Known(Whole(figures, "calibration_in_the_large")).Point, 1e-12);
    }

    [Fact]
    public void A_sure_score_that_was_wrong_has_no_greatest_log_loss()
    {
        var figures = Measure([.. Repeat(0.0, true, 1), .. Repeat(0.3, false, 60)]);
        Assert.True(Known(Whole(figures, "log_loss")).High.IsUnbounded);
    }

    [Fact]
    public void A_perfect_leak_and_equal_scores_are_figures_with_a_width()
    {
        var leak = Known(Whole(Measure([.. Repeat(1, true, 50), .. Repeat(0, false, 50)]), "roc_auc"));
        Assert.Equal(1, leak.Point);
        Assert.InRange(leak.Low.Number, 0.9, 0.99);
        var equal = Known(Whole(Measure([.. Repeat(0.5, true, 50), .. Repeat(0.5, false, 50)]), "roc_auc"));
        Assert.Equal((0.5, 0.0, 1.0), (equal.Point, equal.Low.Number, equal.High.Number));
    }

    [Fact]
    public void A_score_outside_makes_the_figures_unknown_and_is_counted()
    {
        var figures = Measure([.. Repeat(0.5, true, 50), .. Repeat(0.4, false, 50), new Cell(["-1"], true, true, 3)]);
        Assert.Equal(3, Known(Whole(figures, "not_a_score")).Point);
        Assert.Equal(UnknownCause.Undecided, Assert.IsType<MeasuredValue.NotKnown>(Whole(figures, "roc_auc").Value).Reasons.Single().Cause);
    }

    [Fact]
    public void One_label_alone_has_no_area()
    {
        var figures = Measure([.. Repeat(0.5, true, 50), .. Repeat(0.7, true, 20)]);
        Assert.Equal(UnknownCause.TooFew, Assert.IsType<MeasuredValue.NotKnown>(Whole(figures, "roc_auc").Value).Reasons.Single().Cause);
        Assert.NotNull(Known(Whole(figures, "brier")));
    }

    [Fact]
    public void Every_figure_is_of_the_catalogue() =>
        Assert.All(Measure([.. Repeat(0.5, true, 50)]), m => Assert.Equal(MetricCatalogue.Find(m.Id)!.Unit, m.Unit));

    [Fact]
    public void Scores_are_counted_from_a_file_in_bins()
    {
        using var folder = new DataFolder().With("a.csv", "g,y,s\nA,1,0\nA,0,0.0004\nA,1,0.9995\nB,1,1\nB,0,1.5\nB,1,NaN\nB,0,-0.1\nB,0,\nB,1,inf\n");
        var request = folder.Request("a.csv", "s >= 0.5", ("g", "g"), ("score", ScoreColumn.Expression("s"))) with { Label = "y = 1" };
        Assert.True(CellCounter.Count(request).TryGet(out var cells, out _));
        Assert.Equal(
            ["-1", "-1", "-1", "-1", "0", "0", "999", "999", "NULL"],
            cells.Cells.SelectMany(c => Enumerable.Repeat(c.Key[1] ?? "NULL", (int)c.Count)).Order(StringComparer.Ordinal));
        var figures = ScoreMeasure.FromCells(cells, "outcomes", publishSize: 0, "sha256:x");
        Assert.Equal(4, Known(Whole(figures, "scored")).Point);
    }

    // Median 0.5 between 0.4 and 0.6: above it are 30 of 40 of a and 10 of 40 of b.
    [Fact]
    public void Scoring_rates_are_shares_above_the_median_of_all()
    {
        var figures = ByGroup(("a", 0.4, 10), ("a", 0.6, 30), ("b", 0.4, 30), ("b", 0.6, 10));
        Assert.Equal(0.75, Known(Of(figures, "scoring_rate", "g=a")).Point);
        Assert.Equal((1.0, 1 / 3.0), (Known(Of(figures, "impact_ratio", "g=a")).Point, Known(Of(figures, "impact_ratio", "g=b")).Point));
        Assert.Equal(Wilson.Of(30, 40).Low.Number, Known(Of(figures, "scoring_rate", "g=a")).Low.Number);
        Assert.Equal(Wilson.Of(30, 40).High.Number, Known(Of(figures, "scoring_rate", "g=a")).High.Number);
        Assert.Equal(Koopman.Ratio(10, 40, 30, 40).Low.Number, Known(Of(figures, "impact_ratio", "g=b")).Low.Number, 1e-12);
    }

    // The median itself is 0.5: those 20 rows are not above it, but their bin does not show that.
    [Fact]
    public void Rows_in_the_bin_of_the_median_widen_the_interval()
    {
        var figures = ByGroup(("a", 0.4, 10), ("a", 0.5, 20), ("a", 0.6, 10), ("b", 0.4, 15), ("b", 0.6, 15));
        var rate = Known(Of(figures, "scoring_rate", "g=a"));
        Assert.Equal((0.25, Wilson.Of(10, 40).Low.Number, Wilson.Of(30, 40).High.Number), (rate.Point, rate.Low.Number, rate.High.Number));
        var ratio = Known(Of(figures, "impact_ratio", "g=a"));
        Assert.Equal((0.5, 1.0), (ratio.Point, ratio.High.Number));
    }

    [Fact]
    public void One_group_alone_has_no_impact_ratio()
    {
        var figures = ByGroup(("a", 0.4, 10), ("a", 0.6, 30));
        Assert.Equal(UnknownCause.NoRows, Assert.IsType<MeasuredValue.NotKnown>(Of(figures, "impact_ratio", "g=a").Value).Reasons.Single().Cause);
    }

    private static IReadOnlyList<Measurement> ByGroup(params (string Group, double Score, int Rows)[] rows) => ScoreMeasure.FromCells(
        new CellTable(["g", "score"], rows.Select(r => Cell(r.Score, true) with { Key = [r.Group, Cell(r.Score, true).Key[0]], Count = r.Rows }), [], null),
        "outcomes",
        publishSize: 0,
        "sha256:x");

    private static Measurement Of(IEnumerable<Measurement> figures, string name, string group) =>
        figures.Single(m => m.Id == "scoring." + name && m.Group!.ToString() == group);

    private static void Holds(double truth, Measurement figure, double apart)
    {
        var value = Known(figure);
        Assert.Equal(truth, value.Point, apart);
        Assert.InRange(truth, value.Low.Number, value.High.Number);
    }

    private static IEnumerable<Cell> Repeat(double score, bool label, int rows) => [Cell(score, label) with { Count = rows }];

    private static Cell Cell(double score, bool label) =>
        new([Math.Min(Math.Floor(score * ScoreColumn.Bins), ScoreColumn.Bins - 1).ToString(CultureInfo.InvariantCulture)], label, true, 1);

    private static IReadOnlyList<Measurement> Measure(IEnumerable<Cell> cells) =>
        ScoreMeasure.FromCells(new CellTable(["score"], cells, [], null), "outcomes", publishSize: 0, "sha256:x");

    private static Measurement Whole(IEnumerable<Measurement> figures, string name) =>
        figures.Single(m => m.Id == "scoring." + name && m.Group!.Parts.IsEmpty);

    private static Estimate Known(Measurement measurement) => Assert.IsType<MeasuredValue.Known>(measurement.Value).Estimate;
}
