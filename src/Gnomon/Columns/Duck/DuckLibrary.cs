using System.Reflection;
using System.Runtime.InteropServices;

namespace Gnomon.Columns.Duck;

/// <summary>Finds libduckdb.so where npm put it. It is used from there: 70 MB are not copied beside every program.</summary>
internal static class DuckLibrary
{
    private const string BelowRoot = "node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so";

    private static readonly Lazy<string?> Path = new(Find);

    static DuckLibrary() => NativeLibrary.SetDllImportResolver(typeof(DuckLibrary).Assembly, Resolve);

    /// <summary>What is wrong when the library is not there; null when it is.</summary>
    internal static Problem? Absent() => Path.Value is not null
        ? null
        : new Problem(ExitCode.Environment, "DuckDB, which counts the data, is not installed",
            "run `npm ci` in the folder of Gnomon, or set GNOMON_DUCKDB to the path of libduckdb.so");

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("GNOMON_DUCKDB") is { Length: > 0 } given)
            return File.Exists(given) ? given : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, BelowRoot);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search) =>
        string.Equals(name, Native.Library, StringComparison.Ordinal) && Path.Value is { } path ? NativeLibrary.Load(path) : 0;
}
