using System.Text;

namespace Gnomon.Bench;

/// <summary>Coverage of the figures of predicted numbers: each run is a group of one file.</summary>
internal static class ErrorCoverage
{
    private const int Files = 4, RunsOfFile = 250;

    // Normal; one-sided (exponential, less its mean by a tenth); growing with the label; one in twenty five times as far off.
    private static readonly string[] Errors =
    [
        CardRuns.NormalNumber(1), $"(0.9 + ln(1 - {CardRuns.Uniform(1)}))", $"({CardRuns.NormalNumber(1)} * (0.5 + abs(y)))", $"({CardRuns.NormalNumber(1)} * CASE WHEN {CardRuns.Uniform(3)} < 0.05 THEN 5 ELSE 1 END)",
    ];

    private static readonly string[] Ids = ["mean_absolute_error", "root_mean_squared_error", "bias", "r_squared"];

    public static bool Run(StringBuilder page)
    {
        Levels.Head(page, FormattableString.Invariant($"Predicted numbers: errors normal, one-sided, growing with the label, with outliers; {Files * RunsOfFile:N0} runs a point"));
        var good = true;
        using var runs = new CardRuns();
        var truths = Errors.Select((e, i) =>
        {
            runs.Draw("truth.parquet", Columns(e, "0"), (i + 1) * 1_000_000_000_000, CardRuns.Population);
            return CardRuns.Truth(runs.Figures("kind: regression, data: truth.parquet, label: y, prediction: p"));
        }).ToArray();
        foreach (var rows in (int[])[30, 50, 100, 300, 1000])
        {
            var points = Errors.Select((e, i) => Point(runs, e, i, rows, truths[i])).ToArray();
            good &= Levels.Write(page, FormattableString.Invariant($"{rows} rows"), points);
        }

        Coverage.Line(page, $"");
        return good;
    }

    private static Levels Point(CardRuns runs, string error, int number, int rows, IReadOnlyDictionary<string, double> truth)
    {
        var levels = new Levels();
        for (var file = 0; file < Files; file++)
        {
            var from = ((((number * 10) + file + 1) * 10_000L) + rows) * 1_000_000;
            runs.Draw("runs.parquet", Columns(error, FormattableString.Invariant($"(i - {from}) // {rows}")), from, (long)rows * RunsOfFile);
            foreach (var figure in runs.Figures("kind: regression, data: runs.parquet, label: y, prediction: p, groups: { run: run }").Where(f => f.At is null && f.By is null && f.Group is { Parts.IsEmpty: false }))
            {
                if (Ids.Contains(figure.Id["regression.".Length..], StringComparer.Ordinal) && figure.Against is null)
                    levels.Add(figure.Id["regression.".Length..], figure.Value, truth[figure.Id]);
            }
        }

        return levels;
    }

    private static string Columns(string error, string run) => $"{run} AS run, {CardRuns.NormalNumber(7)} * 2 AS y, y + 0.3 + {error} AS p";
}
