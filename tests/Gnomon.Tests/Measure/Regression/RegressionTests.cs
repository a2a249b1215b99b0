using System.Globalization;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;
using Gnomon.Tests.Measure.Kinds;

namespace Gnomon.Tests.Measure.Regression;

public sealed class RegressionTests : IDisposable
{
    private const string Card = "kind: regression\ndata: a.csv\nlabel: y\nprediction: p\ngroups: { sex: sex }";

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(1e-9)]
    [InlineData(3e12)]
    public void Figures_are_those_of_the_definitions_whatever_the_unit(double unit)
    {
        var rows = Rows(400, unit);
        var figures = CardFigures.Of(folder.With("a.csv", Csv(rows)), Card);
        foreach (var (group, some) in ((string, (double Y, double P, string Sex)[])[])[("all rows", rows), ("sex=F", [.. rows.Where(r => r.Sex is "F")])])
        {
            double mean = some.Average(r => r.Y), error = some.Average(r => r.P - r.Y), squared = some.Average(r => (r.P - r.Y) * (r.P - r.Y));
            Assert.Equal(some.Average(r => Math.Abs(r.P - r.Y)) / unit, figures.Known("regression.mean_absolute_error", group).Point / unit, 1e-9);
            Assert.Equal(error / unit, figures.Known("regression.bias", group).Point / unit, 1e-9);
            Assert.Equal(Math.Sqrt(squared) / unit, figures.Known("regression.root_mean_squared_error", group).Point / unit, 1e-9);
            Assert.Equal(1 - (squared / some.Average(r => (r.Y - mean) * (r.Y - mean))), figures.Known("regression.r_squared", group).Point, 1e-9);
        }
    }

    // The influence of each row, from the rows themselves.
    [Fact]
    public void The_interval_of_R_squared_is_that_of_the_influence_of_each_row()
    {
        var rows = Rows(400, 1);
        double mean = rows.Average(r => r.Y), a = rows.Average(r => (r.P - r.Y) * (r.P - r.Y)), b = rows.Average(r => (r.Y - mean) * (r.Y - mean));
        var variance = rows.Average(r => Math.Pow(((r.P - r.Y) * (r.P - r.Y) / a) - ((r.Y - mean) * (r.Y - mean) / b), 2)) / (rows.Length - 1);
        double Size(Func<(double Y, double P, string Sex), double> square) => Math.Pow(rows.Sum(square), 2) / rows.Sum(r => square(r) * square(r));
        var size = Math.Min(Size(r => (r.P - r.Y) * (r.P - r.Y)), Size(r => (r.Y - mean) * (r.Y - mean)));
        var half = -MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, (size / 3) - 1, Tail.Standard / 2) * Math.Sqrt(variance);
        var known = CardFigures.Of(folder.With("a.csv", Csv(rows)), Card).Known("regression.r_squared");
        Assert.Equal(1 - (a / b * Math.Exp(half)), known.Low.Number, 1e-4);
        Assert.Equal(1 - (a / b * Math.Exp(-half)), known.High.Number, 1e-4);
    }

    [Fact]
    public void Missing_and_infinite_numbers_are_counted_and_the_latter_make_it_unknown()
    {
        var figures = CardFigures.Of(folder.With("a.csv", "y,p,sex\n1.5,2,F\n,1,F\n2,,M\n3,inf,M\nNaN,1,M\n"), Card);
        Assert.Equal((5.0, 1.0, 1.0, 2.0), (figures.Known("regression.count").Point, figures.Known("regression.missing_label").Point, figures.Known("regression.missing_prediction").Point, figures.Known("regression.not_a_number").Point));
        Assert.Equal(UnknownCause.Undecided, figures.NotKnown("regression.bias").Cause);
        Assert.Equal(UnknownCause.TooFew, figures.NotKnown("regression.bias", "sex=F").Cause);
    }

    [Fact]
    public void A_copy_of_the_label_tells_nothing_of_chance_and_equal_labels_have_no_R_squared()
    {
        var figures = CardFigures.Of(folder.With("a.csv", "y,p,sex\n" + string.Concat(Enumerable.Repeat("2,2,F\n", 40))), Card);
        Assert.Equal(UnknownCause.Undecided, figures.NotKnown("regression.root_mean_squared_error").Cause);
        Assert.Equal(UnknownCause.ZeroDenominator, figures.NotKnown("regression.r_squared").Cause);
        Assert.Equal(UnknownCause.Undecided, figures.NotKnown("regression.bias").Cause);
        Assert.Equal(UnknownCause.Undecided, figures.NotKnown("regression.mean_absolute_error").Cause);
    }

    [Fact]
    public void Without_groups_there_is_the_whole() =>
        Assert.Equal(8, CardFigures.Of(folder.With("a.csv", Csv(Rows(40, 1))), "kind: regression\ndata: a.csv\nlabel: y\nprediction: p").Count);

    [Fact]
    public void A_text_as_prediction_is_a_problem_of_the_card()
    {
        var counted = CardFigures.Count(folder.With("a.csv", "y,p,sex\n1,a,F\n2,b,M\n"), Card);
        Assert.Contains(counted.Problems, p => p.Exit == ExitCode.Expression && p.Key is "prediction" && p.What.Contains("not a number", StringComparison.Ordinal));
    }

    private static (double Y, double P, string Sex)[] Rows(int count, double unit)
    {
        var random = Pcg32.For(3, "regression");
        return [.. Enumerable.Range(0, count).Select(i => (Y: random.NextDouble() * 100, Sex: i % 3 == 0 ? "F" : "M"))
            .Select(r => (Round(r.Y * unit), Round((r.Y + ((random.NextDouble() - 0.4) * 20)) * unit), r.Sex))];
    }

    private static double Round(double value) => double.Parse(value.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Csv((double Y, double P, string Sex)[] rows) =>
        "y,p,sex\n" + string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Y:R},{r.P:R},{r.Sex}\n")));
}
