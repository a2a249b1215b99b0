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
        $"SELECT CASE WHEN i % 2 = 0 THEN 'F' ELSE 'M' END AS g, hash(i) % 100 < CASE WHEN i % 2 = 0 THEN {women} ELSE 50 END AS p, hash(i * 3 + 1) % 2 = 0 AS y FROM range(2000) t(i)";
}
