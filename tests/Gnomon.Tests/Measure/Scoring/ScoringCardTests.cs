using System.Globalization;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;
using Gnomon.Tests.Measure.Kinds;

namespace Gnomon.Tests.Measure.Scoring;

public sealed class ScoringCardTests : IDisposable
{
    private const string Card = "kind: scoring\ndata: a.csv\nlabel: y = 1\nscore: s\ngroups: { sex: sex }";

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    // The definitions, from the rows themselves; every interval holds what its own histogram stands for.
    [Fact]
    public void Figures_are_near_the_definitions_and_their_intervals_hold_them()
    {
        var rows = Rows(800);
        var figures = CardFigures.Of(folder.With("a.csv", Csv(rows)), Card);
        Holds(AveragePrecision(rows), figures.Known("scoring.pr_auc"), 0.005);
        Holds(KolmogorovSmirnov(rows), figures.Known("scoring.ks"), 0.005);
        var bands = rows.GroupBy(r => Math.Min((int)(r.Score * 10), 9)).ToArray();
        double Share(IGrouping<int, (double Score, bool Label, string Sex)> b) => b.Average(r => r.Label ? 1.0 : 0);
        double Gap(IGrouping<int, (double Score, bool Label, string Sex)> b) => Math.Abs(b.Average(r => r.Score) - Share(b));
        var prevalence = rows.Average(r => r.Label ? 1.0 : 0);
        Holds(bands.Sum(b => b.Count() / 800.0 * Gap(b)), figures.Known("scoring.expected_calibration_error"), 0.001);
        Holds(bands.Max(Gap), figures.Known("scoring.maximum_calibration_error"), 0.001);
        Holds(bands.Sum(b => b.Count() / 800.0 * Gap(b) * Gap(b)), figures.Known("scoring.brier_reliability"), 0.001);
        Holds(bands.Sum(b => b.Count() / 800.0 * Math.Pow(Share(b) - prevalence, 2)), figures.Known("scoring.brier_resolution"), 1e-9);
        Holds(prevalence * (1 - prevalence), figures.Known("scoring.brier_uncertainty"), 1e-12);
        var brier = figures.Known("scoring.brier_reliability").Point - figures.Known("scoring.brier_resolution").Point + figures.Known("scoring.brier_uncertainty").Point;
        Assert.Equal(figures.Known("scoring.brier").Point, brier, 0.005);
        var band = bands.Single(b => b.Key == 3);
        Assert.Equal(Share(band), figures.Known("scoring.reliability", at: "score=0.35").Point, 1e-12);
        Assert.Equal(band.Count() / 800.0, figures.Known("scoring.histogram", at: "score=0.35").Point, 1e-12);
        Assert.Equal(rows.Count(r => r.Score >= 0.7 && r.Label) / (double)rows.Count(r => r.Label), figures.Known("scoring.true_positive_rate", at: "threshold=0.7").Point, 1e-12);
    }

    [Fact]
    public void Groups_are_compared_by_area_and_by_the_distance_of_their_scores()
    {
        var rows = Rows(800);
        var figures = CardFigures.Of(folder.With("a.csv", Csv(rows)), Card);
        double Area(string sex) => DeLong.Area(rows.Where(r => string.Equals(r.Sex, sex, StringComparison.Ordinal)).Select(r => new ScoredCount(r.Score, r.Label ? 1 : 0, r.Label ? 0 : 1))).Area;
        var (f, m) = (Area("F"), Area("M"));
        Holds(Math.Abs(f - m), figures.Known("scoring.roc_auc.difference", "by sex"), 0.003);
        Holds(Math.Min(f, m), figures.Known("scoring.roc_auc.min", "by sex"), 0.003);
        var (first, second) = (rows.Where(r => r.Sex is "F").Select(r => r.Score).Order().ToArray(), rows.Where(r => r.Sex is "M").Select(r => r.Score).Order().ToArray());
        var moved = Enumerable.Range(0, 100_000).Select(i => (i + 0.5) / 100_000).Average(x => Math.Abs(Below(first, x) - Below(second, x)));
        Holds(moved, figures.Known("scoring.distance_wasserstein", "sex=F"), 0.002);
        Assert.Equal(figures.Known("scoring.distance_ks", "sex=F").Point, figures.Known("scoring.distance_ks", "sex=M").Point, 1e-12);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("inf")]
    [InlineData("1.2")]
    [InlineData("-0.1")]
    public void A_score_that_is_no_number_from_0_to_1_makes_every_figure_unknown(string score)
    {
        var figures = CardFigures.Of(folder.With("a.csv", Csv(Rows(60)) + $"{score},1,F\n"), Card);
        foreach (var name in (string[])["roc_auc", "pr_auc", "ks", "expected_calibration_error", "brier_resolution", "log_loss"])
            Assert.Equal(UnknownCause.Undecided, figures.NotKnown("scoring." + name).Cause);
        Assert.Equal(1, figures.Known("scoring.not_a_score").Point);
        Assert.DoesNotContain(figures, m => m.At is not null && m.Group!.Parts.IsEmpty);
    }

