using System.Diagnostics;
using System.Globalization;
using Gnomon.Columns;
using Gnomon.Columns.Duck;
using Gnomon.Measure.Subgroups;

namespace Gnomon.Bench;

/// <summary>
/// Subgroups of 8 columns to depth 3, and classes of 6 columns and all their sets, over 1 million rows of Parquet, each in a child; beside a raw group count
/// of two of the columns in the same run. Medians of three. <c>kinds [rows]</c>.
/// </summary>
internal static class Kinds
{
    private const int Turns = 3;

    internal static int Run(string[] args)
    {
        var rows = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("gnomon-bench-").FullName;
        try
        {
            Generate(Path.Combine(folder, "rows.parquet"), rows);
            Console.WriteLine(FormattableString.Invariant($"{rows} rows, {Environment.ProcessorCount} processors; medians of {Turns}, seconds.\n"));
            Console.WriteLine("| what | counting in a child | and figures | promise | kept |");
            Console.WriteLine("|---|---|---|---|---|");
            var kept = Line("raw group count of two columns", () => Raw(folder), _ => { }, limit: null);
            kept &= Line("8 columns to depth 3, halves drawn", () => Count(folder, Subgroups(split: 1)), Search, limit: 10);
            kept &= Line("8 columns to depth 3, all rows searched", () => Count(folder, Subgroups(split: 0)), Search, limit: 10);
            kept &= Line("classes of 6 columns and all sets, nearly every row unique", () => Count(folder, Classes("zip", "age", "sex", "education", "origin", "status")), _ => { }, limit: 10);
            kept &= Line("classes of 6 columns and all sets, coarse", () => Count(folder, Classes("age // 10", "sex", "education", "origin", "status", "zip // 100")), _ => { }, limit: 10);
            return kept ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Line(string what, Func<Table?> count, Action<Table> figures, double? limit)
    {
        var times = new List<(double Counted, double Whole)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var clock = Stopwatch.StartNew();
            var table = count();
            var counted = clock.Elapsed.TotalSeconds;
            if (table is not null)
                figures(table);
            times.Add((counted, clock.Elapsed.TotalSeconds));
        }

        var (median, whole) = times.OrderBy(t => t.Whole).ElementAt(Turns / 2);
        var good = limit is not { } most || whole < most;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {median:0.00} | {whole:0.00} | {(limit is { } below ? $"under {below}" : "")} | {(limit is null ? "" : good ? "yes" : "NO")} |"));
        return good;
    }

    private static Table? Raw(string folder)
    {
        using var duck = Scratch.Open();
        duck.Run($"SELECT sex, education, y, p, count(*) FROM read_parquet({Sql.Text(Path.Combine(folder, "rows.parquet"))}) GROUP BY ALL");
        return null;
    }

    private static Table Count(string folder, TableQuery query)
    {
        var request = new CountRequest { Folder = folder, Files = ["rows.parquet"], Tables = [query], MemoryBytes = 1L << 30 };
        var result = CountingProcess.Run(request with { Expected = DataFiles.Describe(folder, ["rows.parquet"]).Value }, CountingCommand.ThisProgram());
        return result.IsGood ? result.Value.Tables[0] : throw new InvalidOperationException(result.Problems[0].ToString());
    }

    private static void Search(Table table)
    {
        string[] names = ["age", "zip", "income", "sex", "education", "origin", "status", "score"];
        var finds = SubgroupSearch.Of(SubgroupTable.Of(names, table), SubgroupFigures.Searchable, 30);
        if (finds.Tested < 10_000)
            throw new InvalidOperationException("not everything was tested");
    }

    private static TableQuery Subgroups(long split) => new("subgroups", "Subgroups.subgroups")
    {
        People = TablePeople.None,
        Inputs =
        [
            .. ((string[])["age", "zip", "income", "sex", "education", "origin", "status", "score"]).Select(c => new QueryInput("column", c, InputForm.Value)),
            new("label", "y", InputForm.Truth), new("prediction", "p", InputForm.Truth), new("apart", "CAST(NULL AS BOOLEAN)", InputForm.Truth),
        ],
        Numbers = [KeyValuePair.Create("count", 8L), KeyValuePair.Create("depth", 3L), KeyValuePair.Create("split", split), KeyValuePair.Create("seed", 2026L)],
        MaxRows = 1_000_000,
    };

    private static TableQuery Classes(params string[] columns) => new("classes", "Privacy.classes") { People = TablePeople.None, Inputs = [.. columns.Select(c => new QueryInput("quasi", c, InputForm.Text))] };

    private static void Generate(string file, long rows)
    {
        using var duck = Scratch.Open();
        duck.Run($"""
            COPY (
              SELECT (hash(i * 16 + 1) % 80 + 18)::INTEGER AS age, (hash(i * 16 + 2) % 1000)::INTEGER AS zip, (hash(i * 16 + 3) % 100000) / 3.0 AS income, 's' || (hash(i * 16 + 4) % 2)::VARCHAR AS sex,
                'education ' || (hash(i * 16 + 5) % 16)::VARCHAR AS education, 'origin ' || (hash(i * 16 + 6) % 5)::VARCHAR AS origin, 'status ' || (hash(i * 16 + 7) % 7)::VARCHAR AS status,
                (hash(i * 16 + 8) % 1000) / 1000.0 AS score, hash(i * 16 + 9) % 3 = 0 AS y, hash(i * 16 + 10) % 5 < 2 AS p
              FROM range({rows}) t(i)
            ) TO {Sql.Text(file)} (FORMAT parquet)
            """);
    }
}
