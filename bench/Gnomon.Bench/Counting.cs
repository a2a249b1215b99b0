using System.Diagnostics;
using System.Globalization;
using Gnomon.Columns;
using Gnomon.Columns.Duck;

namespace Gnomon.Bench;

/// <summary>
/// Counting 10 million generated rows (groups 10 x 4) in CSV and Parquet against the raw query, in turns, in one run: medians of
/// five. <c>counting [rows]</c>.
/// </summary>
internal static class Counting
{
    private const int Turns = 5;

    internal static int Run(string[] args)
    {
        var rows = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
        var folder = Directory.CreateTempSubdirectory("gnomon-bench-").FullName;
        try
        {
            Console.WriteLine(FormattableString.Invariant($"Counting {rows} rows, groups 10 x 4, {Environment.ProcessorCount} processors; medians of {Turns}.\n"));
            Console.WriteLine("| file | MB | raw query, s | in process, s | in a child, s | in process / raw | child / raw | peak of raw, MB | peak of child, MB |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
            foreach (var name in new[] { "rows.csv", "rows.parquet" })
                Console.WriteLine(Line(folder, name, rows));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Line(string folder, string name, long rows)
    {
        var file = Path.Combine(folder, name);
        Generate(file, rows);
        var request = new CountRequest
        {
            Folder = folder,
            Files = [name],
            Label = "y = 1",
            Prediction = "p = 1",
            Groups = [KeyValuePair.Create("a", "a"), KeyValuePair.Create("b", "b")],
        };
        var planned = request with { Expected = DataFiles.Describe(folder, [name]).Value };
        Func<double>[] rivals = [() => RawCount.Seconds(file), () => InProcess(planned, rows), () => InChild(planned, rows)];
        var times = rivals.Select(_ => new List<double>()).ToList();
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var (rival, list) in rivals.Zip(times))
                list.Add(rival());
        }

        var medians = times.ConvertAll(t => t.Order().ElementAt(Turns / 2));
        var size = new FileInfo(file).Length / 1e6;
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {size:0} | {medians[0]:0.00} | {medians[1]:0.00} | {medians[2]:0.00} ")
            + string.Create(CultureInfo.InvariantCulture, $"| {medians[1] / medians[0]:0.00} | {medians[2] / medians[0]:0.00} ")
            + string.Create(CultureInfo.InvariantCulture, $"| {Peak.OfRaw(file):0} | {Peak.OfChild(planned):0} |");
    }

    // Hashes of the row number are a generator that any number of threads may run in any order.
    internal static void Generate(string file, long rows)
    {
        using var duck = Scratch.Open();
        var format = file.EndsWith(".parquet", StringComparison.Ordinal) ? "FORMAT parquet" : "FORMAT csv, HEADER";
        duck.Run($"""
            COPY (
              SELECT 'group ' || (hash(i * 4 + 1) % 10)::VARCHAR AS a, 'part ' || (hash(i * 4 + 2) % 4)::VARCHAR AS b,
                (hash(i * 4 + 3) % 3 = 0)::INTEGER AS y, (hash(i * 4 + 4) % 5 < 2)::INTEGER AS p
              FROM range({rows}) t(i)
            ) TO {Sql.Text(file)} ({format})
            """);
    }

    private static double InProcess(CountRequest request, long rows) => Timed(() => CellCounter.CountAll(request), rows);

    private static double InChild(CountRequest request, long rows) =>
        Timed(() => CountingProcess.Run(request, CountingCommand.ThisProgram()), rows);

    private static double Timed(Func<Checked<Counts>> count, long rows)
    {
        var clock = Stopwatch.StartNew();
        var result = count();
        var seconds = clock.Elapsed.TotalSeconds;
        if (!result.IsGood || result.Value.Cells.Rows != rows || result.Value.Cells.Cells.Count != 160)
            throw new InvalidOperationException(result.IsGood ? "not all rows were counted" : result.Problems[0].ToString());
        return seconds;
    }
}
