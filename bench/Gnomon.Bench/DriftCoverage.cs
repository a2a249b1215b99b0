using System.Text;

namespace Gnomon.Bench;

/// <summary>Coverage of distances between two periods, and how often a search through columns that did not change finds one: each run is a column of two files.</summary>
internal static class DriftCoverage
{
    private const int Files = 20, ColumnsOfFile = 25;

    // Quantiles hold the numbers; the bias of an index of so many rows is a ten-thousandth.
    private const long Population = 200_000;

    // Number or text, and what the second period has: unchanged, moved a little, moved much.
    private static readonly (string Name, Func<int, string> Then, Func<int, string> Now)[] Designs =
    [
        ("numbers, unchanged", NormalNumber, NormalNumber),
        ("numbers, moved by 0.2", NormalNumber, k => NormalNumber(k) + " + 0.2"),
        ("numbers, half as wide again", NormalNumber, k => NormalNumber(k) + " * 1.5"),
        ("five values, unchanged", k => Value(k, 1), k => Value(k, 1)),
        ("five values, moved", k => Value(k, 1), k => Value(k, 1.3)),
        ("five values, moved much", k => Value(k, 1), k => Value(k, 2)),
    ];

    public static bool Run(StringBuilder page)
    {
        Levels.Head(page, FormattableString.Invariant($"Two periods; {Files * ColumnsOfFile} runs a point"));
        var good = true;
        int searches = 0, found = 0;
        using var runs = new CardRuns();
        var truths = Designs.Select((d, i) => Truth(runs, d, i)).ToArray();
        foreach (var rows in (int[])[100, 1000])
        {
            var points = Designs.Select((d, i) => Point(runs, d, i, rows, truths[i], p => (searches, found) = (searches + 1, found + (p <= 0.05 ? 1 : 0)))).ToArray();
            good &= Levels.Write(page, FormattableString.Invariant($"{rows} rows a period"), points);
        }

        var most = 0.05 + (3 * Math.Sqrt(0.05 * 0.95 / searches));
        var few = (double)found / searches <= most;
        Coverage.Line(page, $"\nOf {searches} searches through {ColumnsOfFile} columns that did not change, {found} found one (Benjamini-Yekutieli; at most 5 %, three standard errors allowed): {(few ? "kept" : "NOT kept")}.\n");
        return good && few;
    }

    private static Dictionary<string, double> Truth(CardRuns runs, (string Name, Func<int, string> Then, Func<int, string> Now) design, int number)
    {
        runs.Draw("then.parquet", $"{design.Then(0)} AS c0", (2 * number) * 1_000_000_000_000, Population);
        runs.Draw("now.parquet", $"{design.Now(0)} AS c0", ((2 * number) + 1) * 1_000_000_000_000, Population);
        return runs.Figures("kind: drift, then: then.parquet, data: now.parquet, columns: { c0: c0 }").Where(f => f.Value is MeasuredValue.Known)
            .ToDictionary(f => f.Id, f => ((MeasuredValue.Known)f.Value).Estimate.Point, StringComparer.Ordinal);
    }

    private static Levels Point(
        CardRuns runs, (string Name, Func<int, string> Then, Func<int, string> Now) design, int number, int rows, Dictionary<string, double> truth, Action<double> search)
    {
        var levels = new Levels();
        var columns = string.Join(", ", Enumerable.Range(0, ColumnsOfFile).Select(c => FormattableString.Invariant($"c{c}: c{c}")));
        for (var file = 0; file < Files; file++)
        {
            var from = ((((number * 10) + file + 1) * 10_000L) + rows) * 1_000_000;
            runs.Draw("then.parquet", string.Join(", ", Enumerable.Range(0, ColumnsOfFile).Select(c => FormattableString.Invariant($"{design.Then(c)} AS c{c}"))), from, rows);
            runs.Draw("now.parquet", string.Join(", ", Enumerable.Range(0, ColumnsOfFile).Select(c => FormattableString.Invariant($"{design.Now(c)} AS c{c}"))), from + 500_000, rows);
            var figures = runs.Figures($"kind: drift, then: then.parquet, data: now.parquet, columns: {{ {columns} }}");
            foreach (var figure in figures.Where(f => f.Id is "drift.psi" or "drift.jensen_shannon" or "drift.kolmogorov_smirnov" or "drift.wasserstein"))
                levels.Add(figure.Id["drift.".Length..], figure.Value, truth[figure.Id]);
            if (design.Name.EndsWith("unchanged", StringComparison.Ordinal))
                search(figures.Where(f => f.Id is "drift.p").Select(f => f.Value).OfType<MeasuredValue.Known>().Min(v => v.Estimate.Point));
        }

        return levels;
    }

    // Each column has streams of its own: a number that no other column has a multiple of.
    private static string NormalNumber(int column) => $"(sqrt(-2 * ln(1 - {Of(column, 1)})) * cos(2 * pi() * {Of(column, 2)}))";

    private static string Value(int column, double power) => FormattableString.Invariant($"'v' || CAST(floor(5 * ({Of(column, 3)} ** {power})) AS INTEGER)");

    private static string Of(int column, int stream) => FormattableString.Invariant($"((hash(i * 1024 + {(column * 4) + stream}) >> 11)::DOUBLE / 9007199254740992.0)");
}
