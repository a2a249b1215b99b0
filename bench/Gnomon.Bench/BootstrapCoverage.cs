using System.Text;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Coverage of the bootstrap on cells: F1 of one group and the difference of two, with the share of runs that give no interval.</summary>
internal static class BootstrapCoverage
{
    private const int Runs = 1_000;

    // True positives, false positives, false negatives, true negatives.
    private static readonly double[][] Shares = [[0.3, 0.1, 0.2, 0.4], [0.1, 0.1, 0.1, 0.7], [0.45, 0.05, 0.05, 0.45], [0.05, 0.15, 0.05, 0.75]];

    public static bool Run(StringBuilder page)
    {
        Coverage.Line(page, $"## Bootstrap on cells, {Runs:N0} runs a point of {CellBootstrap.Draws:N0} samples\n");
        Coverage.Line(page, $"| figure | rows | mean | least | no interval |");
        Coverage.Line(page, $"|---|---|---|---|---|");
        var all = new List<double>();
        foreach (var rows in (int[])[50, 100, 300, 1000])
        {
            all.Add(Row(page, "F1", rows, [.. Shares.Select(s => (double[][])[s])], g => F1(g[0])));
            all.Add(Row(page, "F1 of one group less that of another", rows, [.. Shares.Select(s => (double[][])[s, Shares[0]])], g => F1(g[0]) - F1(g[1])));
        }

        Coverage.Line(page, $"\nLevels are among the runs that give an interval. Below 100 rows a group the intervals are wider than they need be.");
        return Coverage.Promise(page, all.Average(), 0.015);
    }

    private static double Row(StringBuilder page, string name, int rows, double[][][] designs, Func<IReadOnlyList<IReadOnlyList<long>>, double?> figure)
    {
        var points = designs.Select((d, i) => Simulate(FormattableString.Invariant($"bootstrap/{name}/{rows}/{i}"), rows, d, figure)).ToArray();
        Coverage.Line(page, $"| {name} | {rows} a group | {Coverage.Percent(points.Average(p => p.Held))} | {Coverage.Percent(points.Min(p => p.Held))} | {Coverage.Percent(points.Average(p => p.None))} |");
        return points.Average(p => p.Held);
    }

    private static (double Held, double None) Simulate(string id, int rows, double[][] shares, Func<IReadOnlyList<IReadOnlyList<long>>, double?> figure)
    {
        var random = Pcg32.For(Coverage.Seed, id);
        // The figure of a million rows with exactly these shares is the true one.
        var truth = figure([.. shares.Select(s => (IReadOnlyList<long>)[.. s.Select(p => (long)Math.Round(1_000_000 * p))])])!.Value;
        int held = 0, none = 0;
        for (var run = 0; run < Runs; run++)
        {
            var seen = shares.Select(s => Multinomially.Draw(random, rows, s)).ToArray();
            var limits = CellBootstrap.Of(seen, figure, seen.Select(c => (c[0], c[0] + c[1] + c[2])), Coverage.Seed, FormattableString.Invariant($"{id}/{run}"));
            held += limits.Interval is { } interval && interval.Contains(truth) ? 1 : 0;
            none += limits.Interval is null ? 1 : 0;
        }

        return (none == Runs ? 1 : (double)held / (Runs - none), (double)none / Runs);
    }

    private static double? F1(IReadOnlyList<long> c) => c[0] + c[1] + c[2] > 0 ? 2.0 * c[0] / ((2 * c[0]) + c[1] + c[2]) : null;
}
