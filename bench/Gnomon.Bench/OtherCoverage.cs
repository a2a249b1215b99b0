using System.Text;
using Gnomon.Columns;
using Gnomon.Measure;
using Gnomon.Measure.Data;
using Gnomon.Measure.Privacy;
using Gnomon.Measure.Statistics;
using MathNet.Numerics.Distributions;

namespace Gnomon.Bench;

/// <summary>Coverage of what stands alone: membership inference, agreement of labels, representativeness, and scores of several groups.</summary>
internal static class OtherCoverage
{
    private const int Runs = 2_000;

    public static bool Run(StringBuilder page)
    {
        Levels.Head(page, FormattableString.Invariant($"Membership, labels, representativeness, groups of scores; {Runs:N0} runs a point"));
        var good = true;
        foreach (var rows in (int[])[100, 300, 1000])
            good &= Levels.Write(page, FormattableString.Invariant($"{rows} members, {rows} others"), [.. ((double[])[0, 0.5, 2]).Select(s => Membership(rows, s))]);
        foreach (var rows in (int[])[30, 100, 300])
            good &= Levels.Write(page, FormattableString.Invariant($"{rows} rows"), [.. ((double[][])[[0.4, 0.1, 0.1, 0.4], [0.7, 0.05, 0.05, 0.2], [0.1, 0.05, 0.02, 0.83], [0.45, 0.05, 0, 0.5]]).Select((s, i) => Agreement(rows, s, i))]);
        foreach (var rows in (int[])[50, 200, 1000])
            good &= Levels.Write(page, FormattableString.Invariant($"{rows} rows, 4 groups"), [.. ((double[][])[[0.4, 0.3, 0.2, 0.1], [0.25, 0.25, 0.25, 0.25]]).Select((s, i) => Balance(rows, s, i))]);
        foreach (var rows in (int[])[50, 200, 1000])
            good &= Levels.Write(page, FormattableString.Invariant($"{rows} rows with weights"), [.. ((double[][])[[0.4, 0.3, 0.2, 0.1], [0.25, 0.25, 0.25, 0.25]]).Select((s, i) => Balance(rows, s, i, areWeighted: true))]);
        foreach (var rows in (int[])[50, 200])
            good &= Levels.Write(page, FormattableString.Invariant($"4 groups of {rows}"), [.. ((double[])[0, 0.3, 1]).Select(s => Groups(rows, s))]);
        Coverage.Line(page, $"");
        return good;
    }

