using Gnomon.Measure.Drift;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;
using Gnomon.Tests.Measure.Kinds;

namespace Gnomon.Tests.Measure.Drift;

public sealed class DriftTests : IDisposable
{
    private const string Card = "kind: drift\ndata: now.parquet\nthen: then.parquet\ncolumns: { x: x, g: g }";

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Equal_periods_do_not_drift_and_shifted_ones_do()
    {
        folder.WithParquet("then.parquet", Rows(0)).WithParquet("now.parquet", Rows(0));
        var still = CardFigures.Of(folder, Card);
        foreach (var (metric, column) in ((string, string)[])[("psi", "x"), ("psi", "g"), ("jensen_shannon", "x"), ("kolmogorov_smirnov", "x"), ("wasserstein", "x")])
            Assert.Equal(0, still.Known("drift." + metric, at: "column=" + column).Point, 1e-12);
        Assert.Equal(1, still.Known("drift.p", at: "column=x").Point);
        folder.WithParquet("now.parquet", Rows(100));
        var moved = CardFigures.Of(folder, Card);
        // All values lie 100 of 1,000 higher: the distance of the functions is 0.1 and the area between them 100.
        Assert.Equal(0.1, moved.Known("drift.kolmogorov_smirnov", at: "column=x").Point, 0.006);
        var area = moved.Known("drift.wasserstein", at: "column=x");
        Assert.InRange(100, area.Low.Number, area.High.Number);
        Assert.Equal(100, area.Point, 3.0);
        Assert.True(moved.Known("drift.psi", at: "column=x").Low.Number > 0.02);
        Assert.True(moved.Known("drift.p", at: "column=x").Point < 1e-6);
        Assert.Equal(1, moved.Known("drift.p", at: "column=g").Point);
        Assert.True(moved.Known("drift.detectable_psi", at: "column=x").Point < moved.Known("drift.psi", at: "column=x").Point);
    }

    // Ten and ten against fifteen and five, without the half rows: the index is 0.5 log 3 x 0.5, worked out by hand; the divergence 0.0336 likewise.
    [Fact]
    public void Distances_are_those_of_their_definitions()
    {
        PeriodBin[] bins = [new(null, null, 1_000_000, 1_500_000), new(null, null, 1_000_000, 500_000)];
        Assert.Equal(0.25 * Math.Log(3), Divergence.Psi(bins).Point, 1e-6);
        double middle = (0.5 + 0.75) / 2, other = (0.5 + 0.25) / 2;
        Assert.Equal(((0.5 * Math.Log(0.5 / middle)) + (0.5 * Math.Log(0.5 / other)) + (0.75 * Math.Log(0.75 / middle)) + (0.25 * Math.Log(0.25 / other))) / 2, Divergence.JensenShannon(bins).Point, 1e-12);
        // 2 x 2: (10 x 5 - 10 x 15)² x 40 / (25 x 15 x 20 x 20) = 2.6667, p = 0.1025.
        Assert.Equal(0.10247, Divergence.ChiSquareP([new(null, null, 10, 15), new(null, null, 10, 5)]), 0.00001);
        Assert.Equal(Math.Log(2), Divergence.JensenShannon([new(null, null, 50, 0), new(null, null, 0, 50)]).Point, 1e-12);
    }

    // Ten bins of which two change by a fifth; 150 draws of 1,500 rows a period. Three standard errors below 95 % is 134.
    [Fact]
    public void The_interval_of_the_index_holds_the_truth()
    {
        var random = Pcg32.For(2026, "psi");
        long[] then = [.. Enumerable.Repeat(100L, 10)], now = [80, 120, .. Enumerable.Repeat(100L, 8)];
        var truth = 0.02 * (Math.Log(0.12 / 0.10) + Math.Log(0.10 / 0.08));
        var held = 0;
        for (var run = 0; run < 150; run++)
        {
            var (a, b) = (new long[10], new long[10]);
            for (var i = 0; i < 10; i++)
                (a[i], b[i]) = (Binomial.Draw(random, 1500, then[i] / 1000.0), Binomial.Draw(random, 1500, now[i] / 1000.0));
            held += Divergence.Psi([.. a.Zip(b, (x, y) => new PeriodBin(null, null, x, y))]).Limits.Contains(truth) ? 1 : 0;
        }

        Assert.True(held >= 134, $"{held} of 150");
    }

