using System.Text;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Searches through groups that do not differ: how often a corrected search finds something.</summary>
internal static class NoiseSearches
{
    private const int Runs = 1_000;
    // Enough that the least p-value, 1 / 2000, could be a find for each correction.
    private const int Shuffles = 1_999;
    private const int Groups = 20;

    public static bool Run(StringBuilder page)
    {
        Coverage.Line(page, $"## Searches on pure noise: {Groups} groups of 50, all at 0.3, each against the rest; {Runs:N0} runs of {Shuffles:N0} shuffles\n");
        Coverage.Line(page, $"| correction at 0.05 | runs with a find | promise | kept |");
        Coverage.Line(page, $"|---|---|---|---|");
        var finds = new int[4];
        var random = Pcg32.For(Coverage.Seed, "noise");
        for (var run = 0; run < Runs; run++)
        {
            var groups = Enumerable.Range(0, Groups).Select(_ => Binomial.Draw(random, 50, 0.3)).Select(k => (long[])[k, 50 - k]).ToArray();
            var shuffle = new Shuffle(groups);
            double[] observed = Statistics(groups);
            double[][] draws = [.. Enumerable.Range(0, Shuffles).Select(_ => Statistics(shuffle.Draw(random)))];
            double[] p = [.. observed.Select((t, i) => (1.0 + draws.Count(d => d[i] >= t)) / (Shuffles + 1))];
            finds[0] += p.Min() <= 0.05 ? 1 : 0;
            finds[1] += BenjaminiHochberg.Adjust(p).Min() <= 0.05 ? 1 : 0;
            finds[2] += BenjaminiYekutieli.Adjust(p).Min() <= 0.05 ? 1 : 0;
            finds[3] += MaxT.Adjust(observed, draws).Min() <= 0.05 ? 1 : 0;
        }

        // A rate of 5 % seen in so many runs may lie above it by chance: three standard errors are allowed.
        var most = 0.05 + (3 * Math.Sqrt(0.05 * 0.95 / Runs));
        Coverage.Line(page, $"| none | {Coverage.Percent((double)finds[0] / Runs)} | none | |");
        var good = true;
        foreach (var (name, found) in ((string, int)[])[("Benjamini-Hochberg", finds[1]), ("Benjamini-Yekutieli", finds[2]), ("max-T", finds[3])])
        {
            var kept = (double)found / Runs <= most;
            good &= kept;
            Coverage.Line(page, $"| {name} | {Coverage.Percent((double)found / Runs)} | at most 5, three standard errors allowed | {(kept ? "yes" : "NO")} |");
        }

        Coverage.Line(page, $"\nBenjamini and Hochberg's holds for positively dependent tests, which these need not be; a search takes Benjamini and Yekutieli's or max-T.\n");
        return good;
    }

    private static double[] Statistics(IReadOnlyList<long[]> groups)
    {
        double all = groups.Sum(g => g[0]), rows = groups.Sum(g => g[0] + g[1]);
        var rate = all / rows;
        var error = Math.Sqrt(rate * (1 - rate));
        return [.. groups.Select(g => error > 0 ? Math.Abs(g[0] - (rate * (g[0] + g[1]))) / error : 0)];
    }
}
