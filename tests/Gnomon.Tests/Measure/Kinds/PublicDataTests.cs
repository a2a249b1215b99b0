using System.Globalization;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Measure.Kinds;

/// <summary>Public data sets through a card, against counts made here by hand from the same lines; and a file of the size and kind that people have.</summary>
public sealed class PublicDataTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    // The rule is ours: a loan of at most two years is granted. Label: class 1, a good risk.
    [Fact]
    public void German_credit_by_sex_and_age_is_what_its_lines_say()
    {
        var lines = File.ReadAllLines(TestData("german", "german.data")).Where(l => l.Length > 0).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        folder.With("german.csv", "duration,status,age,class\n" + string.Concat(lines.Select(l => $"{l[1]},{l[8]},{l[12]},{l[20]}\n")));
        var figures = CardFigures.Of(folder, "kind: fairness\ndata: german.csv\nlabel: class = 1\nprediction: duration <= 24\nfavourable: true\ngroups: { sex: \"CASE WHEN status IN ('A92', 'A95') THEN 'female' ELSE 'male' END\", age: \"CASE WHEN age > 25 THEN 'over 25' ELSE 'to 25' END\" }");
        var rows = lines.Select(l => (P: int.Parse(l[1], CultureInfo.InvariantCulture) <= 24, Y: l[20] is "1", Sex: l[8] is "A92" or "A95" ? "female" : "male", Old: int.Parse(l[12], CultureInfo.InvariantCulture) > 25)).ToArray();
        Assert.Equal(1000, rows.Length);
        foreach (var sex in (string[])["female", "male"])
        {
            var some = rows.Where(r => r.Sex == sex).ToArray();
            Rate(figures, "fairness.selection_rate", $"sex={sex}", some.Count(r => r.P), some.Length);
            Rate(figures, "fairness.true_positive_rate", $"sex={sex}", some.Count(r => r.P && r.Y), some.Count(r => r.Y));
            Rate(figures, "fairness.false_positive_rate", $"sex={sex}", some.Count(r => r.P && !r.Y), some.Count(r => !r.Y));
            Rate(figures, "fairness.precision", $"sex={sex}", some.Count(r => r.P && r.Y), some.Count(r => r.P));
            Rate(figures, "fairness.selection_rate", $"sex={sex}, age=over 25", some.Count(r => r.P && r.Old), some.Count(r => r.Old));
        }

        double Selected(string sex) => rows.Where(r => r.Sex == sex).Average(r => r.P ? 1.0 : 0);
        Assert.Equal(Math.Min(Selected("male"), Selected("female")) / Math.Max(Selected("male"), Selected("female")), figures.Known("fairness.demographic_parity_ratio", "by sex").Point, 1e-12);
    }

    // Five classes of disease; the rule is ours. Groups are coded as numbers, 1.0 and 0.0, as the file writes them.
    [Fact]
    public void Heart_disease_in_five_classes_is_what_its_lines_say()
    {
        var lines = File.ReadAllLines(TestData("heart", "processed.cleveland.data")).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')).ToArray();
        folder.With("heart.csv", "sex,vessels,target\n" + string.Concat(lines.Select(l => $"{l[1]},{(l[11] is "?" ? "" : l[11])},{l[13]}\n")));
        var figures = CardFigures.Of(folder, "kind: performance\ndata: heart.csv\nlabel: target\nprediction: CAST(CAST(vessels AS INTEGER) AS VARCHAR)\ngroups: { sex: sex }");
        var rows = lines.Select(l => (Y: l[13], P: l[11] is "?" ? null : ((int)double.Parse(l[11], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture), Sex: l[1])).ToArray();
        var known = rows.Where(r => r.P is not null).ToArray();
        Assert.Equal(rows.Length - known.Length, figures.Known("performance.missing_prediction").Point);
        Rate(figures, "performance.accuracy", "all rows", known.Count(r => r.P == r.Y), known.Length);
        foreach (var sex in rows.Select(r => r.Sex).Distinct(StringComparer.Ordinal))
            Rate(figures, "performance.accuracy", $"sex={sex}", known.Count(r => r.P == r.Y && r.Sex == sex), known.Count(r => r.Sex == sex));
        foreach (var name in rows.Select(r => r.Y).Distinct(StringComparer.Ordinal))
            Assert.Equal((double)known.Count(r => r.P == name && r.Y == name) / known.Count(r => r.Y == name), figures.Known("performance.recall", at: $"class={name}").Point, 1e-12);
    }

    [Fact]
    public void Three_hundred_thousand_rows_of_Parquet_with_predictions_joined_from_another_file_are_counted_exactly()
    {
        folder.WithParquet("people.parquet", "SELECT i AS id, (hash(i * 3) % 5)::TINYINT AS region, (hash(i * 7) % 2)::DOUBLE AS sex, (hash(i * 11) % 3 = 0) AS outcome FROM range(300000) t(i)");
        folder.WithParquet("said.parquet", "SELECT i AS id, ((hash(i * 13) % 1000) + 0.5) / 1000 AS score FROM range(299000) t(i) ORDER BY hash(i)");
        var figures = CardFigures.Of(folder, "kind: fairness\ndata: people.parquet\njoin: { file: said.parquet, on: id }\nlabel: outcome\nprediction: score >= 0.5\ngroups: { region: region, sex: sex }");
        using var scratch = ScratchDuck.Open();
        foreach (var (group, where) in ((string, string)[])[("all rows", "true"), ("region=3", "hash(i * 3) % 5 = 3"), ("region=3, sex=1.0", "hash(i * 3) % 5 = 3 AND hash(i * 7) % 2 = 1")])
        {
            var hits = long.Parse(scratch.Scalar($"SELECT CAST(count(*) AS VARCHAR) FROM range(299000) t(i) WHERE {where} AND hash(i * 13) % 1000 >= 500")!, CultureInfo.InvariantCulture);
            var rows = long.Parse(scratch.Scalar($"SELECT CAST(count(*) AS VARCHAR) FROM range(299000) t(i) WHERE {where}")!, CultureInfo.InvariantCulture);
            Rate(figures, "fairness.selection_rate", group, hits, rows);
        }

        Assert.Equal(1000, figures.Known("join.rows_without_match").Point);
    }

    private static void Rate(IReadOnlyList<Measurement> figures, string id, string group, long hits, long rows)
    {
        var known = figures.Known(id, group);
        Assert.Equal((double)hits / rows, known.Point, 1e-12);
        Assert.Equal(Wilson.Of(hits, rows).Low.Number, known.Low.Number, 1e-12);
        Assert.Equal(Wilson.Of(hits, rows).High.Number, known.High.Number, 1e-12);
    }

    private static string TestData(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("GNOMON_TEST_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "GNOMON_TEST_DATA is not set");
        return Path.Combine([root!, .. parts]);
    }
}
