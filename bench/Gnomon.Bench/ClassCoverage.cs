using System.Text;
using Gnomon.Columns;
using Gnomon.Measure;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Coverage of the figures over many classes; each of three of them takes a bootstrap of 2,000 samples a run, so there are few points.</summary>
internal static class ClassCoverage
{
    private const int Runs = 1_000;

    // Three classes by truth, then prediction.
    private static readonly double[][] Designs = [[0.3, 0.05, 0.05, 0.05, 0.2, 0.05, 0.03, 0.07, 0.2], [0.6, 0.05, 0.02, 0.06, 0.12, 0.03, 0.02, 0.03, 0.07]];

    public static bool Run(StringBuilder page)
    {
        Levels.Head(page, FormattableString.Invariant($"Three classes, even and uneven; {Runs:N0} runs a point, for each is a bootstrap of {CellBootstrap.Draws:N0} samples"));
        var good = true;
        foreach (var rows in (int[])[100, 300])
        {
            good &= Levels.Write(page, FormattableString.Invariant($"{rows} rows"), [.. Designs.Select((d, i) =>
            {
                var truth = Figures([.. d.Select(s => (long)Math.Round(1_000_000 * s))], 0).ToDictionary(Name, f => f.Value, StringComparer.Ordinal);
                var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"classes/{rows}/{i}"));
                var levels = new Levels();
                for (var run = 0; run < Runs; run++)
                {
                    foreach (var figure in Figures(Multinomially.Draw(random, rows, d), (ulong)run))
                    {
                        if (truth.GetValueOrDefault(Name(figure)) is MeasuredValue.Known { Estimate: { Method: not "exact" } found })
                            levels.Add(figure.Id["performance.".Length..], figure.Value, found.Point);
                    }
                }

                return levels;
            })]);
        }

        Coverage.Line(page, $"");
        return good;
    }

    private static IReadOnlyList<Measurement> Figures(long[] counts, ulong seed)
    {
        var cells = counts.Select((n, i) => new Cell([FormattableString.Invariant($"c{i / 3}"), FormattableString.Invariant($"c{i % 3}")], null, null, n)).Where(c => c.Count > 0);
        return PerformanceMeasure.FromCells(new CellTable(["=label", "=prediction"], cells, [], null), "m", 0, seed, "sha256:0");
    }

    private static string Name(Measurement figure) => $"{figure.Id}/{figure.At}";
}