    [Fact]
    public void Quality_and_fairness_are_told_for_both_periods_and_every_group()
    {
        folder.WithParquet("then.parquet", Decided(50)).WithParquet("now.parquet", Decided(30));
        var figures = CardFigures.Of(folder, "kind: drift\ndata: now.parquet\nthen: then.parquet\ncolumns: { g: g }\nprediction: p\nlabel: y\ngroups: { g: g }");
        var women = figures.Known("drift.selection_rate_change", "g=F");
        Assert.InRange(women.Point, -0.25, -0.15);
        Assert.True(women.High.Number < 0 && figures.Known("drift.selection_rate_change_p", "g=F").Point < 0.001);
        Assert.Equal(0, figures.Known("drift.selection_rate_change", "g=M").Point);
        Assert.Equal(figures.Known("drift.selection_rate_now", "g=F").Point - figures.Known("drift.selection_rate_then", "g=F").Point, women.Point, 1e-12);
        Assert.InRange(figures.Known("drift.selection_rate_detectable", "g=F").Point, 0.05, 0.08);
        Assert.NotNull(figures.Known("drift.accuracy_change"));
    }

    [Fact]
    public void Two_periods_of_one_file_are_told_apart_by_an_expression()
    {
        folder.WithParquet("now.parquet", "SELECT i, (i % 100)::DOUBLE AS x, 'g' || i % 3 AS g FROM range(1000) t(i)");
        var figures = CardFigures.Of(folder, "kind: drift\ndata: now.parquet\nthen: now.parquet\nbefore: i < 400\ncolumns: { x: x, g: g }");
        Assert.Equal(1000, figures.One("drift.psi", at: "column=x").Rows);
        Assert.Equal(0, figures.Known("drift.kolmogorov_smirnov", at: "column=x").Point, 0.011);
    }

    // Rows that count alike are worth as many, but for the one that their mean takes: equal weights give the points of none, and almost its limits.
    [Fact]
    public void Equal_weights_say_what_no_weights_say()
    {
        folder.WithParquet("then.parquet", Decided(50)).WithParquet("now.parquet", Decided(30));
        const string Rates = "kind: drift\ndata: now.parquet\nthen: then.parquet\ncolumns: { n: n, g: g }\nprediction: p\nlabel: y\ngroups: { g: g }";
        var plain = CardFigures.Of(folder, Rates);
        var weighted = CardFigures.Of(folder, Rates + "\nweight: { is: 2.5, as: sampling }");
        Assert.Equal(plain.Count, weighted.Count);
        foreach (var (one, other) in plain.Zip(weighted))
        {
            Assert.Equal((one.Id, one.Rows, one.Group, one.At), (other.Id, other.Rows, other.Group, other.At));
            if (one.Id is "drift.p" || one.Value is not MeasuredValue.Known { Estimate: var a })
                continue;
            var b = Assert.IsType<MeasuredValue.Known>(other.Value).Estimate;
            Assert.Equal(a.Point, b.Point, 0.001);
            if (one.Id is not ("drift.kolmogorov_smirnov" or "drift.wasserstein"))
                Assert.Equal((a.Low.Number, a.High.Number), (b.Low.Number, b.High.Number), (x, y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) < 0.002);
        }
    }

