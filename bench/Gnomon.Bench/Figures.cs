using System.Diagnostics;
using System.Globalization;
using Gnomon.Columns.Duck;

namespace Gnomon.Bench;

/// <summary>
/// Area, calibration and full fairness of 10 million rows in 40 groups of a Parquet file, against the raw group count of the same file, in turns, in one run:
/// medians of five after three that are not counted. Two things are timed. Measuring in this process: from planned files and an open database, as the raw query has it, to every estimate; the bar is four times
/// the raw query. And the whole of <c>./gnomon measure</c> as a user types it: two programs start, the card is read, the file is digested, figures are printed as JSON. No process over 2 GB. <c>figures [rows]</c>.
/// </summary>
internal static class Figures
{
    private const int Turns = 5, Warm = 3;

    internal static int Run(string[] args)
    {
        var rows = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
        var folder = Directory.CreateTempSubdirectory("gnomon-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "rows.parquet");
            Generate(file, rows);
            File.WriteAllText(Path.Combine(folder, "card.yaml"), Card);
            Console.WriteLine(FormattableString.Invariant($"Area, calibration and full fairness of {rows} rows, groups 10 x 4, Parquet of {new FileInfo(file).Length / 1e6:0} MB, {Environment.ProcessorCount} processors; medians of {Turns}.\n"));
            var measuring = new MeasuringSteps(Path.Combine(folder, "card.yaml"), rows);
            var (raw, steps, whole, peak) = (new List<double>(), new List<double[]>(), new List<double>(), 0.0);
            for (var turn = 0; turn < Warm + Turns; turn++)
            {
                raw.Add(RawCount.Seconds(file));
                steps.Add(measuring.Seconds());
                var clock = Stopwatch.StartNew();
                peak = Math.Max(peak, Assessing.Gnomon(folder, "measure", "card.yaml", "--json"));
                whole.Add(clock.Elapsed.TotalSeconds);
            }

            var (r, all) = (Median(raw), Median(steps.Select(s => s.Sum())));
            var good = all <= 4 * r && peak < 2000;
            Console.WriteLine("| what | s | over raw |");
            Console.WriteLine("|---|---|---|");
            Line("raw query", r);
            foreach (var (i, step) in MeasuringSteps.Names.Index())
                Line($"in process: {step}", Median(steps.Select(s => s[i])));
            Line("**measuring in process, all of it**", all);
            Line("`./gnomon measure`, whole", Median(whole));
            Console.WriteLine(FormattableString.Invariant($"\nMeasuring in process at most 4 times the raw query, no process (the largest: {peak:0} MB) over 2000 MB: {(good ? "kept" : "NOT KEPT")}."));
            return good ? 0 : 1;

            void Line(string what, double seconds) => Console.WriteLine(FormattableString.Invariant($"| {what} | {seconds:0.00} | {seconds / r:0.00} |"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Without the first turns, in which code is compiled that the program brings compiled.
    private static double Median(IEnumerable<double> seconds) => seconds.Skip(Warm).Order().ElementAt(Turns / 2);

    // The score is a full DOUBLE and is calibrated; the decision is its half.
    private static void Generate(string file, long rows)
    {
        using var duck = Scratch.Open();
        duck.Run($"""
            COPY (
              SELECT 'group ' || (hash(i * 8 + 1) % 10)::VARCHAR AS a, 'part ' || (hash(i * 8 + 2) % 4)::VARCHAR AS b,
                (hash(i * 8 + 4) % 1000000 < score * 1000000)::INTEGER AS y, (score >= 0.5)::INTEGER AS p, score
              FROM (SELECT i, (hash(i * 8 + 3) >> 11)::DOUBLE / 9007199254740992.0 AS score FROM range({rows}) t(i))
            ) TO {Sql.Text(file)} (FORMAT parquet)
            """);
    }

    private const string Card = """
        gnomon: 1
        system: { id: org.example.bench, name: { en: Bench }, version: "1" }
        uses: [ { id: desk, facts: { use.area: [employment], work.stage: [select] } } ]
        measure:
          - { id: decisions, kind: fairness, use: desk, data: rows.parquet, one-row-per-unit: true, label: y = 1, prediction: p = 1, favourable: true, groups: { a: a, b: b } }
          - { id: scores, kind: scoring, use: desk, data: rows.parquet, label: y = 1, score: score, groups: { a: a, b: b } }
        profile: default

        """;
}
