using System.Text.Json;
using Gnomon.Measure;
using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Fairness;

/// <summary>Every number of Fairlearn's reference on COMPAS, and scipy's limits. Acceptance 2 of the spine.</summary>
public class CompasTests
{
    private static readonly string[] Metrics =
    [
        "selection_rate", "true_positive_rate", "false_positive_rate", "false_negative_rate", "true_negative_rate", "accuracy", "precision", "count",
    ];

    /// <summary>Where a denominator is 0: Fairlearn says 0, Gnomon says unknown. By block, metric and group.</summary>
    private static readonly (string By, string Metric, string Group)[] ZeroDenominators =
    [
        ("by_race_x_sex", "precision", "race=Asian, sex=Female"),
    ];

    private static readonly string[] Blocks = ["by_race", "by_sex", "by_race_x_sex"];

    public static TheoryData<string> AllBlocks => [.. Blocks];

    [Theory]
    [MemberData(nameof(AllBlocks))]
    public void Every_group_has_the_reference_figures(string block)
    {
        var (figures, reference) = Load(block);
        foreach (var group in reference.GetProperty("groups").EnumerateArray())
        {
            var key = Key(block, group.GetProperty("group"));
            foreach (var metric in Metrics)
            {
                var found = figures.Single(m => Same(m.Id, "fairness." + metric) && key.Equals(m.Group));
                if (ZeroDenominators.Any(z => z.Equals((block, metric, key.ToString()))))
                    Assert.Equal(UnknownCause.ZeroDenominator, Assert.IsType<MeasuredValue.NotKnown>(found.Value).Reasons.Single().Cause);
                else
                    Same(group.GetProperty(metric), found);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllBlocks))]
    public void The_whole_has_the_reference_figures(string block)
    {
        var (figures, reference) = Load(block);
        foreach (var metric in Metrics)
            Same(reference.GetProperty("overall").GetProperty(metric), figures.Single(m => Same(m.Id, "fairness." + metric) && GroupKey.Whole.Equals(m.Group)));
    }

    [Theory]
    [MemberData(nameof(AllBlocks))]
    public void Every_comparison_has_the_reference_figure_or_names_the_groups_left_out(string block)
    {
        var (figures, reference) = Load(block);
        foreach (var (name, suffix, against) in ((string, string, string?)[])
        [
            ("group_min", "min", null), ("group_max", "max", null), ("difference_between_groups", "difference", "best"),
            ("difference_to_overall", "difference", "overall"), ("ratio_between_groups", "ratio", "best"), ("ratio_to_overall", "ratio", "overall"),
        ])
        {
            foreach (var metric in Metrics)
            {
                var found = Comparison(figures, block, $"fairness.{metric}.{suffix}", against);
                var leftOut = ZeroDenominators.Where(z => Same(z.By, block) && Same(z.Metric, metric)).Select(z => z.Group).ToArray();
                Assert.Equal(leftOut, found.LeftOut.Select(g => g.ToString()), StringComparer.Ordinal);
                // Fairlearn counts a group without predictions as one of precision 0, which changes the comparison.
                var expected = leftOut.Length == 0 ? reference.GetProperty(name).GetProperty(metric).GetDouble() : WithoutLeftOut(reference, metric, name);
                Assert.Equal(expected, Known(found).Point, 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllBlocks))]
    public void The_named_comparisons_are_the_reference_ones(string block)
    {
        var (figures, reference) = Load(block);
        foreach (var name in (string[])
        [
            "demographic_parity_difference", "demographic_parity_ratio", "equalized_odds_difference", "equalized_odds_difference_mean",
            "equalized_odds_ratio", "equal_opportunity_difference", "equal_opportunity_ratio",
        ])
            Same(reference.GetProperty(name), Comparison(figures, block, "fairness." + name, "best"));
    }

    [Theory]
    [MemberData(nameof(AllBlocks))]
    public void Wilson_and_Clopper_Pearson_are_those_of_scipy(string block)
    {
        var limits = 0;
        foreach (var group in Load(block).Reference.GetProperty("groups").EnumerateArray())
        {
            long Count(string name) => group.GetProperty(name).GetInt64();
            var (tp, fp, tn, fn) = (Count("tp"), Count("fp"), Count("tn"), Count("fn"));
            foreach (var metric in group.GetProperty("ci95").EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Object))
            {
                var (k, n) = metric.Name switch
                {
                    "selection_rate" => (tp + fp, tp + fp + tn + fn),
                    "false_positive_rate" => (fp, fp + tn),
                    "false_negative_rate" => (fn, fn + tp),
                    _ => (tp + tn, tp + fp + tn + fn),
                };
                Ends(metric.Value.GetProperty("wilson"), Wilson.Of(k, n));
                Ends(metric.Value.GetProperty("clopper_pearson"), ClopperPearson.Of(k, n));
                limits += 4;
            }
        }

        Assert.True(limits >= 32, "the reference has limits for four metrics of at least two groups");
    }

