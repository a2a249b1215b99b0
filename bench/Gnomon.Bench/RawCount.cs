using System.Diagnostics;
using Gnomon.Columns.Duck;

namespace Gnomon.Bench;

/// <summary>The rival: DuckDB alone, with its defaults, on the query that anybody would type.</summary>
internal static class RawCount
{
    /// <summary>Seconds for one query, from the open database on.</summary>
    internal static double Seconds(string file)
    {
        using var duck = Scratch.Open();
        var reader = file.EndsWith(".parquet", StringComparison.Ordinal) ? "read_parquet" : "read_csv";
        var clock = Stopwatch.StartNew();
        duck.Run($"SELECT a, b, y, p, count(*) FROM {reader}({Sql.Text(file)}) GROUP BY ALL");
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>One query in a process of its own, so that its peak of memory is its own.</summary>
    internal static int Run(string[] args)
    {
        Console.WriteLine(FormattableString.Invariant($"{Seconds(args[0]):0.000} s"));
        return 0;
    }
}
