using System.Text;

namespace Gnomon.Bench;

/// <summary>Coverage of the figures of scores: each run is a group of one file.</summary>
internal static class ScoreCoverage
{
    private const int Files = 8, RunsOfFile = 250;

    // Calibrated; too sure of itself; few positives; nearly separated.
    private static readonly (string Score, string Rate)[] Designs =
    [
        (CardRuns.Uniform(1), "s"), (CardRuns.Uniform(1), "0.25 + s / 2"), ($"({CardRuns.Uniform(1)}) ** 4", "s"),
        ($"CASE WHEN {CardRuns.Uniform(1)} < 0.5 THEN {CardRuns.Uniform(3)} ** 6 ELSE 1 - {CardRuns.Uniform(3)} ** 6 END", "s"),
    ];

    private static readonly string[] Ids =
    [
        "roc_auc", "pr_auc", "brier", "log_loss", "calibration_in_the_large", "ks", "expected_calibration_error", "maximum_calibration_error",
        "brier_reliability", "brier_resolution", "brier_uncertainty", "scoring_rate", "distance_ks", "distance_wasserstein",
    ];

    public static bool Run(StringBuilder page)
    {
        Levels.Head(page, FormattableString.Invariant($"Scores of one group: calibrated, overconfident, rare outcome, nearly separated; {Files * RunsOfFile:N0} runs a point"));
        var good = true;
        using var runs = new CardRuns();
        var truths = Designs.Select((d, i) => Truth(runs, d, i)).ToArray();
        foreach (var rows in (int[])[50, 100, 300, 1000])
        {
            var points = Designs.Select((d, i) => Point(runs, d, i, rows, truths[i])).ToArray();
            good &= Levels.Write(page, FormattableString.Invariant($"{rows} rows"), points);
        }

        Coverage.Line(page, $"\nThe rate above the median and the distances are those of the group among {RunsOfFile} groups that do not differ: their true values are 0.5 and 0, and a distance of 0 is held by every interval from 0 on.\n");
        return good;
    }

    private static Dictionary<string, double> Truth(CardRuns runs, (string Score, string Rate) design, int number)
    {
        runs.Draw("truth.parquet", Columns(design, "0"), (number + 1) * 1_000_000_000_000, CardRuns.Population);
        return new Dictionary<string, double>(CardRuns.Truth(runs.Figures("kind: scoring, data: truth.parquet, label: y, score: s")), StringComparer.Ordinal)
        {
            ["scoring.scoring_rate"] = 0.5,
            ["scoring.distance_ks"] = 0,
            ["scoring.distance_wasserstein"] = 0,
        };
    }

    private static Levels Point(CardRuns runs, (string Score, string Rate) design, int number, int rows, Dictionary<string, double> truth)
    {
        var levels = new Levels();
        for (var file = 0; file < Files; file++)
        {
            var from = ((((number * 10) + file + 1) * 10_000L) + rows) * 1_000_000;
            runs.Draw("runs.parquet", Columns(design, FormattableString.Invariant($"(i - {from}) // {rows}")), from, (long)rows * RunsOfFile);
            var figures = runs.Figures("kind: scoring, data: runs.parquet, label: y, score: s, groups: { run: run }")
                .Where(f => f.At is null && f.Group is { Parts.IsEmpty: false }).ToLookup(f => f.Id, StringComparer.Ordinal);
            foreach (var id in Ids)
            {
                foreach (var figure in figures["scoring." + id])
                    levels.Add(id, figure.Value, truth[figure.Id]);
            }
        }

        return levels;
    }

    private static string Columns((string Score, string Rate) design, string run) =>
        $"{run} AS run, {design.Score} AS s, {CardRuns.Uniform(9)} < {design.Rate} AS y";
}
