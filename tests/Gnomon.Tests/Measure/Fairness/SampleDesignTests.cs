using System.Globalization;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;
using Gnomon.Tests.Measure.Kinds;

namespace Gnomon.Tests.Measure.Fairness;

/// <summary>Weights, repeated units and joined files, from a card over a file to the figures, against the same sums over plain rows.</summary>
public sealed class SampleDesignTests : IDisposable
{
    private const string Card = "kind: fairness\ndata: a.csv\nlabel: y = 1\nprediction: p = 1\ngroups: { sex: sex, age: age }";
    private const string Repeated = "kind: fairness\nunit: id\ndata: a.csv\nlabel: y = 1\nprediction: p = 1\ngroups: { sex: sex, age: age }";

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(1e-5)]
    public void A_weighted_rate_is_that_of_the_weights_with_the_linearised_variance(double unit)
    {
        var rows = Rows(300, unit);
        var figures = CardFigures.Of(folder.With("a.csv", Csv(rows)), Card + "\nweight: { is: w, as: sampling }");
        foreach (var (group, some) in Groups(rows))
        {
            var expected = LinearisedRatio.Of([.. some.Select(r => new WeightedCell(1, r.Weight, r.Weight * r.Weight, r.P ? 1 : 0, 1))]);
            var known = figures.Known("fairness.selection_rate", group);
            Assert.Equal(expected.Point, known.Point, 1e-6);
            Assert.Equal(expected.Proportion().Low.Number, known.Low.Number, 2e-3);
            Assert.Equal(expected.Proportion().High.Number, known.High.Number, 2e-3);
            Assert.Equal("wilson-effective", known.Method);
            Assert.Equal(some.Length, figures.Known("fairness.count", group).Point);
        }

        var positives = rows.Where(r => r.Y).ToArray();
        var hits = LinearisedRatio.Of([.. rows.Select(r => new WeightedCell(1, r.Weight, r.Weight * r.Weight, r.Y && r.P ? 1 : 0, r.Y ? 1 : 0))]);
        Assert.Equal(positives.Where(r => r.P).Sum(r => r.Weight) / positives.Sum(r => r.Weight), figures.Known("fairness.true_positive_rate").Point, 1e-6);
        Assert.Equal(hits.Proportion().Low.Number, figures.Known("fairness.true_positive_rate").Low.Number, 2e-3);
    }

    [Fact]
    public void Equal_weights_change_no_point_and_hardly_an_interval()
    {
        var rows = Rows(300, 0);
        var plain = CardFigures.Of(folder.With("a.csv", Csv(rows)), Card);
        var weighted = CardFigures.Of(folder, Card + "\nweight: { is: \"7\", as: sampling }");
        foreach (var id in (string[])["fairness.selection_rate", "fairness.precision", "fairness.f1"])
        {
            Assert.Equal(plain.Known(id).Point, weighted.Known(id).Point, 1e-9);
            Assert.Equal(plain.Known(id).Low.Number, weighted.Known(id).Low.Number, 2e-3);
        }

        Assert.Equal(plain.Known("fairness.demographic_parity_ratio", "by sex").Point, weighted.Known("fairness.demographic_parity_ratio", "by sex").Point, 1e-9);
    }

    [Fact]
    public void Rows_of_one_unit_are_taken_together()
    {
        var rows = Rows(300, 0);
        var figures = CardFigures.Of(folder.With("a.csv", Csv(rows)), Repeated, oneRowPerUnit: false);
        foreach (var (group, some) in Groups(rows))
        {
            var expected = ClusteredRatio.Of([.. some.GroupBy(r => r.Id, StringComparer.Ordinal).Select(u => ((double)u.Count(r => r.P), (double)u.Count()))]);
            var known = figures.Known("fairness.selection_rate", group);
            Assert.Equal(expected.Point, known.Point, 1e-12);
            Assert.Equal(expected.Proportion().Low.Number, known.Low.Number, 4e-3);
            Assert.Equal(expected.Proportion().High.Number, known.High.Number, 4e-3);
        }

        var plain = CardFigures.Of(folder, Card).Known("fairness.selection_rate");
        var unit = figures.Known("fairness.selection_rate");
        Assert.True(unit.High.Number - unit.Low.Number > 1.3 * (plain.High.Number - plain.Low.Number));
    }

    [Fact]
    public void A_frequency_is_that_many_rows()
    {
        var one = CardFigures.Of(folder.With("a.csv", "p,y,sex,age,n\n1,1,F,a,3\n0,1,F,a,2\n1,0,M,b,0\n1,0,M,b,4\n"), Card + "\nweight: { is: n, as: frequency }");
        var other = CardFigures.Of(folder.With("a.csv", "p,y,sex,age\n" + string.Concat(Enumerable.Repeat("1,1,F,a\n", 3)) + string.Concat(Enumerable.Repeat("0,1,F,a\n", 2)) + string.Concat(Enumerable.Repeat("1,0,M,b\n", 4))), Card);
        Assert.Equal(other.Select(m => (m.Id, m.Group, m.Rows, m.Value.ToString())), one.Select(m => (m.Id, m.Group, m.Rows, m.Value.ToString())));
    }

    [Theory]
    [InlineData("frequency", "-1")]
    [InlineData("frequency", "1.5")]
    [InlineData("frequency", "")]
    [InlineData("sampling", "0")]
    [InlineData("sampling", "")]
    [InlineData("sampling", "inf")]
    public void A_weight_that_cannot_be_one_is_a_problem(string kind, string weight)
    {
        folder.With("a.csv", $"p,y,sex,age,w\n1,1,F,a,1.0\n0,1,F,a,{weight}\n");
        var counted = CardFigures.Count(folder, Card + $"\nweight: {{ is: w, as: {kind} }}");
        Assert.Contains(counted.Problems, p => p.Exit == ExitCode.Data && p.Key is "weight");
    }

    [Fact]
    public void A_file_joined_on_a_column_gives_what_one_file_gives_and_counts_what_does_not_match()
    {
        var rows = Rows(300, 0).Index().ToArray();
        folder.With("a.csv", "key,y,sex,age\n" + string.Concat(rows.Select(r => $"{r.Index},{(r.Item.Y ? 1 : 0)},{r.Item.Sex},{r.Item.Age}\n")));
        folder.With("b.csv", "key,p\n" + string.Concat(rows.Reverse().Skip(20).Select(r => $"{r.Index},{(r.Item.P ? 1 : 0)}\n")) + "9001,1\n9002,0\n");
        var joined = CardFigures.Of(folder, Card + "\njoin: { file: b.csv, on: key }");
        Assert.Equal((20.0, 2.0), (joined.Known("join.rows_without_match").Point, joined.Known("join.other_rows_without_match").Point));
        Assert.Equal(20, joined.Known("fairness.missing_prediction").Point);
        folder.With("a.csv", Csv([.. rows.Select(r => r.Item)], rows.Length - 20));
        var whole = CardFigures.Of(folder, Card);
        Assert.Equal(whole.Known("fairness.selection_rate"), joined.Known("fairness.selection_rate"));
        Assert.Equal(whole.Known("fairness.true_positive_rate", "sex=F"), joined.Known("fairness.true_positive_rate", "sex=F"));
    }

    [Theory]
    [InlineData("join-duplicate", "key,p\n1,1\n1,0\n2,1\n")]
    [InlineData("join-no-match", "key,p\n8,1\n9,0\n")]
    [InlineData("join-no-key", "kee,p\n1,1\n")]
    [InlineData("join-same-column", "key,p,sex\n1,1,F\n")]
    public void A_join_that_cannot_be_made_says_why(string name, string other)
    {
        folder.With("a.csv", "key,y,sex,age\n1,1,F,a\n2,0,M,b\n").With("b.csv", other);
        Golden.Match($"Columns/{name}.golden", Shown.Problems(CardFigures.Count(folder, Card + "\njoin: { file: b.csv, on: key }").Problems) + "\n");
    }

    private static IEnumerable<(string Group, (string Id, bool P, bool Y, string Sex, string Age, double Weight)[] Rows)> Groups((string Id, bool P, bool Y, string Sex, string Age, double Weight)[] rows) =>
    [
        ("all rows", rows),
        ("sex=F", [.. rows.Where(r => r.Sex is "F")]),
        ("sex=M, age=b", [.. rows.Where(r => r is { Sex: "M", Age: "b" })]),
    ];

    private static (string Id, bool P, bool Y, string Sex, string Age, double Weight)[] Rows(int units, double unit)
    {
        var random = Pcg32.For(11, "sample design");
        return
        [
            .. Enumerable.Range(0, units).SelectMany(i =>
            {
                var (rate, sex, weight) = (random.NextDouble(), random.NextDouble() < 0.4 ? "F" : "M", unit == 0 ? 1 : Math.Round((1 + (9 * random.NextDouble())) * unit, 9));
                return Enumerable.Range(0, unit == 0 ? 1 + (int)(random.NextDouble() * 6) : 1)
                    .Select(_ => ($"u{i}", random.NextDouble() < rate, random.NextDouble() < 0.3 + (0.4 * rate), sex, random.NextDouble() < 0.5 ? "a" : "b", weight)).ToArray();
            }),
        ];
    }

    private static string Csv((string Id, bool P, bool Y, string Sex, string Age, double Weight)[] rows, int predicted = int.MaxValue) =>
        "id,p,y,sex,age,w\n" + string.Concat(rows.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"{r.Id},{(i >= predicted ? "" : r.P ? "1" : "0")},{(r.Y ? 1 : 0)},{r.Sex},{r.Age},{r.Weight:R}\n")));
}
