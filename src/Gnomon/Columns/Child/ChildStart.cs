using System.Diagnostics;

namespace Gnomon.Columns.Child;

/// <summary>How the counting process is started: with pipes and with almost no environment.</summary>
internal static class ChildStart
{
    // What the runtime and DuckDB need to be found; HOME, XDG_* and whatever else the parent has stay behind.
    private static readonly string[] Kept = ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "GNOMON_DUCKDB"];

    private static readonly (string Name, string Value)[] Added =
    [
        ("TZ", "UTC"),
        ("LANG", "C.UTF-8"),
        ("DOTNET_gcServer", "0"),
        ("DOTNET_EnableDiagnostics", "0"),
        ("DOTNET_TieredPGO", "0"),
        ("DOTNET_LTTng", "0"),
        ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"),   // it speaks to no person; DuckDB brings its own ICU
    ];

    internal static ProcessStartInfo Info(CountingCommand command)
    {
        var info = new ProcessStartInfo(command.File, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        var kept = Kept.Select(n => (Name: n, Value: Environment.GetEnvironmentVariable(n))).Where(v => v.Value is { Length: > 0 }).ToList();
        info.Environment.Clear();
        foreach (var (name, value) in kept.Select(v => (v.Name, v.Value!)).Concat(Added))
            info.Environment[name] = value;
        return info;
    }
}
