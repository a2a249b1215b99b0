using System.Text;
using Gnomon.Columns;
using Gnomon.Measure;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Coverage of every figure and comparison of fairness: three groups, their cells drawn.</summary>
internal static class FairnessCoverage
{
    private const int Runs = 1_000;

    // Of each group true positives, false negatives, false positives, true negatives: alike; apart; rare outcome and apart.
    private static readonly double[][][] Designs =
    [
        [[0.3, 0.1, 0.15, 0.45], [0.3, 0.1, 0.15, 0.45], [0.3, 0.1, 0.15, 0.45]],
        [[0.4, 0.1, 0.1, 0.4], [0.3, 0.15, 0.15, 0.4], [0.2, 0.2, 0.2, 0.4]],
        [[0.08, 0.04, 0.1, 0.78], [0.06, 0.06, 0.08, 0.8], [0.05, 0.1, 0.05, 0.8]],
    ];

    // Of each group by stratum: its share and its rate of yes. The gap within strata is the same in each.
    private static readonly (double Share, double Rate)[][][] Strata =
    [
        [[(0.5, 0.2), (0.3, 0.5), (0.2, 0.7)], [(0.2, 0.2), (0.3, 0.5), (0.5, 0.7)]],
        [[(0.5, 0.2), (0.3, 0.5), (0.2, 0.7)], [(0.2, 0.3), (0.3, 0.6), (0.5, 0.8)]],
    ];

    public static bool Run(StringBuilder page)
    {
        Levels.Head(page, FormattableString.Invariant($"Fairness: three groups alike, apart, apart with a rare outcome; {Runs:N0} runs a point"));
        using var cards = new CardRuns();
        File.WriteAllText(cards.At("a.csv"), "g,y,p\na,1,1\n");
        var entry = cards.Entry("kind: fairness, data: a.csv, one-row-per-unit: true, label: y = 1, prediction: p = 1, favourable: true, groups: { g: g }");
        var good = true;
        foreach (var rows in (int[])[50, 300])
        {
            var points = Designs.Select((d, i) =>
            {
                var levels = new Levels();
                var truth = Of(Cells([.. d.Select(g => (long[])[.. g.Select(s => (long)Math.Round(s * 1_000_000_000))])]), entry).ToDictionary(Key, f => f.Value, StringComparer.Ordinal);
                var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"fairness/{rows}/{i}"));
                for (var run = 0; run < Runs; run++)
                {
                    foreach (var figure in Of(Cells([.. d.Select(g => Multinomially.Draw(random, rows, g))]), entry))
                    {
                        if (truth.GetValueOrDefault(Key(figure)) is MeasuredValue.Known { Estimate: { Method: not "exact" } true_ })
                            levels.Add(Name(figure), figure.Value, true_.Point);
                    }
                }

                return levels;
            }).ToArray();
            good &= Levels.Write(page, FormattableString.Invariant($"{rows} rows a group"), points);
        }

        good &= Conditional(page, cards);
        Coverage.Line(page, $"\nA comparison of groups is made to decide: its sides are a worst case, so it holds the truth more often than 95 % (docs/design/worst-case-criteria.md).\n");
        return good;
    }

    private static bool Conditional(StringBuilder page, CardRuns cards)
    {
        File.WriteAllText(cards.At("b.csv"), "g,c,p\na,1,1\n");
        var entry = cards.Entry("kind: fairness, data: b.csv, one-row-per-unit: true, prediction: p = 1, groups: { g: g }, control: c");
        var good = true;
        foreach (var rows in (int[])[60, 200, 1000])
        {
            var points = Strata.Select((d, i) =>
            {
                var levels = new Levels();
                var truth = d[0][0].Rate - d[1][0].Rate;
                var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"conditional/{rows}/{i}"));
                for (var run = 0; run < Runs; run++)
                {
                    var drawn = d.Select(g => Multinomially.Draw(random, rows, [.. g.SelectMany(s => (double[])[s.Share * s.Rate, s.Share * (1 - s.Rate)])])).ToArray();
                    var cells = drawn.SelectMany((g, at) => g.Select((n, c) => new Cell([at == 0 ? "a" : "b", FormattableString.Invariant($"{c / 2}")], null, c % 2 == 0, n))).Where(c => c.Count > 0);
                    var table = new CellTable(["g", "=control"], cells, [], null);
                    var counted = new Counted(entry, new Counts(table, [], []), 0, Coverage.Seed, "sha256:0", new Dictionary<string, string>(StringComparer.Ordinal));
                    var found = counted.Figures().First(f => f.Id is "fairness.conditional_difference" && f.Group!.Parts[0].Value is "a");
                    levels.Add("conditional_difference", found.Value, truth);
                }

                return levels;
            }).ToArray();
            good &= Levels.Write(page, FormattableString.Invariant($"{rows} rows a group, 3 strata"), points);
        }

        return good;
    }

    private static IReadOnlyList<Measurement> Of(CellTable cells, Describe.MeasureDeclaration entry) => FairnessMeasure.FromCells(cells, entry, 0, "sha256:0");

    private static CellTable Cells(IReadOnlyList<long[]> groups) => new(
        ["g"],
        groups.SelectMany((g, i) => g.Select((n, k) => new Cell([FormattableString.Invariant($"g{i}")], k < 2, k is 0 or 2, n))).Where(c => c.Count > 0),
        [],
        null);

    private static string Key(Measurement figure) => $"{figure.Id}/{figure.Group}/{figure.Against}/{figure.By?.Count}";

    private static string Name(Measurement figure) => figure.Id["fairness.".Length..] + (figure.Against is { } against ? $" (against {against})" : "");
}
