using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;
using Gnomon.Tests.Measure.Kinds;
using MathNet.Numerics.Distributions;

namespace Gnomon.Tests.Measure.Data;

public sealed class DataTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Gaps_constants_and_repeats_are_counted()
    {
        folder.With("a.csv", "a,b,k\n1,x,same\n1,x,same\n,NaN,same\n2, ,same\n");
        var figures = CardFigures.Of(folder, "kind: data\ndata: a.csv");
        Assert.Equal((0.25, 0.5, 0.0), (figures.Known("data.missing", at: "column=a").Point, figures.Known("data.missing", at: "column=b").Point, figures.Known("data.missing", at: "column=k").Point));
        Assert.Equal("wilson", figures.Known("data.missing", at: "column=k").Method);
        Assert.True(figures.Known("data.missing", at: "column=k").High.Number > 0.4);
        Assert.Equal((1.0, 1.0, 0.0), (figures.Known("data.constant_columns").Point, figures.Known("data.constant", at: "column=k").Point, figures.Known("data.constant", at: "column=a").Point));
        Assert.Equal((4.0, 0.5), (figures.Known("data.rows").Point, figures.Known("data.alike").Point));
    }

    [Fact]
    public void A_perfect_leak_foretells_every_label_and_a_column_of_names_tells_nothing()
    {
        folder.WithParquet("a.parquet", "SELECT 'id' || i AS id, i >= 500 AS y, CASE WHEN i >= 500 THEN 'late' ELSE 'early' END AS leak, i / 7.0 AS number, 'k' AS k, i % 3 AS noise FROM range(1000) t(i)");
        var figures = CardFigures.Of(folder, "kind: data\ndata: a.parquet\nlabel: y");
        Assert.Equal(1, figures.Known("data.foretold", at: "column=leak").Point);
        Assert.True(figures.Known("data.foretold", at: "column=leak").Low.Number < 1);
        Assert.Equal(1, figures.Known("data.foretold", at: "column=number").Point);
        Assert.Equal((0.5, 0.5), (figures.Known("data.foretold", at: "column=k").Point, figures.Known("data.usual_label").Point));
        Assert.InRange(figures.Known("data.foretold", at: "column=noise").Point, 0.5, 0.51);
        Assert.Equal(UnknownCause.Undecided, figures.NotKnown("data.foretold", at: "column=id").Cause);
        // The column of the label itself is no leak.
        Assert.DoesNotContain(figures, f => f.Id is "data.foretold" && f.At!.ToString() is "column=y");
        var alike = CardFigures.Of(folder, "kind: data\ndata: a.parquet\nlabel: y\ncolumns: { k: k, noise: noise }");
        Assert.Equal((1.0, 1.0), (alike.Known("data.alike").Point, alike.Known("data.contradicted").Point));
    }

    [Fact]
    public void Two_labels_agree_as_Fleisss_example_says()
    {
        var table = new[] { ("p", "p", 75), ("p", "n", 1), ("p", "o", 4), ("n", "p", 5), ("n", "n", 4), ("n", "o", 1), ("o", "o", 10) };
        folder.With("a.csv", "x,y\n" + string.Concat(table.SelectMany(t => Enumerable.Repeat($"{t.Item1},{t.Item2}\n", t.Item3))));
        var figures = CardFigures.Of(folder, "kind: data\ndata: a.csv\nlabel: x = 'p'\nsecond-label: y = 'p'");
        Assert.Equal(0.90, figures.Known("data.label_agreement").Point, 1e-12);
        // Fleiss, Levin and Paik, table 18.2: kappa of the first category by itself is 0.69.
        Assert.Equal(0.69, figures.Known("data.label_kappa").Point, 0.005);
        folder.With("a.csv", "x,y\np,p\np,p\n");
        Assert.Equal(UnknownCause.ZeroDenominator, CardFigures.Of(folder, "kind: data\ndata: a.csv\nlabel: x = 'p'\nsecond-label: y = 'p'").NotKnown("data.label_kappa").Cause);
    }

    [Fact]
    public void Months_without_rows_are_seen()
    {
        folder.With("a.csv", "t\n2024-01-31\n2024-02-01\n2024-06-15\n\nno date\n");
        var figures = CardFigures.Of(folder, "kind: data\ndata: a.csv\ntime: t");
        Assert.Equal((3.0, 3.0, 3.0), (figures.Known("data.periods").Point, figures.Known("data.empty_periods").Point, figures.Known("data.longest_gap").Point));
        Assert.Equal(1, figures.Known("data.rows_of_period", at: "from=2024-02-01").Point);
        Assert.True(figures.Known("data.without_time").Point > 0);
        folder.With("a.csv", "t\nnever\n");
        Assert.Equal(UnknownCause.NoRows, CardFigures.Of(folder, "kind: data\ndata: a.csv\ntime: t").NotKnown("data.periods").Cause);
    }

    // Chi-square 4 on 1 degree by hand: (60 - 50)² / 50 twice; its p-value 0.0455 stands in tables.
    // Values of groups are what stands in the data: codes, bands of age, signs.
    [Fact]
    public void A_population_may_be_given_by_codes_and_bands()
    {
        folder.With("a.csv", "race,age\n1,18-25\n2,65+\n1,18-25\n2,65+\n");
        var figures = CardFigures.Of(folder, "kind: data\ndata: a.csv\ngroups: { race: race, age: age }\nreference: { race: { 1: 0.4, 2: 0.6 }, age: { 18-25: 0.5, 65+: 0.5 } }");
        Assert.Equal(1.25, figures.Known("data.representation", "race=1").Point, 1e-12);
        Assert.Equal(1, figures.Known("data.representation", "age=65+").Point, 1e-12);
    }

    [Fact]
    public void Groups_are_held_against_a_population()
    {
        folder.With("a.csv", "sex\n" + string.Concat(Enumerable.Repeat("F\n", 60)) + string.Concat(Enumerable.Repeat("M\n", 40)));
        const string Card = "kind: data\ndata: a.csv\ngroups: { sex: sex }\nreference: { sex: { F: 0.5, M: 0.5 } }";
        var figures = CardFigures.Of(folder, Card);
        Assert.Equal(0.04550026389635842, figures.Known("data.reference_p", at: "grouping=sex").Point, 1e-12);
        Assert.Equal(1.2, figures.Known("data.representation", "sex=F").Point, 1e-12);
        Assert.Equal(0.1, figures.Known("data.distance_from_reference", at: "grouping=sex").Point, 1e-12);
        Assert.Equal(UnknownCause.Withheld, CardFigures.Of(folder, Card, publishSize: 50).NotKnown("data.share", "sex=M").Cause);
        Assert.Equal(UnknownCause.NotAsked, CardFigures.Of(folder, "kind: data\ndata: a.csv\nreference: { sex: { F: 0.5, M: 0.5 } }").NotKnown("data.distance_from_reference", at: "grouping=sex").Cause);
    }

    // Of two groups Rao and Scott's statistic is the squared distance from the population over the linearised variance, whatever the weights.
    [Fact]
    public void With_sampling_weights_the_shares_are_those_of_the_weights()
    {
        var rows = Enumerable.Range(0, 200).Select(i => (Sex: i % 3 == 0 ? "F" : "M", Weight: 1 + (i * 7 % 5))).ToArray();
        folder.With("a.csv", "sex,w\n" + string.Concat(rows.Select(r => FormattableString.Invariant($"{r.Sex},{r.Weight}\n"))));
        const string Card = "kind: data\ndata: a.csv\ngroups: { sex: sex }\nreference: { sex: { F: 0.4, M: 0.6 } }";
        var figures = CardFigures.Of(folder, Card + "\nweight: { is: w, as: sampling }");
        var expected = LinearisedRatio.Of([.. rows.Select(r => new WeightedCell(1, r.Weight, r.Weight * r.Weight, r.Sex is "F" ? 1 : 0, 1))]);
        var share = figures.Known("data.share", "sex=F");
        Assert.Equal(expected.Point, share.Point, 1e-9);
        Assert.Equal(expected.Proportion().Low.Number, share.Low.Number, 1e-9);
        Assert.Equal(expected.Proportion().High.Number / 0.4, figures.Known("data.representation", "sex=F").High.Number, 1e-9);
        Assert.Equal(2 * Normal.CDF(0, 1, -Math.Abs(expected.Point - 0.4) / Math.Sqrt(expected.Variance)), figures.Known("data.reference_p", at: "grouping=sex").Point, 1e-9);
        Assert.Equal("wilson-effective-bonferroni", figures.Known("data.distance_from_reference", at: "grouping=sex").Method);
        Assert.Equal(200, figures.Known("data.rows").Point);

        var (plain, even) = (CardFigures.Of(folder, Card), CardFigures.Of(folder, Card + "\nweight: { is: \"3\", as: sampling }"));
        Assert.Equal(plain.Known("data.share", "sex=F").Point, even.Known("data.share", "sex=F").Point, 1e-12);
        Assert.Equal(plain.Known("data.share", "sex=F").Low.Number, even.Known("data.share", "sex=F").Low.Number, 2e-3);
        var bad = CardFigures.Count(folder.With("a.csv", "sex,w\nF,0\nM,1\n"), Card + "\nweight: { is: w, as: sampling }");
        Assert.Equal(ExitCode.Data, Assert.Single(bad.Problems).Exit);
    }

    [Fact]
    public void One_row_is_no_constant_and_no_leak()
    {
        folder.With("a.csv", "a,y\n1,true\n");
        var figures = CardFigures.Of(folder, "kind: data\ndata: a.csv\nlabel: y");
        Assert.Equal(0, figures.Known("data.constant_columns").Point);
        Assert.Equal(UnknownCause.Undecided, figures.NotKnown("data.foretold", at: "column=a").Cause);
    }
}
