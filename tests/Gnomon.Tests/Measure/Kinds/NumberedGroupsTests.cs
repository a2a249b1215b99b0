using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Measure.Kinds;

/// <summary>Groups that are numbers in Parquet, of any width, are groups by their text in every kind that takes groups.</summary>
public class NumberedGroupsTests
{
    [Theory]
    [InlineData("INTEGER"), InlineData("BIGINT"), InlineData("UTINYINT"), InlineData("DECIMAL(4,1)"), InlineData("DATE")]
    public void Every_kind_takes_them(string type)
    {
        var group = type is "DATE" ? "DATE '2026-01-01' + CAST(i % 2 AS INTEGER)" : $"CAST(i % 2 AS {type})";
        var name = type switch { "DATE" => "g=2026-01-02", "DECIMAL(4,1)" => "g=1.0", _ => "g=1" };
        using var folder = new DataFolder().WithParquet("a.parquet", $"SELECT i AS id, {group} AS g, i % 3 = 0 AS y, i % 5 < 2 AS p, (i % 7) / 7.0 AS s, i % 11 + 0.5 AS n FROM range(200) t(i)");
        foreach (var (keys, id) in ((string, string)[])
        [
            ("kind: fairness, label: y, prediction: p", "fairness.selection_rate"), ("kind: performance, label: y, prediction: p", "performance.accuracy"), ("kind: scoring, label: y, score: s", "scoring.roc_auc"),
            ("kind: regression, label: n, prediction: s", "regression.bias"), ("kind: drift, then: a.parquet, columns: { s: s }, prediction: p", "drift.selection_rate_now"),
        ])
        {
            var figures = CardFigures.Of(folder, $"{keys.Replace(", ", "\n", StringComparison.Ordinal)}\ndata: a.parquet\ngroups: {{ g: g }}");
            Assert.Contains(figures, f => string.Equals(f.Id, id, StringComparison.Ordinal) && string.Equals(f.Group?.ToString(), name, StringComparison.Ordinal) && f.Value is MeasuredValue.Known);
        }
    }
}
