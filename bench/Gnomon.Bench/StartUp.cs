using System.Diagnostics;
using System.Globalization;

namespace Gnomon.Bench;

/// <summary>How long <c>./gnomon --help</c> takes, the wrapper's look at the sources included, against <c>true</c>: medians of 41. The bar: 120 ms.</summary>
internal static class StartUp
{
    private const int Turns = 41;

    internal static int Run(string[] args)
    {
        var gnomon = Path.Combine(Assessing.Repository(), "gnomon");
        Seconds(gnomon, ["--help"]);
        var (help, nothing) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            help.Add(Seconds(gnomon, ["--help"]));
            nothing.Add(Seconds("true", []));
        }

        Console.WriteLine("| command | median, ms |\n|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `./gnomon --help` | {Median(help):0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `true` (the limit) | {Median(nothing):0} |"));
        return 0;
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(Turns / 2) * 1000;

    private static double Seconds(string program, string[] args)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return clock.Elapsed.TotalSeconds;
    }
}