    // Half of the rows weigh 3: shares and distances by hand.
    [Fact]
    public void Weighted_rows_count_for_those_whom_they_stand_for()
    {
        folder.WithParquet("then.parquet", "SELECT CASE WHEN i % 2 = 0 THEN 'a' ELSE 'b' END AS g, 1.0 AS w, i % 2 = 0 AS p, (i % 100)::DOUBLE AS x FROM range(1000) t(i)")
            .WithParquet("now.parquet", "SELECT CASE WHEN i % 2 = 0 THEN 'a' ELSE 'b' END AS g, CASE WHEN i % 2 = 0 THEN 3.0 ELSE 1.0 END AS w, i % 2 = 0 AS p, (i % 100)::DOUBLE AS x FROM range(1000) t(i)");
        var figures = CardFigures.Of(folder, "kind: drift\ndata: now.parquet\nthen: then.parquet\ncolumns: { g: g, x: x }\nprediction: p\nweight: { is: w, as: sampling }");
        // Shares 0.5, 0.5 and 0.75, 0.25.
        Assert.Equal(0.25 * Math.Log(3), figures.Known("drift.psi", at: "column=g").Point, 0.005);
        Assert.Equal(0.5, figures.Known("drift.selection_rate_then").Point, 1e-12);
        Assert.Equal(0.75, figures.Known("drift.selection_rate_now").Point, 1e-12);
        var change = figures.Known("drift.selection_rate_change");
        Assert.Equal("newcombe-effective", change.Method);
        Assert.Equal(0.25, change.Point, 1e-12);
        // Linearised 0.25² 500 x 9 + 0.75² 500 over 2000²: less than 0.75 x 0.25 / 1000, which no design is taken to be surer than; and 0.25 / 1000 of the first period.
        Assert.True(((0.0625 * 9 * 500) + (0.5625 * 500)) / 4_000_000 < 0.0001875);
        var error = Math.Sqrt(0.0001875 + 0.00025);
        Assert.Equal(2 * 1.96 * error, change.High.Number - change.Low.Number, 0.002);
        var distance = figures.Known("drift.kolmogorov_smirnov", at: "column=x");
        Assert.Equal("simultaneous-binned", distance.Method);
        // Even values have 3 of 4: up to any even value the function is a little ahead, by a hundredth at the most.
        Assert.Equal(0.005, distance.Point, 0.0051);
        Assert.InRange(distance.High.Number, 0.1, 0.25);
    }

    // Five copies of every row: as units they are worth what the rows alone are, and without units five times as much.
    [Fact]
    public void Copies_of_a_unit_are_worth_one_row()
    {
        const string Columns = "kind: drift\ndata: now.parquet\nthen: then.parquet\ncolumns: { n: n, g: g }\nprediction: p";
        folder.WithParquet("then.parquet", Decided(50)).WithParquet("now.parquet", Decided(46));
        var once = CardFigures.Of(folder, Columns);
        folder.WithParquet("then.parquet", $"SELECT * FROM ({Decided(50)}), range(5)").WithParquet("now.parquet", $"SELECT * FROM ({Decided(46)}), range(5)");
        var copied = CardFigures.Of(folder, Columns + "\nunit: i", oneRowPerUnit: false);
        var taken = CardFigures.Of(folder, Columns);
        foreach (var id in (string[])["drift.psi", "drift.jensen_shannon", "drift.detectable_psi"])
            Assert.Equal(once.Known(id, at: "column=g").High.Number, copied.Known(id, at: "column=g").High.Number, 0.001);
        var (one, five, wrong) = (once.Known("drift.selection_rate_change"), copied.Known("drift.selection_rate_change"), taken.Known("drift.selection_rate_change"));
        Assert.Equal(one.Point, five.Point, 1e-12);
        Assert.Equal(one.High.Number, five.High.Number, 0.001);
        Assert.True(wrong.High.Number < one.High.Number - 0.01);
        Assert.Equal(once.Known("drift.selection_rate_change_p").Point, copied.Known("drift.selection_rate_change_p").Point, 0.02);
        // Units that are no longer repeated are rows.
        folder.WithParquet("then.parquet", Decided(50)).WithParquet("now.parquet", Decided(46));
        Assert.Equal(once.Select(f => f.Value), CardFigures.Of(folder, Columns + "\nunit: i", oneRowPerUnit: false).Select(f => f.Value));
    }

