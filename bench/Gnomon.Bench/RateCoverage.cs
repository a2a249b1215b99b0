using System.Text;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Coverage of the intervals of one rate at 99 equally spaced rates.</summary>
internal static class RateCoverage
{
    public static bool Run(StringBuilder page)
    {
        Coverage.Line(page, $"## One rate, at 0.01, 0.02 ... 0.99\n");
        Coverage.Line(page, $"| method | rows | mean | least | least, enumerated | promise | kept |");
        Coverage.Line(page, $"|---|---|---|---|---|---|---|");
        var good = true;
        foreach (var n in (int[])[30, 100, 1000])
        {
            var wilson = Row(page, "Wilson", n, Wilson.Of, "mean within 1.5 of 95", (mean, _) => Math.Abs(mean - 0.95) <= 0.015);
            var exact = Row(page, "Clopper-Pearson", n, ClopperPearson.Of, "enumerated never below 95", (_, least) => least >= 0.95);
            var centred = Row(page, "Agresti-Coull", n, AgrestiCoull.Of, "mean not more than 1.5 below 95", (mean, _) => mean >= 0.935);
            good &= wilson && exact && centred;
        }

        Coverage.Line(page, $"\nEnumerated: the probability of every count added up, without simulation. A simulated least lies below it by chance.\n");
        return good;
    }

    private static bool Row(StringBuilder page, string name, int n, Func<double, double, double, Interval> method, string promise, Func<double, double, bool> kept)
    {
        var intervals = Enumerable.Range(0, n + 1).Select(k => method(k, n, Tail.Standard)).ToArray();
        var simulated = new double[99];
        double leastEnumerated = 1;
        for (var i = 0; i < simulated.Length; i++)
        {
            var rate = (i + 1) / 100.0;
            simulated[i] = Simulate(intervals, n, rate, Pcg32.For(Coverage.Seed, $"{name}/{n}/{i}"));
            leastEnumerated = Math.Min(leastEnumerated, Enumerate(intervals, n, rate));
        }

        var (mean, least) = (simulated.Average(), simulated.Min());
        var good = kept(mean, leastEnumerated);
        Coverage.Line(page, $"| {name} | {n} | {Coverage.Percent(mean)} | {Coverage.Percent(least)} | {Coverage.Percent(leastEnumerated)} | {promise} | {(good ? "yes" : "NO")} |");
        return good;
    }

    private static double Simulate(Interval[] intervals, int n, double rate, Pcg32 random)
    {
        var sampler = new BinomialSampler(n, rate);
        var held = 0;
        for (var run = 0; run < Coverage.Runs; run++)
            held += intervals[sampler.Next(random)].Contains(rate) ? 1 : 0;
        return (double)held / Coverage.Runs;
    }

    private static double Enumerate(Interval[] intervals, int n, double rate) =>
        intervals.Select((interval, k) => interval.Contains(rate) ? BinomialSampler.Probability(n, rate, k) : 0).Sum();
}
