using System.Text;

namespace Gnomon.Bench;

/// <summary>The search for subgroups with sampling weights and units of several rows: what it finds where there is nothing, and how often the intervals of finds hold where there is something.</summary>
internal static class DesignedSubgroups
{
    private const int Runs = 100, Columns = 5;

    // Those drawn seldom are another sort of people.
    private const string Rate = "CASE WHEN seldom THEN 0.45 ELSE 0.3 END";

    public static bool Weights(StringBuilder page) => Run(page, "sampling weights of 1 and 5", "rows with weights", 3000, "one-row-per-unit: true, weight: { is: w, as: sampling }");

    public static bool Units(StringBuilder page) => Run(page, "units of 1 to 9 rows, correlation 0.3", "units", 1000, "unit: u");

    public static bool Both(StringBuilder page) => Run(page, "units of 1 to 9 rows with sampling weights", "units with weights", 1000, "unit: u, weight: { is: w, as: sampling }");

    private static bool Run(StringBuilder page, string title, string name, int size, string keys)
    {
        Coverage.Line(page, $"## Subgroups of {Columns} columns to depth 3, {title}, halves drawn; {Runs} runs\n");
        using var runs = new CardRuns();
        var found = Enumerable.Range(0, Runs).Count(run => Search(runs, run, size, keys, Rate).Any(f => f is { Id: "subgroups.found", Value: MeasuredValue.Known { Estimate.Point: > 0 } }));
        var most = 0.05 + (3 * Math.Sqrt(0.05 * 0.95 / Runs));
        var good = (double)found / Runs <= most;
        Coverage.Line(page, $"Where no subgroup differs {Coverage.Percent((double)found / Runs)} % of the searches found something (at most 5, three standard errors allowed): {(good ? "kept" : "NOT kept")}.\n");
        Coverage.Line(page, $"Where the first value of the first column has 0.3 more:\n\n| figure | method | sample | mean | least | no interval | promise |\n|---|---|---|---|---|---|---|");
        var levels = new Levels();
        for (var run = 0; run < Runs; run++)
        {
            var figures = Search(runs, Runs + run, size, keys, $"{Rate} + CASE WHEN c0 = 'v0' THEN 0.3 ELSE 0 END");
            var finds = figures.Where(f => f.Id is "subgroups.selection_rate_gap_explored" or "subgroups.selection_rate_gap_confirmed").ToArray();
            foreach (var figure in finds)
                levels.Add(figure.Id, figure.Value, Gap(figure.At!.Parts[0].Value!));
            if (finds.Length > 0)
                levels.Add("subgroups.worst_gap_confirmed", figures.First(f => f.Id is "subgroups.worst_gap_confirmed").Value, finds.Max(f => Math.Abs(Gap(f.At!.Parts[0].Value!))));
        }

        good &= Levels.Write(page, FormattableString.Invariant($"{size} {name}"), [levels]);
        Coverage.Line(page, $"");
        return good;
    }

    private static IReadOnlyList<Measurement> Search(CardRuns runs, int run, int size, string keys, string rate)
    {
        // All rows of a unit have its values, and its answers resemble each other.
        var clustered = keys.StartsWith("unit", StringComparison.Ordinal);
        string Of(int stream) => FormattableString.Invariant($"((hash({(clustered ? "u * 11" : "i")} * 64 + {stream}) >> 11)::DOUBLE / 9007199254740992.0)");
        var columns = string.Join(", ", Enumerable.Range(0, Columns).Select(c => FormattableString.Invariant($"'v' || CAST(floor(4 * {Of(c + 1)}) AS INTEGER) AS c{c}")));
        var select = $"{columns}, {Of(40)} < 1.0 / 6 AS seldom, CASE WHEN seldom THEN 5 ELSE 1 END AS w, {CardRuns.Uniform(20)} < {rate} AS p";
        if (clustered)
            runs.DrawUnits("runs.parquet", "u, " + select, (run + 1) * 1_000_000L, size);
        else
            runs.Draw("runs.parquet", select, (run + 1) * 1_000_000L, size);
        return runs.Figures($"kind: subgroups, data: runs.parquet, prediction: p, columns: {{ {string.Join(", ", Enumerable.Range(0, Columns).Select(c => FormattableString.Invariant($"c{c}: c{c}")))} }}, {keys}");
    }

    // Values are as likely as each other and independent of all else, so only the part with the first value of the first column differs from the whole.
    private static double Gap(string subgroup)
    {
        const double More = 0.3, Whole = More / 4;
        var parts = subgroup.Split(", ");
        var first = Array.Find(parts, p => p.Contains("c0", StringComparison.Ordinal));
        var own = first is null ? Whole : first.Contains("v0", StringComparison.Ordinal) ? More : 0;
        var share = Math.Pow(4, -parts.Length);
        return own - ((Whole - (share * own)) / (1 - share));
    }
}