    [Fact]
    public void A_weight_that_is_none_is_a_fault_of_the_data_in_either_period()
    {
        folder.WithParquet("now.parquet", "SELECT i AS x, 1.0 AS w FROM range(100) t(i)").WithParquet("then.parquet", "SELECT i AS x, CASE WHEN i > 97 THEN -1.0 ELSE 1.0 END AS w FROM range(100) t(i)");
        var counted = CardFigures.Count(folder, "kind: drift\ndata: now.parquet\nthen: then.parquet\ncolumns: { x: x }\nweight: { is: w, as: sampling }");
        var fault = Assert.Single(counted.Problems);
        Assert.Equal((ExitCode.Data, "weight"), (fault.Exit, fault.Key));
        Assert.StartsWith("2 rows", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_refused_where_the_card_names_it_once()
    {
        folder.WithParquet("now.parquet", "SELECT [1, 2] AS l FROM range(100) t(i)").WithParquet("then.parquet", "SELECT [1, 2] AS l FROM range(100) t(i)");
        var fault = Assert.Single(CardFigures.Count(folder, "kind: drift\ndata: now.parquet\nthen: then.parquet\ncolumns: { x: l }").Problems);
        Assert.Equal("columns.x", fault.Key);
    }

    // A branch of the statement for each column took more than a gigabyte at 60 columns of 100 rows.
    [Fact]
    public void As_many_columns_as_a_card_may_name_are_compared_in_little_memory()
    {
        var columns = string.Join(", ", Enumerable.Range(0, 100).Select(c => $"(i * {c + 1} + 0.5)::DOUBLE AS c{c}"));
        folder.WithParquet("then.parquet", $"SELECT {columns} FROM range(100) t(i)").WithParquet("now.parquet", $"SELECT {columns} FROM range(100) t(i)");
        var figures = CardFigures.Of(folder, $"kind: drift\ndata: now.parquet\nthen: then.parquet\ncolumns: {{ {string.Join(", ", Enumerable.Range(0, 100).Select(c => $"c{c}: c{c}"))} }}");
        Assert.Equal(100, figures.Count(m => m is { Id: "drift.kolmogorov_smirnov", Value: MeasuredValue.Known }));
        Assert.Equal(0, figures.Known("drift.wasserstein", at: "column=c99").Point);
    }

    [Fact]
    public void What_cannot_be_compared_is_unknown()
    {
        folder.WithParquet("then.parquet", "SELECT 1.0::DOUBLE AS x, 'k' AS g FROM range(100)").WithParquet("now.parquet", "SELECT 1.0::DOUBLE AS x, 'k' AS g FROM range(100)");
        Assert.Equal(UnknownCause.Undecided, CardFigures.Of(folder, Card).NotKnown("drift.psi", at: "column=x").Cause);
        folder.WithParquet("now.parquet", "SELECT CASE WHEN i = 5 THEN 'nan'::DOUBLE ELSE i END AS x, NULL::VARCHAR AS g FROM range(100) t(i)").WithParquet("then.parquet", "SELECT i::DOUBLE AS x, 'k' AS g FROM range(100) t(i)");
        var odd = CardFigures.Of(folder, Card);
        Assert.Equal((UnknownCause.Undecided, UnknownCause.NoRows), (odd.NotKnown("drift.psi", at: "column=x").Cause, odd.NotKnown("drift.psi", at: "column=g").Cause));
        Assert.Equal(1, odd.Known("drift.missing_change", at: "column=g").Point);
        folder.WithParquet("now.parquet", "SELECT 1.0::DOUBLE AS x, 'k' AS g");
        Assert.Equal(UnknownCause.TooFew, CardFigures.Of(folder, Card).NotKnown("drift.psi", at: "column=g").Cause);
    }

    private static string Rows(int shift) => $"SELECT (i % 1000 + {shift})::DOUBLE AS x, 'g' || i % 3 AS g FROM range(3000) t(i)";

    private static string Decided(int women) =>
        $"SELECT i, (i % 50)::DOUBLE AS n, CASE WHEN i % 2 = 0 THEN 'F' ELSE 'M' END AS g, hash(i) % 100 < CASE WHEN i % 2 = 0 THEN {women} ELSE 50 END AS p, hash(i * 3 + 1) % 2 = 0 AS y FROM range(2000) t(i)";
}