    private static Levels Membership(int rows, double shift)
    {
        var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"membership/{rows}/{shift}"));
        var levels = new Levels();
        for (var run = 0; run < Runs; run++)
        {
            var scores = new MembershipScores([.. Enumerable.Range(0, 2 * rows).Select(i => i < rows ? new ScoredCount(shift + Coverage.NormalScore(random), 1, 0) : new ScoredCount(Coverage.NormalScore(random), 0, 1))]);
            levels.Add("membership_auc", "delong", DeLong.Area(scores.Counts).Limits(), Normal.CDF(0, 1, shift / Math.Sqrt(2)));
            levels.Add("membership_tpr_at_1_percent", "order-statistics-wilson", scores.HitsAt(0.01).Limits, 1 - Normal.CDF(0, 1, Normal.InvCDF(0, 1, 0.99) - shift));
            if (rows >= 1000)
                levels.Add("membership_tpr_at_0_1_percent", "order-statistics-wilson", scores.HitsAt(0.001).Limits, 1 - Normal.CDF(0, 1, Normal.InvCDF(0, 1, 0.999) - shift));
        }

        return levels;
    }

    private static Levels Agreement(int rows, double[] shares, int number)
    {
        var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"agreement/{rows}/{number}"));
        var levels = new Levels();
        var truth = Kappa([.. shares.Select(s => (long)Math.Round(1_000_000 * s))])!.Point;
        for (var run = 0; run < Runs; run++)
            levels.Add("label_kappa", "fleiss-cohen-everitt", Kappa(Multinomially.Draw(random, rows, shares))?.Limits(), truth);
        return levels;
    }

    private static CohenKappa? Kappa(long[] n) => CohenKappa.Of([[n[0], n[1]], [n[2], n[3]]]);

    private static Levels Balance(int rows, double[] shares, int number, bool areWeighted = false)
    {
        using var cards = new CardRuns();
        File.WriteAllText(cards.At("a.csv"), "g\na\n");
        double[] reference = [0.4, 0.3, 0.2, 0.1];
        var entry = cards.Entry("kind: data, data: a.csv, groups: { g: g }");
        var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"balance/{rows}/{number}{(areWeighted ? "/weights" : "")}"));
        var of = areWeighted ? "data." : "";
        var levels = new Levels();
        for (var run = 0; run < Runs; run++)
        {
            // With weights half of each group is drawn a fifth as often as the other half: of people one in two, of rows one in six.
            long[] drawn = areWeighted ? [.. Multinomially.Draw(random, rows, [.. shares.SelectMany(s => (double[])[s * 5 / 6, s / 6])])] : Multinomially.Draw(random, rows, shares);
            Table[] tables = areWeighted ? [new Table("weights", ["k0", "label", "prediction", "n", "bad", "w", "ww"], drawn.Chunk(2).Select((n, i) =>
                (IReadOnlyList<object?>)[FormattableString.Invariant($"g{i}"), null, null, n.Sum(), 0L, FormattableString.Invariant($"{n[0] + (5 * n[1])}"), FormattableString.Invariant($"{n[0] + (25 * n[1])}")]).Where(r => r[3] is > 0L))] : [];
            var cells = (areWeighted ? drawn.Chunk(2).Select(n => n.Sum()) : drawn).Select((n, i) => new Cell([FormattableString.Invariant($"g{i}")], null, null, n)).Where(c => c.Count > 0);
            var counted = new Counted(entry, new Counts(new CellTable(["g"], cells, [], null), tables, []), 0, Coverage.Seed, "sha256:0", new Dictionary<string, string>(StringComparer.Ordinal));
            foreach (var figure in new BalanceFigures(counted, "g", [.. reference.Select((r, i) => KeyValuePair.Create(FormattableString.Invariant($"g{i}"), (decimal)r))]).All())
            {
                if (figure.Id is "data.distance_from_reference")
                    levels.Add(of + "distance_from_reference", figure.Value, shares.Zip(reference, (s, r) => Math.Abs(s - r)).Sum() / 2);
                else if (figure.Id is "data.representation")
                    levels.Add(of + "representation", figure.Value, Of(figure, shares) / Of(figure, reference));
                else if (areWeighted && figure.Id is "data.share")
                    levels.Add(of + "share", figure.Value, Of(figure, shares));
            }
        }

        return levels;

        static double Of(Measurement figure, double[] all) => all[figure.Group!.Parts[0].Value![1] - '0'];
    }

    // The logit of a score is normal; it moves up for positives, and by the shift for the first group.
    private static Levels Groups(int rows, double shift)
    {
        var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"groups/{rows}/{shift}"));
        var truth = Figures(Draw(random, 200_000, shift)).ToDictionary(Name, f => f.Value, StringComparer.Ordinal);
        var levels = new Levels();
        for (var run = 0; run < Runs / 2; run++)
        {
            foreach (var figure in Figures(Draw(random, rows, shift)))
            {
                if (truth.GetValueOrDefault(Name(figure)) is MeasuredValue.Known known)
                    levels.Add(figure.Id["scoring.".Length..], figure.Value, known.Estimate.Point);
            }
        }

        return levels;
    }

    private static IEnumerable<Measurement> Figures(CellTable cells) => ScoreMeasure.FromCells(cells, "m", 0, "sha256:0")
        .Where(f => f.At is null && (f.By is not null || f.Id is "scoring.scoring_rate" or "scoring.impact_ratio" or "scoring.distance_ks" or "scoring.distance_wasserstein"));

    private static string Name(Measurement figure) => $"{figure.Id}/{figure.Group}";

    private static CellTable Draw(Pcg32 random, int rows, double shift)
    {
        var cells = new List<Cell>();
        for (var i = 0; i < 4 * rows; i++)
        {
            var (group, label) = (i / rows, random.NextDouble() < 0.4);
            var logit = Coverage.NormalScore(random) + (label ? group == 0 ? 1 + (shift / 2) : 1 : 0) - (group == 0 ? shift : 0);
            cells.Add(new Cell([FormattableString.Invariant($"g{group}"), FormattableString.Invariant($"{Math.Min(999, (int)(1000 / (1 + Math.Exp(-logit))))}")], label, null, 1));
        }

        return new CellTable(["g", "=score"], cells, [], null);
    }
}
