using System.Text;
using Gnomon.Measure.Explanation;
using Gnomon.Measure.Robustness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Coverage of what compares two answers about the same cases: two versions, a perturbation with and without repeats, a column that was shuffled.</summary>
internal static class PairedCoverage
{
    private const int Runs = 4_000, ShuffleRuns = 1_000;

    // Yes both times, yes before alone, yes after alone, neither.
    private static readonly double[][] Designs = [[0.5, 0.05, 0.05, 0.4], [0.3, 0.1, 0.02, 0.58], [0.8, 0.06, 0.03, 0.11], [0.1, 0.02, 0.12, 0.76], [0.25, 0.25, 0.25, 0.25]];

    // For each group how often a decision flips.
    private static readonly double[][] Flips = [[0.1, 0.1, 0.1], [0.02, 0.05, 0.1], [0.3, 0.4, 0.5]];

    public static bool Run(StringBuilder page)
    {
        Levels.Head(page, FormattableString.Invariant($"Two answers about the same cases; {Runs:N0} runs a point"));
        var good = true;
        foreach (var cases in (int[])[30, 50, 100, 300, 1000])
            good &= Levels.Write(page, FormattableString.Invariant($"{cases} cases"), [.. Designs.Select((d, i) => Single(cases, d, i))]);
        foreach (var units in (int[])[10, 20, 50, 200])
            good &= Levels.Write(page, FormattableString.Invariant($"{units} cases asked 1 to 5 times, correlation 0.3"), [.. Designs.Select((d, i) => Repeated(units, d, i))]);
        foreach (var cases in (int[])[50, 200])
            good &= Levels.Write(page, FormattableString.Invariant($"3 groups of {cases} cases"), [.. Flips.Select((f, i) => Spread(cases, f, i))]);
        foreach (var cases in (int[])[50, 200, 1000])
            good &= Levels.Write(page, FormattableString.Invariant($"{cases} cases, {Shuffles} shuffles, {ShuffleRuns:N0} runs"), [.. ((double[])[0, 0.5, 1.5]).Select(w => Shuffled(cases, w))]);
        Coverage.Line(page, $"");
        return good;
    }

    private static Levels Single(int cases, double[] shares, int number)
    {
        var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"paired/{cases}/{number}"));
        var levels = new Levels();
        for (var run = 0; run < Runs; run++)
        {
            var n = Multinomially.Draw(random, cases, shares);
            levels.Add("change between versions", "tango", PairedDifference.Limits(n[2], n[1], cases), shares[2] - shares[1]);
            levels.Add("accuracy_loss, group_difference", "newcombe-paired", NewcombePaired.Difference(n[0], n[1], n[2], n[3]), shares[1] - shares[2]);
        }

        return levels;
    }

    private static Levels Repeated(int units, double[] shares, int number)
    {
        var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"repeated/{units}/{number}"));
        var levels = new Levels();
        for (var run = 0; run < Runs; run++)
        {
            var set = new PairSet([.. Enumerable.Range(0, units).Select(_ =>
            {
                var pairs = 1 + (int)(random.NextDouble() * 5);
                var n = random.NextDouble() < 0.3 ? [.. Multinomially.Draw(random, 1, shares).Select(k => k * pairs)] : Multinomially.Draw(random, pairs, shares);
                return Cell(n);
            })]);
            levels.Add("flip_rate of repeats", set.Share(c => c.Flips), shares[1] + shares[2]);
            levels.Add("accuracy_loss of repeats", set.Loss(), shares[1] - shares[2]);
        }

        return levels;
    }

    private static Levels Spread(int cases, double[] flips, int number)
    {
        var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"spread/{cases}/{number}"));
        var levels = new Levels();
        for (var run = 0; run < Runs; run++)
        {
            var groups = flips.Select(f => Multinomially.Draw(random, cases, [0.5, f / 2, f / 2, 0.5 - f])).Select(n => new PairSet(
            [
                Cell([1, 0, 0, 0]) with { Units = n[0] }, Cell([0, 1, 0, 0]) with { Units = n[1] }, Cell([0, 0, 1, 0]) with { Units = n[2] }, Cell([0, 0, 0, 1]) with { Units = n[3] },
            ])).ToArray();
            levels.Add("flip_rate.difference", PairSpread.Of(groups, c => c.Flips), flips.Max() - flips.Min());
        }

        return levels;
    }

    private const int Shuffles = 5;

    // The outcome is the sign of w x + z + noise, the prediction that of w x + z; x is shuffled.
    private static Levels Shuffled(int cases, double weight)
    {
        var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"shuffled/{cases}/{weight}"));
        var truth = Loss(Draw(random, 400_000, weight), random, weight).Average(l => l.Before - l.After);
        var levels = new Levels();
        for (var run = 0; run < ShuffleRuns; run++)
        {
            var drawn = Draw(random, cases, weight);
            var all = Enumerable.Range(0, Shuffles).Select(_ => Loss(drawn, random, weight)).ToArray();
            var set = new PairSet([.. Enumerable.Range(0, cases).Select(i => Cell([0, 0, 0, 0]) with
            {
                Pairs = Shuffles,
                Labelled = Shuffles,
                Right = all.Sum(a => a[i].Before),
                RightAfter = all.Sum(a => a[i].After),
            })]);
            levels.Add("importance", OverDraws.Of(set, [.. all.Select(a => a.Average(l => (double)l.Before - l.After))]), truth);
        }

        return levels;
    }

    private static (double X, double Z, bool Y)[] Draw(Pcg32 random, int cases, double weight) => [.. Enumerable.Range(0, cases).Select(_ =>
    {
        double x = Coverage.NormalScore(random), z = Coverage.NormalScore(random);
        return (x, z, (weight * x) + z + Coverage.NormalScore(random) > 0);
    })];

    private static (long Before, long After)[] Loss((double X, double Z, bool Y)[] cases, Pcg32 random, double weight)
    {
        var order = Enumerable.Range(0, cases.Length).ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = (int)(random.NextDouble() * (i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }

        return [.. cases.Select((c, i) => (((weight * c.X) + c.Z > 0) == c.Y ? 1L : 0, ((weight * cases[order[i]].X) + c.Z > 0) == c.Y ? 1L : 0))];
    }

    // A case by how often it was right both times, before alone, after alone, never.
    private static PairCell Cell(long[] n) => new()
    {
        Change = new Change(null, null, null),
        Groups = [],
        Pairs = n.Sum(),
        Up = n[2],
        Down = n[1],
        Yes = n[0] + n[1],
        Labelled = n.Sum(),
        Right = n[0] + n[1],
        RightAfter = n[0] + n[2],
        Open = 0,
        Units = 1,
    };
}
