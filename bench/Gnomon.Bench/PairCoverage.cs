using System.Text;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Coverage of the intervals of two rates on a fixed grid.</summary>
internal static class PairCoverage
{
    private static readonly double[] Rates = [0.1, 0.3, 0.5, 0.7, 0.9];

    private static readonly (int First, int Second)[] Sizes = [(20, 20), (30, 30), (50, 50), (100, 100), (30, 100), (100, 300)];

    public static bool Run(StringBuilder page)
    {
        Coverage.Line(page, $"## Two rates, both of 0.1, 0.3, 0.5, 0.7, 0.9\n");
        Coverage.Line(page, $"| method | rows | mean | least |");
        Coverage.Line(page, $"|---|---|---|---|");
        var newcombe = Method(page, "Newcombe difference", (k1, n1, k2, n2) => Newcombe.Difference(k1, n1, k2, n2), (p1, p2) => p1 - p2);
        var koopman = Method(page, "Koopman ratio", (k1, n1, k2, n2) => Koopman.Ratio(k1, n1, k2, n2), (p1, p2) => p1 / p2);
        var difference = Method(page, "Miettinen-Nurminen difference", (k1, n1, k2, n2) => MiettinenNurminen.Difference(k1, n1, k2, n2), (p1, p2) => p1 - p2);
        var ratio = Method(page, "Miettinen-Nurminen ratio", (k1, n1, k2, n2) => MiettinenNurminen.Ratio(k1, n1, k2, n2), (p1, p2) => p1 / p2);
        var good = newcombe >= 0.94 && koopman >= 0.94 && difference >= 0.94 && ratio >= 0.94;
        Coverage.Line(page, $"\nPromise: the mean over the grid is not more than 1 point below 95: Newcombe {Coverage.Percent(newcombe)}, Koopman {Coverage.Percent(koopman)}, Miettinen-Nurminen {Coverage.Percent(difference)} and {Coverage.Percent(ratio)}: {(good ? "kept" : "NOT kept")}.\n");
        return good;
    }

    private static double Method(StringBuilder page, string name, Func<int, int, int, int, Interval> method, Func<double, double, double> truth)
    {
        var all = new List<double>();
        foreach (var (n1, n2) in Sizes)
        {
            var intervals = new Interval?[(n1 + 1) * (n2 + 1)];
            Interval Of(int k1, int k2) => intervals[(k1 * (n2 + 1)) + k2] ??= method(k1, n1, k2, n2);
            var points = (from p1 in Rates from p2 in Rates select Simulate(name, (n1, p1), (n2, p2), Of, truth(p1, p2))).ToArray();
            Coverage.Line(page, $"| {name} | {n1} and {n2} | {Coverage.Percent(points.Average())} | {Coverage.Percent(points.Min())} |");
            all.AddRange(points);
        }

        return all.Average();
    }

    private static double Simulate(string name, (int N, double P) first, (int N, double P) second, Func<int, int, Interval> of, double truth)
    {
        var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"{name}/{first}/{second}"));
        var (one, two) = (new BinomialSampler(first.N, first.P), new BinomialSampler(second.N, second.P));
        var held = 0;
        for (var run = 0; run < Coverage.Runs; run++)
            held += of((int)one.Next(random), (int)two.Next(random)).Contains(truth) ? 1 : 0;
        return (double)held / Coverage.Runs;
    }
}
