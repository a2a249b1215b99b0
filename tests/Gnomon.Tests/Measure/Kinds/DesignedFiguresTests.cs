using System.Globalization;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;
using MathNet.Numerics.Distributions;

namespace Gnomon.Tests.Measure.Kinds;

/// <summary>Sampling weights and units in several rows for classes, numbers and scores, against the library's own estimates over the rows and against leaving out unit by unit.</summary>
public sealed class DesignedFiguresTests : IDisposable
{
    private const string Classes = "kind: performance\ndata: a.csv\nlabel: c\nprediction: d\ngroups: { sex: sex, age: age }";
    private const string Numbers = "kind: regression\ndata: a.csv\nlabel: y\nprediction: p\ngroups: { sex: sex }";
    private const string Scores = "kind: scoring\ndata: a.csv\nlabel: o = 1\nscore: s\ngroups: { sex: sex }";
    private const string Unit = "\nunit: id", Weight = "\nweight: { is: w, as: sampling }";

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_accuracy_and_the_recall_of_a_class_are_ratios_over_units()
    {
        var rows = Rows(400);
        var figures = Of(rows, Classes + Unit);
        foreach (var (group, some) in ((string, Row[])[])[("all rows", rows), ("sex=F", [.. rows.Where(r => r.Sex is "F")]), ("sex=F, age=x", [.. rows.Where(r => r is { Sex: "F", Age: "x" })])])
        {
            Ratio(ClusteredRatio.Of(Units(some, r => (r.C == r.D ? 1 : 0, 1))), figures.Known("performance.accuracy", group));
            // How even the units are is that of the group's, not of those of the class.
            Ratio(ClusteredRatio.Of(Units(some, r => (r.C is "a" && r.D is "a" ? 1 : 0, r.C is "a" ? 1 : 0))), figures.Known("performance.recall", group, "class=a"), freedom: 1e-2);
        }

        Assert.Equal("wilson-effective", figures.Known("performance.macro_f1").Method);
    }

    [Fact]
    public void With_weights_they_are_weighted_ratios()
    {
        var rows = Rows(400);
        var figures = Of(rows, Classes + Weight, oneRowPerUnit: true);
        var some = rows.Where(r => r.Sex is "M").ToArray();
        Ratio(LinearisedRatio.Of([.. some.Select(r => new WeightedCell(1, r.W, r.W * r.W, r.C == r.D ? 1 : 0, 1))]), figures.Known("performance.accuracy", "sex=M"));
        Ratio(LinearisedRatio.Of([.. some.Select(r => new WeightedCell(1, r.W, r.W * r.W, r.C is "a" && r.D is "a" ? 1 : 0, r.D is "a" ? 1 : 0))]), figures.Known("performance.precision", "sex=M", "class=a"));
    }

    [Fact]
    public void Weights_and_units_together_are_ratios_of_weighted_units()
    {
        var rows = Rows(400);
        Ratio(ClusteredRatio.Of(Units(rows, r => (r.C == r.D ? r.W : 0, r.W))), Of(rows, Classes + Unit + Weight).Known("performance.accuracy"), freedom: 4e-3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e-7)]
    public void Means_of_errors_have_the_variance_of_a_ratio_over_units(double unit)
    {
        var rows = Rows(400, unit);
        var figures = Of(rows, Numbers + Unit);
        var (bias, expected) = (figures.Known("regression.bias"), ClusteredRatio.Of(Units(rows, r => (r.P - r.Y, 1))));
        Assert.Equal(expected.Point / unit, bias.Point / unit, 1e-7);
        Assert.Equal(expected.Plain()!.Value.Low.Number / unit, bias.Low.Number / unit, 2e-3);
        Assert.Equal(expected.Plain()!.Value.High.Number / unit, bias.High.Number / unit, 2e-3);

        var absolute = ClusteredRatio.Of(Units(rows, r => (Math.Abs(r.P - r.Y), 1)));
        OnLogarithm(absolute.Point, Math.Sqrt(absolute.Variance), Kish(rows, r => Math.Abs(r.P - r.Y)) / 2, figures.Known("regression.mean_absolute_error"), 2e-3);

        // Leaving out unit by unit gives the same error of the root and of R².
        static double Root(Row[] all) => Math.Sqrt(all.Average(x => (x.P - x.Y) * (x.P - x.Y)));
        OnLogarithm(Root(rows), Jackknifed(rows, Root), Kish(rows, r => (r.P - r.Y) * (r.P - r.Y)) / 6, figures.Known("regression.root_mean_squared_error"), 0.1);
        var (mean, known) = (rows.Average(r => r.Y), figures.Known("regression.r_squared"));
        OnLogarithm(
            1 - Explained(rows), Jackknifed(rows, Explained), Math.Min(Kish(rows, r => (r.P - r.Y) * (r.P - r.Y)), Kish(rows, r => (r.Y - mean) * (r.Y - mean))) / 3,
            new Estimate(1 - known.Point, Limit.At(1 - known.High.Number), Limit.At(1 - known.Low.Number), known.Confidence, known.Method), 0.1);
    }

