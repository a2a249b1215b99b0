using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Gnomon.Columns;
using Gnomon.Measure.Scoring;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Measure.Scoring;

/// <summary>Average precision of units in several rows: the statement against the same draws made here, row by row.</summary>
public sealed class PoissonDrawsTests : IDisposable
{
    private const long Salt = 12345;
    private const int Rows = 400, Units = 90, Prime = int.MaxValue;

    private readonly DataFolder folder = new();

    public PoissonDrawsTests() =>
        folder.WithParquet("a.parquet", $"SELECT 'u' || (i % {Units}) AS u, (hash(i) % 997)::INTEGER AS s, hash(i * 31) % 997 < hash(i) % 997 AS y, 1 + i % 3 AS w FROM range({Rows}) t(i)");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_statement_draws_units_as_the_definition_says(int threads)
    {
        using var scratch = ScratchDuck.Open();
        var rows = scratch.Scalar($"SELECT string_agg(concat_ws(',', u, s, y::INTEGER, w), ';') FROM '{folder.At("a.parquet")}'")!.Split(';').Select(r => r.Split(','))
            .Select(r => (Unit: r[0], Bin: (int)(Number(r[1]) / 997.0 * 1000), Y: Number(r[2]) == 1, W: Number(r[3]) * 10_000L)).ToList();
        var table = Table(threads);
        var values = Enumerable.Range(0, ScoreSpread.Draws + 1).Select(draw => Precision(rows.Select(r => (r.Bin, r.Y, r.W * Times(r.Unit, draw))))).ToArray();
        Assert.Equal(values[0], table.Number("ap"), 1.0);
        Assert.Equal(ScoreSpread.Draws, table.Number("draws"));
        Assert.Equal(1, values.Skip(1).Sum() / double.Parse(table.Text("aps")!, CultureInfo.InvariantCulture), 1e-6);
        Assert.Equal(1, values.Skip(1).Sum(v => v * v) / double.Parse(table.Text("ap_squares")!, CultureInfo.InvariantCulture), 1e-6);
        Assert.InRange(table.Number("ap_least"), 0, table.Number("ap_most"));
    }

    // Mean and variance of Poisson numbers are 1, and those of two draws do not go together.
    [Fact]
    public void Units_are_drawn_by_Poisson_numbers_of_mean_1()
    {
        int[][] times = [.. Enumerable.Range(1, 20).Select(d => Enumerable.Range(0, 20_000).Select(u => Times(u.ToString(CultureInfo.InvariantCulture), d)).ToArray())];
        Assert.All(times, t => Assert.Equal(1, t.Average(), 0.05));
        Assert.All(times, t => Assert.Equal(1, t.Average(k => (k - 1.0) * (k - 1)), 0.1));
        Assert.Equal(Math.Exp(-1), times.Average(t => t.Count(k => k == 0) / 20_000.0), 0.005);
        Assert.Equal(0, times[0].Zip(times[1]).Average(p => (p.First - 1.0) * (p.Second - 1)), 0.05);
    }

    [Fact]
    public void Variance_and_freedom_are_those_of_the_draws()
    {
        var draws = new PoissonDraws(4, 10, 30);
        Assert.Equal(5.0 / 3, draws.Variance, 1e-12);
        Assert.Equal(1.5, draws.Freedom(3), 1e-12);
    }

    /// <summary>A million rows took minutes, where all other figures took seconds.</summary>
    [Fact]
    public void Units_of_too_many_rows_are_not_drawn() => Assert.Null(Table(threads: 1, most: 1).Maybe("draws"));

    public void Dispose() => folder.Dispose();

    private TableRow Table(int threads, long most = ScoreSpread.MostDrawn)
    {
        var request = folder.Request("a.parquet", "y") with
        {
            Threads = threads,
            Tables =
            [
                new TableQuery("design-whole", "Scoring.moments")
                {
                    People = new TablePeople(["units"]),
                    Inputs = [new("label", "y", InputForm.Truth), new("score", "s / 997.0", InputForm.Number), new("weight", "w", InputForm.Number), new("unit", "u", InputForm.Text)],
                    Numbers =
                    [
                        new("bins", 1000), new("one", ScoreSpread.One), new("weights", 4), new("draws", ScoreSpread.Draws), new("most", most), new("salt", Salt),
                    ],
                },
            ],
        };
        return CellCounter.CountAll(request).Value.Tables.Single().Rows.Single();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int Times(string unit, int draw)
    {
        if (draw == 0)
            return 1;
        // DuckDB reads the sixteen bytes of MD5 as a number with the last first.
#pragma warning disable CA5351
        var lot = new BigInteger(MD5.HashData(Encoding.UTF8.GetBytes($"{unit}/{Salt}")), isUnsigned: true);
#pragma warning restore CA5351
        var u = (double)(((lot % Prime) + (draw * (lot / Prime % Prime))) % Prime) / Prime;
        var (times, below, term) = (0, Math.Exp(-1), Math.Exp(-1));
        while (u > below && times < 11)
        {
            times++;
            term /= times;
            below += term;
        }

        return times;
    }

    private static double Precision(IEnumerable<(int Bin, bool Y, long W)> rows)
    {
        double tp = 0, fp = 0, sum = 0;
        foreach (var bin in rows.GroupBy(r => r.Bin).OrderByDescending(g => g.Key))
        {
            var positives = bin.Where(r => r.Y).Sum(r => (double)r.W);
            tp += positives;
            fp += bin.Where(r => !r.Y).Sum(r => (double)r.W);
            sum += positives > 0 ? positives * tp / (tp + fp) : 0;
        }

        return sum / tp * ScoreSpread.One;
    }
}
