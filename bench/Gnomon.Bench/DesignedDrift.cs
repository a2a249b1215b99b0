using System.Text;

namespace Gnomon.Bench;

/// <summary>Coverage of drift with sampling weights and units of several rows: each run is a column, and a group, of two files; and how often a search through columns that did not change finds one.</summary>
internal static class DesignedDrift
{
    private const int Files = 12, RunsOfFile = 25;
    private const long Population = 400_000;

    // As in DesignedCoverage: a sixth of the rows is drawn a fifth as often as the others and is another sort of people. What the second period adds to numbers and rates.
    private static readonly (string Name, double Moved)[] Changes = [("unchanged", 0), ("moved", 0.15)];

    private static readonly string[] Shown =
    [
        "drift.psi", "drift.jensen_shannon", "drift.kolmogorov_smirnov", "drift.wasserstein", "drift.missing_change",
        .. ((string[])["selection_rate", "accuracy", "true_positive_rate", "false_positive_rate"]).SelectMany(r => (string[])[$"drift.{r}_then", $"drift.{r}_now", $"drift.{r}_change"]),
    ];

    public static bool Weights(StringBuilder page) => Run(page, "Two periods with sampling weights of 1 and 5", "rows with weights", "one-row-per-unit: true, weight: { is: w, as: sampling }", 300, 1000);

    public static bool Units(StringBuilder page) => Run(page, "Two periods of units of 1 to 9 rows, correlation 0.3", "units", "unit: u", 50, 200);

    public static bool Both(StringBuilder page) => Run(page, "Two periods of units of 1 to 9 rows with sampling weights", "units with weights", "unit: u, weight: { is: w, as: sampling }", 100, 300);

    private static bool Run(StringBuilder page, string title, string name, string keys, params int[] sizes)
    {
        Levels.Head(page, FormattableString.Invariant($"{title}; {Files * RunsOfFile} runs a point"));
        using var runs = new CardRuns();
        var good = true;
        int searches = 0, found = 0;
        var truths = Changes.Select((c, i) => Truth(runs, keys, c.Moved, i)).ToArray();
        foreach (var size in sizes)
        {
            var points = Changes.Select((c, i) => Point(runs, keys, size, c.Moved, truths[i], p => (searches, found) = (searches + 1, found + (p <= 0.05 ? 1 : 0)))).ToArray();
            good &= Levels.Write(page, FormattableString.Invariant($"{size} {name}"), points);
        }

        var most = 0.05 + (3 * Math.Sqrt(0.05 * 0.95 / searches));
        var few = (double)found / searches <= most;
        Coverage.Line(page, $"\nOf {searches} searches through {RunsOfFile * 2} columns that did not change, {found} found one (at most 5 %, three standard errors allowed): {(few ? "kept" : "NOT kept")}.\n");
        return good && few;
    }

    private static Dictionary<string, double> Truth(CardRuns runs, string keys, double moved, int number)
    {
        Draw(runs, "then.parquet", keys, (number + 1) * 1_000_000_000_000, Population, 0, 1, "0");
        Draw(runs, "now.parquet", keys, ((number + 1) * 1_000_000_000_000) + 500_000_000_000, Population, moved, 1, "0");
        return runs.Figures($"{Card(1)}, {keys}").Where(f => f.Value is MeasuredValue.Known && f.Group is { Parts.IsEmpty: true })
            .ToDictionary(Name, f => ((MeasuredValue.Known)f.Value).Estimate.Point, StringComparer.Ordinal);
    }

