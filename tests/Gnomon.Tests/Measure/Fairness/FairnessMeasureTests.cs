using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gnomon.Columns;
using Gnomon.Measure;

namespace Gnomon.Tests.Measure.Fairness;

public class FairnessMeasureTests
{
    private static readonly Gen<CellTable> Tables = Gen.ArrayOf(
        from sex in Gen.Elements("f", "m", null)
        from age in Gen.Elements("old", "young")
        from label in Gen.Elements<bool?>(true, false, null)
        from prediction in Gen.Elements<bool?>(true, false, null)
        from count in Gen.Choose(1, 50)
        select new Cell([sex, age], label, prediction, count)).Select(cells => new CellTable(["sex", "age"], cells, [], null));

    [Fact]
    public void Every_figure_is_of_the_catalogue_in_its_range_and_unit() =>
        Prop.ForAll(Arb.From(Tables), table =>
        {
            foreach (var figure in Measure(table))
            {
                var metric = MetricCatalogue.Find(figure.Id.Replace("_if_missing", "", StringComparison.Ordinal));
                Assert.NotNull(metric);
                Assert.Equal(metric.Unit, figure.Unit);
                if (figure.Value is MeasuredValue.Known { Estimate: var estimate })
                {
                    Assert.InRange(estimate.Low.Number, metric.Least!.Value, estimate.Point);
                    Assert.InRange(estimate.High.Number, estimate.Point, metric.Greatest ?? double.MaxValue);
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_of_groups_add_up_to_the_whole() =>
        Prop.ForAll(Arb.From(Tables), table =>
        {
            var counts = Measure(table).Where(m => m.Id is "fairness.count" && m.Group is { Parts.IsEmpty: false }).ToArray();
            foreach (var by in counts.GroupBy(m => string.Join('+', m.Group!.Parts.Select(p => p.Key)), StringComparer.Ordinal))
                Assert.Equal(table.Rows, by.Sum(m => (long)Known(m).Point));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_cells_in_another_order_give_the_same_bytes() =>
        Prop.ForAll(Arb.From(Tables), table =>
        {
            var turned = new CellTable(table.GroupNames, table.Cells.Reverse(), [], null);
            Assert.Equal(MeasurementsJson.ToBytes(Measure(table)), MeasurementsJson.ToBytes(Measure(turned)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_without_a_value_are_a_group_of_their_own()
    {
        var figures = Measure(Some.Table(["g"], [.. Some.Group(null, 1, 1, 1, 1), .. Some.Group("a", 1, 1, 1, 1)]));
        Assert.Equal(4, Known(figures.Single(m => m.Id is "fairness.count" && m.Group!.ToString() is "g=NULL")).Point);
    }

    [Fact]
    public void Missing_predictions_and_labels_are_counted_with_the_range_they_leave_open()
    {
        var figures = Measure(Some.Table(["g"], [.. Some.Group("a", 4, 0, 0, 4), new Cell(["a"], true, null, 2), new Cell(["a"], null, true, 1)]));
        Measurement Whole(string id) => figures.Single(m => string.Equals(m.Id, id, StringComparison.Ordinal) && GroupKey.Whole.Equals(m.Group));
        Assert.Equal(2, Known(Whole("fairness.missing_prediction")).Point);
        Assert.Equal(1, Known(Whole("fairness.missing_label")).Point);

        // A row without a label still has a prediction: 5 of 9 are selected, and the 2 without prediction could make it 5 to 7 of 11.
        Assert.Equal(5 / 9.0, Known(Whole("fairness.selection_rate")).Point);
        Assert.Equal(9, Whole("fairness.selection_rate").Rows);
        var range = Known(Whole("fairness.selection_rate_if_missing"));
        Assert.Equal((5 / 11.0, 7 / 11.0, 1.0), (range.Low.Number, range.High.Number, range.Confidence));

        // 4 of 4 known positives are found; at worst both open predictions are misses, at best all three open rows are hits.
        var hits = Known(Whole("fairness.true_positive_rate_if_missing"));
        Assert.Equal((4 / 6.0, 1.0), (hits.Low.Number, hits.High.Number));
    }

    [Fact]
    public void A_small_group_stays_listed_its_values_withheld_and_out_of_what_is_shown()
    {
        var figures = FairnessMeasure.FromCells(Some.Selected((30, 100), (40, 100), (2, 2), (5, 20)), Some.Declaration(groups: ["g"]), publishSize: 5, "sha256:test");
        var small = figures.Where(m => m.Group?.ToString() is "g=c").ToArray();
        Assert.NotEmpty(small);
        Assert.All(small, m => Assert.Equal(UnknownCause.Withheld, Assert.IsType<MeasuredValue.NotKnown>(m.Value).Reasons.Single().Cause));
        var gap = figures.Single(m => m.Id is "fairness.selection_rate.difference" && m.Against is "best");
        Assert.Equal(0.1, Known(gap).Point, 1e-12);
        Assert.All(small, m => Assert.Null(m.ShownRows));
        Assert.Equal(["g=c", "g=d"], gap.LeftOut.Select(g => g.ToString()));
    }

    [Fact]
    public void No_label_and_no_favourable_prediction_were_not_asked()
    {
        var figures = FairnessMeasure.FromCells(Some.Selected((3, 10), (4, 10)), Some.Declaration(favourable: null, label: null, groups: ["g"]), 0, "sha256:test");
        foreach (var id in (string[])["fairness.accuracy", "fairness.equalized_odds_ratio", "fairness.impact_ratio.min"])
            Assert.All(figures.Where(m => string.Equals(m.Id, id, StringComparison.Ordinal)), m =>
                Assert.Equal(UnknownCause.NotAsked, Assert.IsType<MeasuredValue.NotKnown>(m.Value).Reasons.Single().Cause));
    }

    [Fact]
    public void The_impact_ratio_holds_each_group_against_the_best()
    {
        var figures = Measure(Some.Selected((50, 100), (40, 100), (25, 100)));
        var ratios = figures.Where(m => m.Id is "fairness.impact_ratio").Select(m => Known(m)).ToArray();
        Assert.Equal([1.0, 0.8, 0.5], ratios.Select(r => r.Point));
        Assert.Equal(0.5, Known(figures.Single(m => m.Id is "fairness.impact_ratio.min")).Point);
    }

    [Fact]
    public void F1_and_balanced_accuracy_are_the_usual_ones()
    {
        var figures = Measure(Some.Table(["g"], [.. Some.Group("a", 30, 10, 20, 40)]));
        double Whole(string id) => Known(figures.Single(m => string.Equals(m.Id, id, StringComparison.Ordinal) && GroupKey.Whole.Equals(m.Group))).Point;
        Assert.Equal(60 / 90.0, Whole("fairness.f1"), 1e-15);
        Assert.Equal((0.6 + 0.8) / 2, Whole("fairness.balanced_accuracy"), 1e-15);
    }

    [Fact]
    public void No_rows_at_all_are_no_error()
    {
        var figures = Measure(new CellTable(["g"], [], [], null));
        Assert.Equal(0, Known(figures.First(m => m.Id is "fairness.count")).Point);
        Assert.Equal(UnknownCause.NoRows, Assert.IsType<MeasuredValue.NotKnown>(figures.First(m => m.Id is "fairness.selection_rate").Value).Reasons.Single().Cause);
    }

    [Fact]
    public void The_file_has_the_shape_of_the_schema()
    {
        var json = Encoding.UTF8.GetString(MeasurementsJson.ToBytes(
        [
            new("outcomes", "fairness.selection_rate", 4, "1", "sha256:x", new MeasuredValue.Known(new Estimate(0.25, Limit.At(0.125), Limit.Unbounded, 0.95, "wilson")))
            {
                Group = new GroupKey([KeyValuePair.Create<string, string?>("sex", null)]),
            },
        ]));
        Assert.Equal(
            """
            {
              "measurements": [
                {
                  "measure": "outcomes",
                  "id": "fairness.selection_rate",
                  "group": {
                    "sex": null
                  },
                  "rows": 4,
                  "unit": "1",
                  "source": "sha256:x",
                  "value": {
                    "point": 0.25,
                    "low": 0.125,
                    "high": "unbounded",
                    "confidence": 0.95,
                    "method": "wilson"
                  }
                }
              ]
            }

            """, json);
    }

    private static IReadOnlyList<Measurement> Measure(CellTable table) =>
        FairnessMeasure.FromCells(table, Some.Declaration(groups: [.. table.GroupNames]), publishSize: 0, "sha256:test");

    private static Estimate Known(Measurement measurement) => Assert.IsType<MeasuredValue.Known>(measurement.Value).Estimate;
}
