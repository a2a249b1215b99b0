using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Statistics;

public class UnitBootstrapTests
{
    private const ulong Seed = 7;

    [Fact]
    public void Where_each_unit_is_a_row_it_is_the_bootstrap_of_cells()
    {
        long[] rows = [30, 10, 20, 40];
        var units = UnitBootstrap.Of(
            [.. rows.Select((n, i) => (n, (IReadOnlyList<double>)[.. Enumerable.Range(0, 4).Select(j => i == j ? 1.0 : 0)]))], t => 2 * t[0] / ((2 * t[0]) + t[1] + t[2]), Seed, "a");
        Assert.Equal(CellBootstrap.Of([rows], g => 2.0 * g[0][0] / ((2.0 * g[0][0]) + g[0][1] + g[0][2]), [], Seed, "a"), units);
    }

    [Fact]
    public void A_ratio_over_many_units_has_about_the_linearised_limits()
    {
        var units = Units(200);
        var expected = ClusteredRatio.Of(units).Plain()!.Value;
        var limits = UnitBootstrap.Of([.. units.Select(u => (1L, (IReadOnlyList<double>)[u.Hits, u.Rows]))], t => t[0] / t[1], Seed, "b").Interval!.Value;
        var width = expected.High.Number - expected.Low.Number;
        Assert.Equal(expected.Low.Number, limits.Low.Number, 0.12 * width);
        Assert.Equal(expected.High.Number, limits.High.Number, 0.12 * width);
    }

    [Fact]
    public void Rows_doubled_within_units_tell_nothing_new()
    {
        var units = Units(50);
        IReadOnlyList<(long, IReadOnlyList<double>)> Kinds(double times) => [.. units.Select(u => (1L, (IReadOnlyList<double>)[times * u.Hits, times * u.Rows]))];
        Assert.Equal(UnitBootstrap.Of(Kinds(1), t => t[0] / t[1], Seed, "c"), UnitBootstrap.Of(Kinds(2), t => t[0] / t[1], Seed, "c"));
    }

    [Fact]
    public void Units_that_are_all_alike_and_units_that_do_not_fit_say_so()
    {
        Assert.Equal("all units are alike, so resampling shows nothing of chance", UnitBootstrap.Of([(5, [1, 2])], t => t[0] / t[1], Seed, "d").WhyNot);
        Assert.Throws<ArgumentException>(() => UnitBootstrap.Of([(1, [1, 2])], t => t[0] / t[1], Seed, "d"));
        Assert.Throws<ArgumentException>(() => UnitBootstrap.Of([(1, [1, 2]), (3, [1])], t => t[0], Seed, "d"));
    }

    private static (double Hits, double Rows)[] Units(int count)
    {
        var random = Pcg32.For(5, "units");
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var (rows, rate) = (1 + (int)(9 * random.NextDouble()), random.NextDouble());
                return ((double)Binomial.Draw(random, rows, rate), (double)rows);
            }),
        ];
    }
}
