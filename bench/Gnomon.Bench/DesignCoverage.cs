using System.Text;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Coverage for samples with weights and for repeated units, beside what plain rows would give.</summary>
internal static class DesignCoverage
{
    private const int Runs = 4_000;
    private static readonly double[] Rates = [0.1, 0.3, 0.5, 0.8];

    public static bool Run(StringBuilder page)
    {
        Coverage.Line(page, $"## Weights and repeated units, rates of 0.1, 0.3, 0.5, 0.8; {Runs:N0} runs a point\n");
        Coverage.Line(page, $"| method | sample | mean | least | Wilson on the rows, mean |");
        Coverage.Line(page, $"|---|---|---|---|---|");
        double[] weighted = [.. ((int[])[100, 300, 1000]).Select(rows => Row(
            page, "linearised", FormattableString.Invariant($"{rows} rows, weights of 1 and 5 tied to the rate"), (rate, random) => Weighted(rows, rate, random)))];
        double[] clustered = [.. ((int[])[10, 20, 50, 200]).Select(units => Row(
            page, "by unit", FormattableString.Invariant($"{units} units of 1 to 9 rows, correlation 0.3"), (rate, random) => Clustered(units, rate, random)))];
        var good = Coverage.Promise(page, weighted.Average(), 0.015);
        return Coverage.Promise(page, clustered.Average(), 0.015) && good;
    }

    private static double Row(StringBuilder page, string method, string sample, Func<double, Pcg32, (Interval Design, Interval Plain)> draw)
    {
        var points = Rates.Select(rate =>
        {
            var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"{method}/{sample}/{rate}"));
            int held = 0, plain = 0;
            for (var run = 0; run < Runs; run++)
            {
                var drawn = draw(rate, random);
                held += drawn.Design.Contains(rate) ? 1 : 0;
                plain += drawn.Plain.Contains(rate) ? 1 : 0;
            }

            return (Held: (double)held / Runs, Plain: (double)plain / Runs);
        }).ToArray();
        var mean = points.Average(p => p.Held);
        Coverage.Line(page, $"| {method} | {sample} | {Coverage.Percent(mean)} | {Coverage.Percent(points.Min(p => p.Held))} | {Coverage.Percent(points.Average(p => p.Plain))} |");
        return mean;
    }

    // Half of the population succeeds at 0.5 of the rate and is drawn five times as often as the half that succeeds at 1.5 of it, or less.
    private static (Interval, Interval) Weighted(int rows, double rate, Pcg32 random)
    {
        var apart = Math.Min(rate, 1 - rate) / 2;
        long often = Binomial.Draw(random, rows, 5 / 6.0), seldom = rows - often;
        long one = Binomial.Draw(random, often, rate - apart), other = Binomial.Draw(random, seldom, rate + apart);
        WeightedCell[] cells = [new(one, one, one, 1, 1), new(often - one, often - one, often - one, 0, 1), new(other, 5.0 * other, 25.0 * other, 1, 1), new(seldom - other, 5.0 * (seldom - other), 25.0 * (seldom - other), 0, 1)];
        return (LinearisedRatio.Of([.. cells.Where(c => c.Rows > 0)]).Proportion(), Wilson.Of(one + other, rows));
    }

    // Each unit has a rate of its own: with chance 0.3 all of its rows are alike, so any two rows of a unit correlate by 0.3.
    private static (Interval, Interval) Clustered(int units, double rate, Pcg32 random)
    {
        var seen = new (double, double)[units];
        for (var i = 0; i < units; i++)
        {
            long rows = 1 + (long)(random.NextDouble() * 9);
            seen[i] = (random.NextDouble() < 0.3 ? rows * Binomial.Draw(random, 1, rate) : Binomial.Draw(random, rows, rate), rows);
        }

        return (ClusteredRatio.Of(seen).Proportion(), Wilson.Of(seen.Sum(s => s.Item1), seen.Sum(s => s.Item2)));
    }
}