    [Fact]
    public void Mean_errors_of_scores_are_ratios_over_units_and_the_area_has_the_variance_of_leaving_out_unit_by_unit()
    {
        var rows = Rows(400);
        var figures = Of(rows, Scores + Unit);
        var brier = ClusteredRatio.Of(Units(rows, r => ((r.S - r.O) * (r.S - r.O), 1)));
        OnLogarithm(brier.Point, Math.Sqrt(brier.Variance), Kish(rows, r => (r.S - r.O) * (r.S - r.O)) / 2, figures.Known("scoring.brier"), 1e-3);
        var large = ClusteredRatio.Of(Units(rows, r => (r.S - r.O, 1)));
        Assert.Equal(large.Plain()!.Value.Low.Number, figures.Known("scoring.calibration_in_the_large").Low.Number, 1e-4);
        var area = figures.Known("scoring.roc_auc");
        Assert.Equal(Area(rows), area.Point, 2e-3);
        Assert.Equal(2 * 2.0 * Jackknifed(rows, Area), area.High.Number - area.Low.Number, 0.15 * (area.High.Number - area.Low.Number));
    }

    [Fact]
    public void A_weighted_area_is_that_of_as_many_equal_rows()
    {
        var rows = Rows(200).Select(r => r with { W = Math.Ceiling(r.W * 3) }).ToArray();
        Row[] repeated = [.. rows.SelectMany(r => Enumerable.Repeat(r, (int)r.W))];
        Assert.Equal(Of(repeated, Scores, oneRowPerUnit: true).Known("scoring.roc_auc").Point, Of(rows, Scores + Weight, oneRowPerUnit: true).Known("scoring.roc_auc").Point, 1e-6);
    }

    [Fact]
    public void Equal_weights_give_what_no_weights_give()
    {
        var rows = Rows(400).Select(r => r with { W = 7 }).ToArray();
        foreach (var (card, id) in ((string, string)[])[(Classes, "performance.accuracy"), (Numbers, "regression.mean_absolute_error"), (Numbers, "regression.r_squared"), (Scores, "scoring.roc_auc"), (Scores, "scoring.brier")])
        {
            var (plain, weighted) = (Of(rows, card, oneRowPerUnit: true).Known(id), Of(rows, card + Weight, oneRowPerUnit: true).Known(id));
            Assert.Equal(plain.Point, weighted.Point, 1e-3 * Math.Abs(plain.Point));
            Assert.Equal(Width(plain), Width(weighted), 0.03 * Width(plain));
        }
    }

    [Fact]
    public void Where_no_unit_repeats_the_design_changes_nothing()
    {
        var rows = Rows(200).Select((r, i) => r with { Id = i }).ToArray();
        foreach (var (card, id) in ((string, string)[])[(Classes, "performance.macro_f1"), (Numbers, "regression.bias"), (Scores, "scoring.pr_auc")])
            Assert.Equal(Of(rows, card, oneRowPerUnit: true).Known(id), Of(rows, card + Unit).Known(id));
    }

    [Fact]
    public void What_takes_rows_for_independent_is_unknown_by_itself_and_the_rest_stands()
    {
        var rows = Rows(200);
        var scores = Of(rows, Scores + Unit);
        Assert.Equal(UnknownCause.Undecided, scores.NotKnown("scoring.ks").Cause);
        Assert.Contains("takes rows for independent", scores.NotKnown("scoring.reliability").Detail, StringComparison.Ordinal);
        Assert.Equal(200, scores.Known("scoring.scored").Point);
        var data = Of(rows, "kind: data\ndata: a.csv\ngroups: { sex: sex }" + Unit);
        Assert.Contains(data, f => f.Value is MeasuredValue.Known { Estimate.Confidence: 1 });
        Assert.DoesNotContain(data, f => f.Value is MeasuredValue.Known { Estimate.Confidence: < 1 });
    }

    [Fact]
    public void A_weight_that_is_none_is_told()
    {
        var rows = Rows(50);
        rows[3] = rows[3] with { W = -1 };
        foreach (var card in (string[])[Classes, Numbers, Scores])
            Assert.Equal("1 rows have a weight that is missing, not above 0 or not finite", Assert.Single(CardFigures.Count(folder.With("a.csv", Csv(rows)), card + Weight).Problems).What);
    }

