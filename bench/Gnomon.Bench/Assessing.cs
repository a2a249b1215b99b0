using System.Diagnostics;
using System.Globalization;

namespace Gnomon.Bench;

/// <summary>
/// The whole <c>assess</c> command over 10 million generated rows (groups 10 x 4) against the raw query, in turns, in one run:
/// medians of five. The bar: the raw query plus 1.5 s, no process over 400 MB. <c>assessing [rows]</c>.
/// </summary>
internal static class Assessing
{
    private const int Turns = 5;

    internal static int Run(string[] args)
    {
        var rows = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
        var folder = Directory.CreateTempSubdirectory("gnomon-bench-").FullName;
        try
        {
            Console.WriteLine(FormattableString.Invariant($"`./gnomon assess` over {rows} rows, groups 10 x 4, {Environment.ProcessorCount} processors; medians of {Turns}.\n"));
            Console.WriteLine("| file | raw query, s | assess, s | assess - raw, s | largest process, MB |");
            Console.WriteLine("|---|---|---|---|---|");
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
        Counting.Generate(file, rows);
        File.WriteAllText(Path.Combine(folder, "card.yaml"), Card(name));
        var (raw, assess, peak) = (new List<double>(), new List<double>(), 0.0);
        for (var turn = 0; turn < Turns; turn++)
        {
            raw.Add(RawCount.Seconds(file));
            var clock = Stopwatch.StartNew();
            peak = Math.Max(peak, Gnomon(folder, "assess", "card.yaml", "--out", FormattableString.Invariant($"out-{name}-{turn}")));
            assess.Add(clock.Elapsed.TotalSeconds);
        }

        var (r, a) = (raw.Order().ElementAt(Turns / 2), assess.Order().ElementAt(Turns / 2));
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {r:0.00} | {a:0.00} | {a - r:0.00} | {peak:0} |");
    }

    // The largest of the command and its counting process.
    internal static double Gnomon(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository(), "gnomon"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["XDG_CONFIG_HOME"] = start.Environment["XDG_STATE_HOME"] = Path.Combine(folder, "home");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        var peak = Peak.OfTree(process.Id, process.WaitForExit);
        return process.ExitCode == 0 ? peak : throw new InvalidOperationException(errors.GetAwaiter().GetResult());
    }

    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Gnomon.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }

    private static string Card(string data) => $$"""
        gnomon: 1
        system: { id: org.example.bench, name: { en: Bench }, version: "1" }
        uses: [ { id: desk, facts: { use.area: [employment], work.stage: [select] } } ]
        measure:
          - { id: rows, kind: fairness, use: desk, data: {{data}}, one-row-per-unit: true, label: y = 1, prediction: p = 1, favourable: true, groups: { a: a, b: b } }
        profile: default

        """;
}
