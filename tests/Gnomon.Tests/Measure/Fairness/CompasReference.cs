using System.Text.Json;
using Gnomon.Columns;

namespace Gnomon.Tests.Measure.Fairness;

/// <summary>The COMPAS rows and what Fairlearn 0.14.0 and scipy 1.10.1 computed from them. Public court records, never redistributed.</summary>
internal static class CompasReference
{
    private static string Folder
    {
        get
        {
            var data = Environment.GetEnvironmentVariable("GNOMON_TEST_DATA");
            Assert.SkipWhen(string.IsNullOrEmpty(data), "GNOMON_TEST_DATA is not set: the reference data are not here");
            return Path.Combine(data!, "compas");
        }
    }

    public static CellTable Cells()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "compas_two_years_min.csv"));
        var header = lines[0].Split(',').ToList();
        int race = header.IndexOf("race"), sex = header.IndexOf("sex"), label = header.IndexOf("two_year_recid"), score = header.IndexOf("score_text");
        var cells = lines.Skip(1).Select(l => l.Split(',')).Select(f =>
            new Cell([f[race], f[sex]], f[label] is "1", f[score] is not "Low", 1));
        return new CellTable(["race", "sex"], cells, [], distinctUnits: null);
    }

    public static JsonElement Block(string by)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "fairlearn_reference_compas.json")));
        return json.RootElement.GetProperty("blocks").GetProperty("all_7214").GetProperty(by).Clone();
    }
}
