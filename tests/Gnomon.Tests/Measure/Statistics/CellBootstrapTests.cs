using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Statistics;

public class CellBootstrapTests
{
    private const ulong Seed = 7;

    // True positives, false positives, false negatives, true negatives.
    private static readonly long[] One = [30, 10, 20, 40], Other = [20, 15, 10, 15];

    // A bootstrap of the rows themselves in Python, 40,000 samples, with the same formula for the ends.
    [Fact]
    public void Drawing_cells_is_drawing_rows()
    {
        var f1 = Limits([One], g => F1(g[0]), [(30, 60)]);
        Assert.Equal(0.5412, f1.Interval!.Value.Low.Number, 0.012);
        Assert.Equal(0.7692, f1.Interval.Value.High.Number, 0.012);
        var apart = Limits([One, Other], g => F1(g[0]) - F1(g[1]), [(30, 60), (20, 45)]);
        Assert.Equal(-0.1267, apart.Interval!.Value.Low.Number, 0.02);
        Assert.Equal(0.2362, apart.Interval.Value.High.Number, 0.02);
        Assert.Equal((CellBootstrap.Draws, 0), (apart.Draws, apart.Undefined));
    }

    [Fact]
    public void The_same_seed_and_id_give_the_same_limits_on_any_number_of_threads()
    {
        var alone = Limits([One], g => F1(g[0]), [(30, 60)]);
        Assert.All(Enumerable.Range(0, 8).AsParallel().Select(_ => Limits([One], g => F1(g[0]), [(30, 60)])), other => Assert.Equal(alone, other));
        Assert.NotEqual(alone, CellBootstrap.Of([One], g => F1(g[0]), [(30, 60)], Seed, "another"));
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(60, 60)]
    public void A_share_of_none_or_all_gives_no_interval(long successes, long trials)
    {
        var limits = Limits([One], g => F1(g[0]), [(30, 60), (successes, trials)]);
        Assert.Null(limits.Interval);
        Assert.Equal(0, limits.Draws);
        Assert.Contains("none or all", limits.WhyNot, StringComparison.Ordinal);
    }

    // Precision of 3 predicted among 10: no prediction at all in 0.7^10 = 2.8 % of samples.
    [Fact]
    public void More_than_one_in_a_hundred_samples_without_a_value_is_unknown()
    {
        static double? Precision(IReadOnlyList<long> c) => c[0] + c[1] > 0 ? (double)c[0] / (c[0] + c[1]) : null;
        var few = Limits([[2, 1, 1, 6]], g => Precision(g[0]), [(2, 3)]);
        Assert.Null(few.Interval);
        Assert.InRange(few.Undefined, 0.015 * few.Draws, 0.045 * few.Draws);
        Assert.NotNull(Limits([[20, 10, 10, 60]], g => Precision(g[0]), [(20, 30)]).Interval);
    }

    [Fact]
    public void A_bar_near_a_limit_asks_for_more_samples()
    {
        var limits = Limits([One], g => F1(g[0]), [(30, 60)]);
        Assert.Equal(CellBootstrap.Draws, Limits([One], g => F1(g[0]), [(30, 60)], bar: 0.3).Draws);
        Assert.Equal(CellBootstrap.DrawsNearBar, Limits([One], g => F1(g[0]), [(30, 60)], bar: limits.Interval!.Value.Low.Number).Draws);
    }

    [Fact]
    public void A_figure_without_a_value_has_no_interval() => Assert.Null(Limits([[0, 0, 0, 5]], g => F1(g[0]), []).Interval);

    private static BootstrapLimits Limits(
        long[][] groups, Func<IReadOnlyList<IReadOnlyList<long>>, double?> figure, IEnumerable<(long, long)> contributing, double? bar = null) =>
        CellBootstrap.Of(groups, figure, contributing, Seed, "test", bar);

    private static double? F1(IReadOnlyList<long> c) => c[0] + c[1] + c[2] > 0 ? 2.0 * c[0] / ((2 * c[0]) + c[1] + c[2]) : null;
}
