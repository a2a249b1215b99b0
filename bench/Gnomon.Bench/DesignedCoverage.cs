using System.Text;

namespace Gnomon.Bench;

/// <summary>Coverage of every figure that knows sampling weights and units of several rows, from a card to the figure: each run is a group of one file.</summary>
internal static class DesignedCoverage
{
    private const int Files = 20, RunsOfFile = 50;

    // A sixth of the rows is drawn a fifth as often as the others and is another sort of people: other scores, other outcomes, greater errors.
    private const string Seldom = "1.0 / 6";

    private static readonly string[] Kinds =
    [
        "kind: fairness, label: y, prediction: s >= 0.5", "kind: performance, label: c, prediction: d", "kind: regression, label: z, prediction: z + e", "kind: scoring, label: y, score: s",
    ];

    private const string Weight = "weight: { is: w, as: sampling }";

    public static bool Weights(StringBuilder page) => Run(page, "Figures with sampling weights of 1 and 5", "rows with weights", "one-row-per-unit: true, " + Weight, 100, 300, 1000);

    public static bool Units(StringBuilder page) => Run(page, "Figures of units of 1 to 9 rows, correlation 0.3", "units", "unit: u", 20, 50, 200);

    public static bool Both(StringBuilder page) => Run(page, "Figures of units of 1 to 9 rows with sampling weights", "units with weights", "unit: u, " + Weight, 50, 200);

    private static bool Run(StringBuilder page, string title, string name, string keys, params int[] sizes)
    {
        Levels.Head(page, FormattableString.Invariant($"{title}; {Files * RunsOfFile:N0} runs a point"));
        using var runs = new CardRuns();
        var good = true;
        Draw(runs, "truth.parquet", keys, 1_000_000_000, CardRuns.Population / 4, "0");
        var whole = keys.Replace("unit: u", "one-row-per-unit: true", StringComparison.Ordinal);
        var truth = Kinds.SelectMany(k => runs.Figures($"{k}, data: truth.parquet, groups: {{ run: run }}, {whole}")).Where(f => f.Group is { Parts.IsEmpty: true } && f.Against is null && f.Value is MeasuredValue.Known)
            .ToDictionary(Name, f => ((MeasuredValue.Known)f.Value).Estimate.Point, StringComparer.Ordinal);
        foreach (var size in sizes)
            good &= Levels.Write(page, FormattableString.Invariant($"{size} {name}"), [Point(runs, keys, size, truth)]);

        Coverage.Line(page, $"");
        return good;
    }

    private static Levels Point(CardRuns runs, string keys, int size, Dictionary<string, double> truth)
    {
        var levels = new Levels();
        for (var file = 0; file < Files; file++)
        {
            var from = (((file + 1) * 10_000L) + size) * 100_000;
            Draw(runs, "runs.parquet", keys, from, size * RunsOfFile, keys.StartsWith("unit", StringComparison.Ordinal) ? $"(u - {from}) // {size}" : $"(i - {from}) // {size}");
            foreach (var kind in Kinds)
            {
                foreach (var figure in runs.Figures($"{kind}, data: runs.parquet, groups: {{ run: run }}, {keys}").Where(f => f.By is null && f.Against is null && f.Group is { Parts.IsEmpty: false }))
                {
                    if (figure.Value is MeasuredValue.Known { Estimate.Confidence: < 1 } && truth.TryGetValue(Name(figure), out var value))
                        levels.Add(figure.Id, figure.Value, value);
                }
            }
        }

        return levels;
    }

    private static string Name(Measurement figure) => $"{figure.Id}/{figure.At}";

    private static void Draw(CardRuns runs, string name, string keys, long from, long size, string run)
    {
        if (keys.StartsWith("unit", StringComparison.Ordinal))
            runs.DrawUnits(name, $"u, {Columns(run)}", from, size);
        else
            runs.Draw(name, Columns(run), from, size);
    }

    private static string Columns(string run) =>
        $"{run} AS run, {CardRuns.Uniform(20)} < {Seldom} AS seldom, CASE WHEN seldom THEN 5 ELSE 1 END AS w, " +
        $"0.05 + 0.9 * {CardRuns.Uniform(1)} ** (CASE WHEN seldom THEN 2 ELSE 0.7 END) AS s, {CardRuns.Uniform(2)} < CASE WHEN seldom THEN 0.1 + s / 2 ELSE s END AS y, " +
        $"CASE WHEN {CardRuns.Uniform(3)} < 0.5 THEN 'a' WHEN {CardRuns.Uniform(3)} < 0.8 THEN 'b' ELSE 'c' END AS c, CASE WHEN {CardRuns.Uniform(4)} < CASE WHEN seldom THEN 0.5 ELSE 0.8 END THEN c WHEN {CardRuns.Uniform(5)} < 0.4 THEN 'a' WHEN {CardRuns.Uniform(5)} < 0.7 THEN 'b' ELSE 'c' END AS d, " +
        $"{CardRuns.NormalNumber(7)} * 2 AS z, (0.3 + {CardRuns.NormalNumber(11)} * CASE WHEN seldom THEN 2 ELSE 1 END) AS e";
}