    [Fact]
    public void A_label_seen_once_and_one_row_are_told_apart_from_zero()
    {
        var once = CardFigures.Of(folder.With("a.csv", "s,y,sex\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"0.{i + 10},{(i == 7 ? 1 : 0)},F\n"))), Card);
        Assert.Equal(UnknownCause.TooFew, once.NotKnown("scoring.roc_auc").Cause);
        Assert.InRange(once.Known("scoring.pr_auc").High.Number, 0.5, 1);
        var single = CardFigures.Of(folder.With("a.csv", "s,y,sex\n0.4,1,F\n"), Card);
        Assert.Equal(UnknownCause.TooFew, single.NotKnown("scoring.brier").Cause);
    }

    [Fact]
    public void All_scores_equal_and_a_perfect_leak_have_intervals_with_a_width()
    {
        var equal = CardFigures.Of(folder.With("a.csv", "s,y,sex\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"0.5,{i % 2},F\n"))), Card);
        Assert.Equal(0, equal.Known("scoring.ks").Point);
        Assert.True(equal.Known("scoring.ks").High.Number > 0.9);
        var leak = CardFigures.Of(folder.With("a.csv", "s,y,sex\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 2},{i % 2},F\n"))), Card);
        Assert.Equal((1.0, 1.0), (leak.Known("scoring.pr_auc").Point, leak.Known("scoring.ks").Point));
        Assert.True(leak.Known("scoring.pr_auc").Low.Number < 0.95);
    }

    private static double Below(double[] sorted, double x)
    {
        var at = Array.BinarySearch(sorted, x);
        return (at < 0 ? ~at : at) / (double)sorted.Length;
    }

    private static double AveragePrecision((double Score, bool Label, string Sex)[] rows)
    {
        double tp = 0, seen = 0, sum = 0;
        foreach (var row in rows.OrderByDescending(r => r.Score))
        {
            seen++;
            if (!row.Label)
                continue;
            tp++;
            sum += tp / seen;
        }

        return sum / tp;
    }

    private static double KolmogorovSmirnov((double Score, bool Label, string Sex)[] rows)
    {
        double positives = rows.Count(r => r.Label), negatives = rows.Length - positives, f = 0, g = 0, most = 0;
        foreach (var row in rows.OrderBy(r => r.Score))
        {
            f += row.Label ? 1 / positives : 0;
            g += row.Label ? 0 : 1 / negatives;
            most = Math.Max(most, Math.Abs(f - g));
        }

        return most;
    }

    private static void Holds(double truth, Estimate figure, double apart)
    {
        Assert.Equal(truth, figure.Point, apart);
        Assert.InRange(truth, figure.Low.Number, figure.High.Number);
        Assert.True(figure.High.Number > figure.Low.Number);
    }

    private static (double Score, bool Label, string Sex)[] Rows(int count)
    {
        var random = Pcg32.For(5, "scoring card");
        return [.. Enumerable.Range(0, count).Select(i => (Score: Math.Round(random.NextDouble(), 6), Sex: i % 3 == 0 ? "F" : "M")).Select(r => (r.Score, random.NextDouble() < 0.2 + (0.6 * r.Score), r.Sex))];
    }

    private static string Csv((double Score, bool Label, string Sex)[] rows) =>
        "s,y,sex\n" + string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Score:R},{(r.Label ? 1 : 0)},{r.Sex}\n")));
}