    // Compas Analysis.ipynb of propublica/compas-analysis, cells 71, 75 and 77.
    [Theory]
    [InlineData("African-American", 990, 805, 532, 1369, 44.85, 27.99)]
    [InlineData("Caucasian", 1139, 349, 461, 505, 23.45, 47.72)]
    [InlineData(null, 2681, 1282, 1216, 2035, 32.35, 37.40)]
    public void The_counts_and_rates_that_ProPublica_printed_come_out(string? race, long tn, long fp, long fn, long tp, double fpr, double fnr)
    {
        var cells = CompasReference.Cells().Cells.Where(c => race is null || Same(c.Key[0], race)).ToArray();
        long Rows(bool label, bool prediction) => cells.Where(c => c.Label == label && c.Prediction == prediction).Sum(c => c.Count);
        Assert.Equal((tn, fp, fn, tp), (Rows(false, false), Rows(false, true), Rows(true, false), Rows(true, true)));

        var key = race is null ? GroupKey.Whole : new GroupKey([KeyValuePair.Create("race", (string?)race)]);
        var figures = Load("by_race").Figures;
        double Percent(string id) => Math.Round(100 * Known(figures.Single(m => Same(m.Id, id) && key.Equals(m.Group))).Point, 2);
        Assert.Equal((fpr, fnr), (Percent("fairness.false_positive_rate"), Percent("fairness.false_negative_rate")));
    }

    private static double WithoutLeftOut(JsonElement reference, string metric, string name)
    {
        var values = reference.GetProperty("groups").EnumerateArray().Where(g => g.GetProperty("tp").GetInt64() + g.GetProperty("fp").GetInt64() > 0)
            .Select(g => g.GetProperty(metric).GetDouble()).ToArray();
        var overall = reference.GetProperty("overall").GetProperty(metric).GetDouble();
        return name switch
        {
            "group_min" => values.Min(),
            "group_max" => values.Max(),
            "difference_between_groups" => values.Max() - values.Min(),
            "difference_to_overall" => values.Max(v => Math.Abs(v - overall)),
            "ratio_between_groups" => values.Min() / values.Max(),
            _ => values.Min(v => Math.Min(v / overall, overall / v)),
        };
    }

    private static (IReadOnlyList<Measurement> Figures, JsonElement Reference) Load(string block) =>
        (FairnessMeasure.FromCells(CompasReference.Cells(), Some.Declaration(groups: ["race", "sex"]), publishSize: 0, "sha256:test"), CompasReference.Block(block));

    private static string[] By(string block) => block["by_".Length..].Split("_x_");

    private static GroupKey Key(string block, JsonElement group) => new(By(block).Select(b => KeyValuePair.Create(b, group.GetProperty(b).GetString())));

    private static Measurement Comparison(IReadOnlyList<Measurement> figures, string block, string id, string? against) =>
        figures.Single(m => Same(m.Id, id) && m.By is { } by && by.SequenceEqual(By(block), StringComparer.Ordinal) && Same(m.Against, against));

    private static Estimate Known(Measurement measurement) => Assert.IsType<MeasuredValue.Known>(measurement.Value).Estimate;

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

    private static void Same(JsonElement expected, Measurement found) => Assert.Equal(expected.GetDouble(), Known(found).Point, 1e-12);

    private static void Ends(JsonElement expected, Interval found)
    {
        Assert.Equal(expected[0].GetDouble(), found.Low.Number, 1e-9);
        Assert.Equal(expected[1].GetDouble(), found.High.Number, 1e-9);
    }
}
