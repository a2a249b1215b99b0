using System.Runtime.CompilerServices;
using System.Text;
using Gnomon.Columns;

namespace Gnomon.Tests.Columns;

/// <summary>Tables and problems as text, and the recorded texts they are held against (GNOMON_RECORD=1 records them anew).</summary>
internal static class Shown
{
    internal static string Cells(Checked<CellTable> result)
    {
        Assert.True(result.IsGood, Problems(result.Problems));
        return string.Join('\n', result.Value.Cells.Select(Cell));
    }

    internal static string Problems(IReadOnlyList<Problem> problems) =>
        string.Join('\n', problems.Select(p => $"{p.Exit}: {p}"));

    internal static void Matches(string name, string text, [CallerFilePath] string here = "")
    {
        var golden = Path.Combine(Path.GetDirectoryName(here)!, "..", "Goldens", "Columns", name + ".golden");
        if (Environment.GetEnvironmentVariable("GNOMON_RECORD") is not null)
            File.WriteAllText(golden, text, new UTF8Encoding(false));
        Assert.Equal(File.ReadAllText(golden), text);
    }

    private static string Cell(Cell cell) =>
        FormattableString.Invariant($"{string.Join('|', cell.Key.Select(k => k ?? "NULL"))} {Truth(cell.Label)} {Truth(cell.Prediction)} {cell.Count}");

    private static string Truth(bool? value) => value is { } known ? (known ? "true" : "false") : "NULL";
}
