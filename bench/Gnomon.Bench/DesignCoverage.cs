using System.Text;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Coverage for samples with weights and for repeated units, beside what plain rows would give.</summary>
internal static class DesignCoverage
{
    private const int Runs = 4_000, Few = 500;
    private static readonly double[] Rates = [0.05, 0.1, 0.3, 0.5, 0.8, 0.95];

    // Half of the population has one rate and is drawn five times as often as the half that has the other; or weights say nothing of the rate.
    private static readonly (string Name, Func<double, Pcg32, (double Weight, double Rate)> Draw)[] Weights =
    [
        ("of 5 for those with the higher rate", (rate, random) => random.NextDouble() < 1 / 6.0 ? (5, rate + Apart(rate)) : (1, rate - Apart(rate))),
        ("of 5 for those with the lower rate", (rate, random) => random.NextDouble() < 1 / 6.0 ? (5, rate - Apart(rate)) : (1, rate + Apart(rate))),
        ("whose logarithm is normal", (rate, random) => (Math.Exp(0.8 * Coverage.NormalScore(random)), rate)),
    ];

    private static readonly (string Name, double Alike, Func<Pcg32, int> Draw)[] Sizes =
    [
        ("1 to 9 rows", 0.3, random => 1 + (int)(random.NextDouble() * 9)),
        ("1 to 9 rows", 0.05, random => 1 + (int)(random.NextDouble() * 9)),
        ("2 or 20 rows", 0.3, random => random.NextDouble() < 0.1 ? 20 : 2),
    ];

    public static bool Run(StringBuilder page)
    {
        Coverage.Line(page, $"## Weights and repeated units, rates of 0.05, 0.1, 0.3, 0.5, 0.8, 0.95; {Runs:N0} runs a point\n");
        Coverage.Line(page, $"| method | sample | mean | least | Wilson on the rows, mean |");
        Coverage.Line(page, $"|---|---|---|---|---|");
        double[] weighted = [.. Weights.SelectMany(w => ((int[])[50, 100, 300, 1000]).Select(rows => Row(
            page, "linearised", FormattableString.Invariant($"{rows} rows, weights {w.Name}"), (rate, random) => Weighted(rows, rate, w.Draw, random))))];
        double[] clustered = [.. Sizes.SelectMany(s => ((int[])[10, 20, 50, 200]).Select(units => Row(
            page, "by unit", FormattableString.Invariant($"{units} units of {s.Name}, correlation {s.Alike}"), (rate, random) => Clustered(units, rate, s.Draw, s.Alike, random))))];
        double[] drawn = [.. ((int[])[50, 200]).Select(units => Row(
            page, "bootstrap of units", FormattableString.Invariant($"{units} units of 1 to 9 rows, correlation 0.3; {Few} runs, rates of 0.3 and 0.5"), (rate, random) => Drawn(units, rate, random), [0.3, 0.5], Few))];
        return Coverage.Promise(page, weighted.Concat(clustered).Concat(drawn).Min(), 0.015, "least of these means");
    }

    private static double Apart(double rate) => Math.Min(rate, 1 - rate) / 2;

    private static double Row(StringBuilder page, string method, string sample, Func<double, Pcg32, (Interval Design, Interval Plain)> draw, double[]? rates = null, int runs = Runs)
    {
        var points = (rates ?? Rates).Select(rate =>
        {
            var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"{method}/{sample}/{rate}"));
            int held = 0, plain = 0;
            for (var run = 0; run < runs; run++)
            {
                var drawn = draw(rate, random);
                held += drawn.Design.Contains(rate) ? 1 : 0;
                plain += drawn.Plain.Contains(rate) ? 1 : 0;
            }

            return (Held: (double)held / runs, Plain: (double)plain / runs);
        }).ToArray();
        var mean = points.Average(p => p.Held);
        Coverage.Line(page, $"| {method} | {sample} | {Coverage.Percent(mean)} | {Coverage.Percent(points.Min(p => p.Held))} | {Coverage.Percent(points.Average(p => p.Plain))} |");
        return mean;
    }

    private static (Interval, Interval) Weighted(int rows, double rate, Func<double, Pcg32, (double Weight, double Rate)> draw, Pcg32 random)
    {
        var cells = new WeightedCell[rows];
        for (var i = 0; i < rows; i++)
        {
            var (weight, own) = draw(rate, random);
            cells[i] = new WeightedCell(1, weight, weight * weight, random.NextDouble() < own ? 1 : 0, 1);
        }

        return (LinearisedRatio.Of(cells).Proportion(), Wilson.Of(cells.Sum(c => c.Numerator), rows));
    }

    // Each unit has a rate of its own: with some chance all of its rows are alike, so any two rows of a unit correlate by that chance.
    private static (Interval, Interval) Clustered(int units, double rate, Func<Pcg32, int> size, double alike, Pcg32 random)
    {
        var seen = Seen(units, rate, size, alike, random);
        return (ClusteredRatio.Of(seen, seen.Sum(s => s.Rows)).Proportion(), Wilson.Of(seen.Sum(s => s.Hits), seen.Sum(s => s.Rows)));
    }

    private static (Interval, Interval) Drawn(int units, double rate, Pcg32 random)
    {
        var seen = Seen(units, rate, Sizes[0].Draw, Sizes[0].Alike, random);
        var limits = UnitBootstrap.Of([.. seen.CountBy(s => s).Select(s => ((long)s.Value, (IReadOnlyList<double>)[s.Key.Hits, s.Key.Rows]))], t => t[0] / t[1], random.NextUInt32(), "units");
        return (limits.Interval ?? Interval.Of(0, 1), Wilson.Of(seen.Sum(s => s.Hits), seen.Sum(s => s.Rows)));
    }

    private static (double Hits, double Rows)[] Seen(int units, double rate, Func<Pcg32, int> size, double alike, Pcg32 random)
    {
        var seen = new (double, double)[units];
        for (var i = 0; i < units; i++)
        {
            long rows = size(random);
            seen[i] = (random.NextDouble() < alike ? rows * Binomial.Draw(random, 1, rate) : Binomial.Draw(random, rows, rate), rows);
        }

        return seen;
    }
}
