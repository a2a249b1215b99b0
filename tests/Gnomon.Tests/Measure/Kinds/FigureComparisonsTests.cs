using System.Globalization;
using Gnomon.Decide;
using Gnomon.Measure.Statistics;
using Gnomon.Plan;
using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Measure.Kinds;

/// <summary>Classes, numbers and scores compared between groups, and criteria on the comparisons.</summary>
public sealed class FigureComparisonsTests : IDisposable
{
    private const string Card = "kind: performance\ndata: a.csv\nlabel: y\nprediction: p\ngroups: { g: g }";

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_accuracies_of_two_groups_are_compared_as_their_intervals_say()
    {
        var figures = Of(("a", 90, 100), ("b", 60, 120));
        Interval a = Wilson.Of(90, 100), b = Wilson.Of(60, 120);
        double each = Tail.Shared(0.05, 2);
        Interval wideA = Wilson.Of(90, 100, each), wideB = Wilson.Of(60, 120, each);
        Same(0.5, b.Low.Number, wideB.High.Number, figures.Known("performance.accuracy.min", "by g"));
        Same(0.9, wideA.Low.Number, a.High.Number, figures.Known("performance.accuracy.max", "by g"));
        Same(0.4, wideA.Low.Number - wideB.High.Number, Mover.Difference(0.9, a, 0.5, b).High.Number, figures.Known("performance.accuracy.difference", "by g"));
        Same(0.5 / 0.9, wideB.Low.Number / wideA.High.Number, wideB.High.Number / wideA.Low.Number, figures.Known("performance.accuracy.ratio", "by g"));
        Assert.Equal("best", figures.One("performance.accuracy.ratio", "by g").Against);
        Assert.Equal(220, figures.One("performance.accuracy.difference", "by g").Rows);
    }

    [Fact]
    public void Recall_is_compared_class_by_class_and_every_pair_of_columns()
    {
        folder.With("a.csv", "y,p,g,h\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"{(i % 2 == 0 ? "cat" : "dog")},{(i % 5 == 0 ? "cat" : i % 2 == 0 ? "cat" : "dog")},{"ab"[i % 3 == 0 ? 0 : 1]},{"xy"[i % 7 == 0 ? 0 : 1]}\n")));
        var figures = CardFigures.Of(folder, Card.Replace("g: g", "g: g, h: h", StringComparison.Ordinal));
        Assert.Equal(0, figures.Known("performance.recall.difference", "by g", "class=cat").Point);
        Assert.True(figures.Known("performance.recall.difference", "by g x h", "class=dog").High.Number > 0);
    }

    [Fact]
    public void Errors_of_numbers_are_compared_in_their_unit_and_only_those_above_0_by_a_ratio()
    {
        folder.With("a.csv", "y,p,g\n" + string.Concat(Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{i + (i % 2 == 0 ? 4 + (i % 3) : -1 - (i % 5))},{"ab"[i % 2]}\n"))));
        var figures = CardFigures.Of(folder, Card.Replace("performance", "regression", StringComparison.Ordinal));
        double Mean(string group) => figures.Known("regression.mean_absolute_error", $"g={group}").Point;
        Assert.Equal(Mean("a") - Mean("b"), figures.Known("regression.mean_absolute_error.difference", "by g").Point, 1e-9);
        Assert.Equal(Mean("b") / Mean("a"), figures.Known("regression.mean_absolute_error.ratio", "by g").Point, 1e-9);
        Assert.Null(MetricCatalogue.Find("regression.bias.ratio"));
        Assert.True(figures.Known("regression.bias.difference", "by g").Low.Number > 0);
        Assert.Equal("{label}", figures.One("regression.bias.difference", "by g").Unit);
    }

    [Fact]
    public void A_group_without_a_figure_is_left_out_by_name_and_then_nothing_is_met()
    {
        folder.With("a.csv", "y,p,g\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"u,u,{"ab"[i % 2]}\n")) + ",u,c\n");
        var figures = CardFigures.Of(folder, Card);
        Assert.Equal("g=c", Assert.Single(figures.One("performance.accuracy.difference", "by g").LeftOut).ToString());
        var verdict = Verdict(figures, "performance.accuracy.difference", BarSide.AtMost, 0.5, adjusted: 1);
        Assert.Equal(CriterionStatus.Unknown, verdict.Status);
        Assert.Equal(UnknownCause.TooFew, Assert.Single(verdict.Reasons).Cause);
    }

    [Fact]
    public void What_is_far_outside_its_bar_stays_not_met_beside_many_other_criteria()
    {
        var figures = Of(("a", 900, 1000), ("b", 600, 1000));
        var found = Assert.Single(FigureCase.Of(Bar("performance.accuracy.difference", BarSide.AtMost, 0.1), CardFigures.Entry(folder, Card), new Gnomon.Columns.CellTable([], [], [], null), figures));
        Assert.True(found.NotMetError < 1e-6);
        var near = Assert.Single(FigureCase.Of(Bar("performance.accuracy.difference", BarSide.AtMost, 0.23), CardFigures.Entry(folder, Card), new Gnomon.Columns.CellTable([], [], [], null), figures));
        Assert.InRange(near.NotMetError!.Value, 1e-6, 0.025);
        Assert.Equal(CriterionStatus.NotMet, found.Finding(found.NotMetError.Value * 100, 100).Status);
        Assert.Equal(CriterionStatus.Unknown, near.Finding(near.NotMetError.Value * 100, 100).Status);
        Assert.Null(Assert.Single(FigureCase.Of(Bar("performance.accuracy.difference", BarSide.AtMost, 0.31), CardFigures.Entry(folder, Card), new Gnomon.Columns.CellTable([], [], [], null), figures)).NotMetError);
    }

    private CriterionFinding Verdict(IReadOnlyList<Measurement> figures, string metric, BarSide side, double bar, double adjusted) =>
        Assert.Single(FigureCase.Of(Bar(metric, side, bar), CardFigures.Entry(folder, Card), new Gnomon.Columns.CellTable([], [], [], null), figures)).Finding(adjusted, 1);

    private static Criterion Bar(string metric, BarSide side, double bar) => new("bar", metric, null, side, bar, null);

    private IReadOnlyList<Measurement> Of(params (string Group, int Right, int Rows)[] groups)
    {
        folder.With("a.csv", "y,p,g\n" + string.Concat(groups.SelectMany(g => Enumerable.Range(0, g.Rows).Select(i => $"{(i % 2 == 0 ? "u" : "v")},{((i % 2 == 0) == (i < g.Right) ? "u" : "v")},{g.Group}\n"))));
        return CardFigures.Of(folder, Card);
    }

    private static void Same(double point, double low, double high, Estimate known)
    {
        Assert.Equal(point, known.Point, 1e-12);
        Assert.Equal(low, known.Low.Number, 1e-9);
        Assert.Equal(high, known.High.Number, 1e-9);
        Assert.Equal("worst-case", known.Method);
    }
}