    private static Levels Point(CardRuns runs, string keys, int size, double moved, Dictionary<string, double> truth, Action<double> search)
    {
        var levels = new Levels();
        for (var file = 0; file < Files; file++)
        {
            // Columns have streams of their own in the rows of one run, and each run of groups has rows of its own.
            var from = (((((moved > 0 ? 1000L : 0) + file + 1) * 10_000L) + size) * 1_000_000L) + 7;
            var group = keys.StartsWith("unit", StringComparison.Ordinal) ? $"(u - {{0}}) // {size}" : $"(i - {{0}}) // {size}";
            Draw(runs, "then.parquet", keys, from, size, 0, RunsOfFile, "0");
            Draw(runs, "now.parquet", keys, from + 400_000, size, moved, RunsOfFile, "0");
            var columns = runs.Figures($"{Card(RunsOfFile)}, {keys}");
            foreach (var figure in columns.Where(f => f.At is not null && Shown.Contains(f.Id, StringComparer.Ordinal)))
                levels.Add(figure.Id, figure.Value, truth[Name(figure)]);
            if (moved == 0)
                search(columns.Where(f => f.Id is "drift.p").Select(f => f.Value).OfType<MeasuredValue.Known>().Min(v => v.Estimate.Point));
            Draw(runs, "then.parquet", keys, from + 10_000_000_000_000, size * RunsOfFile, 0, 1, string.Format(System.Globalization.CultureInfo.InvariantCulture, group, from + 10_000_000_000_000));
            Draw(runs, "now.parquet", keys, from + 20_000_000_000_000, size * RunsOfFile, moved, 1, string.Format(System.Globalization.CultureInfo.InvariantCulture, group, from + 20_000_000_000_000));
            foreach (var figure in runs.Figures($"{Card(1)}, groups: {{ run: run }}, {keys}").Where(f => f.Group is { Parts.IsEmpty: false } && Shown.Contains(f.Id, StringComparer.Ordinal)))
                levels.Add(figure.Id, figure.Value, truth[figure.Id]);
        }

        return levels;
    }

    private static string Card(int columns) =>
        $"kind: drift, then: then.parquet, data: now.parquet, label: y, prediction: s >= 0.5, columns: {{ {string.Join(", ", Enumerable.Range(0, columns).Select(c => $"x{c}: x{c}, t{c}: t{c}"))} }}";

    // Numbers and texts have truths of their own; columns of one kind have the same.
    private static string Name(Measurement figure) => figure.At is { Parts: [{ Value: { } column }] } ? $"{figure.Id}/{column[0]}" : figure.Id;

    private static void Draw(CardRuns runs, string name, string keys, long from, long size, double moved, int columns, string run)
    {
        var all = string.Join(", ", Enumerable.Range(0, columns).SelectMany(c => (string[])
        [
            FormattableString.Invariant($"CASE WHEN {Of(c, 0)} < 0.1 THEN NULL ELSE sqrt(-2 * ln(1 - {Of(c, 1)})) * cos(2 * pi() * {Of(c, 2)}) + CASE WHEN seldom THEN 1 ELSE 0 END + {moved} END AS x{c}"),
            FormattableString.Invariant($"'v' || CAST(floor(5 * ({Of(c, 3)} ** (CASE WHEN seldom THEN 1.5 ELSE 1 END + {2 * moved}))) AS INTEGER) AS t{c}"),
        ]));
        var select = FormattableString.Invariant($"{run} AS run, {CardRuns.Uniform(20)} < 1.0 / 6 AS seldom, CASE WHEN seldom THEN 5 ELSE 1 END AS w, 0.05 + 0.9 * {CardRuns.Uniform(1)} ** (CASE WHEN seldom THEN 2 ELSE 0.7 END + {moved}) AS s, {CardRuns.Uniform(2)} < CASE WHEN seldom THEN 0.1 + s / 2 ELSE s END AS y, {all}");
        if (keys.StartsWith("unit", StringComparison.Ordinal))
            runs.DrawUnits(name, "u, " + select, from, size);
        else
            runs.Draw(name, select, from, size);
    }

    // A stream for each column beyond those that rows have for weights and scores.
    private static string Of(int column, int stream) => FormattableString.Invariant($"((hash(i * 4096 + {1000 + (column * 4) + stream}) >> 11)::DOUBLE / 9007199254740992.0)");
}