    private IReadOnlyList<Measurement> Of(Row[] rows, string card, bool oneRowPerUnit = false) => CardFigures.Of(folder.With("a.csv", Csv(rows)), card, oneRowPerUnit: oneRowPerUnit);

    private static void Ratio(RatioEstimate expected, Estimate known, double freedom = 3e-3)
    {
        Assert.Equal(expected.Point, known.Point, 1e-6);
        Assert.Equal(expected.Proportion().Low.Number, known.Low.Number, freedom);
        Assert.Equal(expected.Proportion().High.Number, known.High.Number, freedom);
    }

    // Limits on the scale of the logarithm, with t for so many even units.
    private static void OnLogarithm(double point, double deviation, double even, Estimate known, double relative)
    {
        Assert.Equal(point, known.Point, point * 1e-6);
        var half = -StudentT.InvCDF(0, 1, even - 1, 0.025) * deviation / point;
        Assert.Equal(half, Math.Log(known.High.Number / point), relative * half);
        Assert.Equal(half, Math.Log(point / known.Low.Number), relative * half);
    }

    // Kish's size of what units have of a quantity.
    private static double Kish(Row[] rows, Func<Row, double> what)
    {
        var units = rows.GroupBy(r => r.Id).Select(u => u.Sum(what)).ToArray();
        return units.Sum() * units.Sum() / units.Sum(u => u * u);
    }

    private static double Width(Estimate estimate) => estimate.High.Number - estimate.Low.Number;

    private static (double, double)[] Units(IEnumerable<Row> rows, Func<Row, (double Numerator, double Denominator)> adds) =>
        [.. rows.GroupBy(r => r.Id).Select(u => (u.Sum(r => adds(r).Numerator), u.Sum(r => adds(r).Denominator)))];

    private static double Jackknifed(Row[] rows, Func<Row[], double> figure)
    {
        var ids = rows.Select(r => r.Id).Distinct().ToArray();
        var values = ids.Select(id => figure([.. rows.Where(r => r.Id != id)])).ToArray();
        var mean = values.Average();
        return Math.Sqrt((ids.Length - 1.0) / ids.Length * values.Sum(v => (v - mean) * (v - mean)));
    }

    private static double Explained(Row[] rows)
    {
        var mean = rows.Average(r => r.Y);
        return 1 - (rows.Sum(r => (r.P - r.Y) * (r.P - r.Y)) / rows.Sum(r => (r.Y - mean) * (r.Y - mean)));
    }

    private static double Area(Row[] rows)
    {
        var (positives, negatives) = (rows.Where(r => r.O == 1).ToArray(), rows.Where(r => r.O == 0).ToArray());
        return positives.Sum(p => negatives.Sum(n => p.S > n.S ? 1 : p.S == n.S ? 0.5 : 0)) / positives.Length / negatives.Length;
    }

    private static string Csv(Row[] rows) => "id,w,c,d,y,p,o,s,sex,age\n" + string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Id},{r.W:R},{r.C},{r.D},{r.Y:R},{r.P:R},{r.O},{r.S:R},{r.Sex},{r.Age}\n")));

    // Units of one to seven rows, alike inside: what one row says of its unit's error the others say too.
    private static Row[] Rows(int count, double unit = 1)
    {
        var random = Pcg32.For(11, "designed");
        int Next(int below) => (int)(random.NextDouble() * below);
        var rows = new List<Row>();
        for (var id = 0; rows.Count < count; id++)
        {
            var (own, sex, age, size) = (random.NextDouble(), Next(2) == 0 ? "F" : "M", Next(2) == 0 ? "x" : "y", 1 + Next(7));
            for (var i = 0; i < size && rows.Count < count; i++)
            {
                var y = 100 * random.NextDouble();
                var s = Math.Round(Math.Clamp((0.7 * own) + (0.3 * random.NextDouble()), 0.001, 0.999), 4);
                var c = ((string[])["a", "b", "c"])[Next(3)];
                rows.Add(new Row(id, Math.Round(0.2 + (3 * random.NextDouble()), 3), c, random.NextDouble() < 0.4 + (0.5 * own) ? c : "b", unit * y, unit * (y + (30 * (own - 0.4)) + (5 * random.NextDouble())), random.NextDouble() < s ? 1 : 0, s, sex, age));
            }
        }

        return [.. rows];
    }

    private sealed record Row(int Id, double W, string C, string D, double Y, double P, int O, double S, string Sex, string Age);
}
