using System.Text;

namespace Gnomon.Bench;

/// <summary>The search for subgroups itself over columns that have nothing to do with the outcome, and over one that has: what it finds, and how often the intervals of finds hold.</summary>
internal static class SubgroupNoise
{
    private const int Runs = 200, Rows = 2_000, Columns = 6;

    public static bool Run(StringBuilder page)
    {
        Coverage.Line(page, $"## Subgroups of {Columns} columns to depth 3, {Rows:N0} rows, halves drawn; {Runs} runs\n");
        using var runs = new CardRuns();
        var (found, confirmed) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var figures = Search(runs, run, "0.3");
            found += Value(figures, "subgroups.found") > 0 ? 1 : 0;
            confirmed += Value(figures, "subgroups.confirmed") > 0 ? 1 : 0;
        }

        var most = 0.05 + (3 * Math.Sqrt(0.05 * 0.95 / Runs));
        var good = (double)found / Runs <= most;
        Coverage.Line(page, $"On pure noise {Coverage.Percent((double)found / Runs)} % of the searches found something, {Coverage.Percent((double)confirmed / Runs)} % confirmed it (at most 5, three standard errors allowed): {(good ? "kept" : "NOT kept")}.\n");
        Coverage.Line(page, $"Where the first value of the first column has 0.5 instead of 0.3:\n\n| figure | method | sample | mean | least | no interval | promise |\n|---|---|---|---|---|---|---|");
        var levels = new Levels();
        for (var run = 0; run < Runs; run++)
        {
            foreach (var figure in Search(runs, Runs + run, "CASE WHEN c0 = 'v0' THEN 0.5 ELSE 0.3 END"))
            {
                if (figure.Id is "subgroups.selection_rate_gap_explored" or "subgroups.selection_rate_gap_confirmed")
                    levels.Add(figure.Id["subgroups.".Length..], figure.Value, Gap(figure.At!.Parts[0].Value!));
            }
        }

        good &= Levels.Write(page, FormattableString.Invariant($"{Rows} rows"), [levels]);
        Coverage.Line(page, $"");
        return good;
    }

    private static IReadOnlyList<Measurement> Search(CardRuns runs, int run, string rate)
    {
        var columns = string.Join(", ", Enumerable.Range(0, Columns).Select(c => FormattableString.Invariant($"'v' || CAST(floor(4 * {CardRuns.Uniform(c + 1)}) AS INTEGER) AS c{c}")));
        runs.Draw("runs.parquet", $"{columns}, {CardRuns.Uniform(20)} < {rate} AS p", (run + 1) * 1_000_000L, Rows);
        return runs.Figures($"kind: subgroups, data: runs.parquet, prediction: p, columns: {{ {string.Join(", ", Enumerable.Range(0, Columns).Select(c => FormattableString.Invariant($"c{c}: c{c}")))} }}");
    }

    // Values are as likely as each other and independent. A subgroup has a share of 4^-k; its rate is 0.5, 0.3 or the mean of all.
    private static double Gap(string subgroup)
    {
        const double Whole = (0.5 + (3 * 0.3)) / 4;
        var parts = subgroup.Split(", ");
        var own = Array.Exists(parts, p => p.Contains("c0", StringComparison.Ordinal)) ? subgroup.Contains("v0", StringComparison.Ordinal) && Array.Exists(parts, p => p.Contains("c0", StringComparison.Ordinal) && p.Contains("v0", StringComparison.Ordinal)) ? 0.5 : 0.3 : Whole;
        var share = Math.Pow(4, -parts.Length);
        return own - ((Whole - (share * own)) / (1 - share));
    }

    private static double Value(IReadOnlyList<Measurement> figures, string id) => figures.First(f => string.Equals(f.Id, id, StringComparison.Ordinal)).Value is MeasuredValue.Known known ? known.Estimate.Point : 0;
}
