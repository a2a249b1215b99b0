using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Statistics;

/// <summary>Expected numbers are from Python's exact fractions, row by row from the definition, and mpmath for t and Wilson.</summary>
public class WeightedAndClusteredTests
{
    private static readonly (double, double)[] Units = [(1, 3), (2, 2), (0, 4), (3, 5), (1, 1), (2, 6)];

    private static readonly (double, double)[] OtherUnits = [(0, 2), (1, 2), (1, 3), (1, 4), (2, 3), (0, 1)];

    [Fact]
    public void A_weighted_ratio_has_the_linearised_variance_of_its_rows()
    {
        // Weights 2, 3, 1 with success; 0.5, 2.5, 1 without; 4 and 2 outside the denominator.
        var ratio = LinearisedRatio.Of([new(3, 6, 14, 1, 1), new(3, 4, 7.5, 0, 1), new(2, 6, 20, 0, 0)]);
        Assert.Equal(0.6, ratio.Point, 1e-15);
        Assert.Equal(247 / 4375.0, ratio.Variance, 1e-15);
        Assert.Equal((Math.Pow(100 / 21.5, 3) / 36) - 1, ratio.Freedom, 1e-12);
        Assert.True(ratio.Proportion().Contains(0.6));
    }

    [Fact]
    public void Equal_weights_of_whatever_size_are_a_plain_proportion()
    {
        var (one, many) = (LinearisedRatio.Of([new(30, 30, 30, 1, 1), new(70, 70, 70, 0, 1)]), LinearisedRatio.Of([new(30, 210, 1470, 1, 1), new(70, 490, 3430, 0, 1)]));
        Assert.Equal(0.3 * 0.7 / 99, one.Variance, 1e-15);
        Assert.Equal(one.Variance, many.Variance, 1e-15);
        Assert.Equal(99, one.EffectiveSize, 1e-9);
    }

    [Fact]
    public void A_ratio_over_units_adds_residuals_within_each_unit()
    {
        var ratio = ClusteredRatio.Of(Units);
        Assert.Equal(3 / 7.0, ratio.Point, 1e-15);
        Assert.Equal(16 / 1029.0, ratio.Variance, 1e-15);
        // Kish's size of the rows of units: 21² / 91.
        Assert.Equal((Math.Pow(63 / 13.0, 3) / 36) - 1, ratio.Freedom, 1e-12);
        Assert.Equal(-0.07131557049577636, ratio.Plain()!.Value.Low.Number, 1e-8);
    }

    [Fact]
    public void Where_few_rows_are_of_the_rarer_kind_the_effective_size_is_drawn_towards_that_of_copies()
    {
        // The variance alone says 15.75 rows; of 63/13 even units 27/13 are hits, so copies of a unit count for 1 / (1 + 27/13).
        var ratio = ClusteredRatio.Of(Units);
        Assert.Equal(2520 / 277.0, ratio.EffectiveSize, 1e-12);
        Assert.Equal(0.0761155714916516, ratio.Proportion().Low.Number, 1e-8);
        Assert.Equal(0.872246559874428, ratio.Proportion().High.Number, 1e-8);
        Assert.Equal(6, ClusteredRatio.Of(Units, rows: 6).EffectiveSize);
    }

    [Fact]
    public void A_strict_error_and_few_degrees_of_freedom_give_wide_limits_and_no_fault()
    {
        var limits = ClusteredRatio.Of([(1, 2), (0, 1)]).Proportion(1e-6);
        Assert.InRange(limits.Low.Number, 0, 1e-6);
        Assert.InRange(limits.High.Number, 1 - 1e-6, 1);
    }

    [Fact]
    public void A_difference_over_the_same_units_counts_their_covariance()
    {
        var difference = ClusteredRatio.Difference([.. Units.Zip(OtherUnits)]);
        Assert.Equal(2 / 21.0, difference.Point, 1e-15);
        Assert.Equal(0.01704869884461721, difference.Variance, 1e-15);
        var same = ClusteredRatio.Difference([.. Units.Zip(Units)]);
        Assert.Equal((0.0, 0.0), (same.Point, same.Variance));
        Assert.Null(same.Plain());
    }

    [Fact]
    public void Rows_all_doubled_within_units_tell_nothing_new()
    {
        var doubled = ClusteredRatio.Of([.. Units.Select(u => (2 * u.Item1, 2 * u.Item2))]);
        Assert.Equal(ClusteredRatio.Of(Units).Variance, doubled.Variance, 1e-15);
    }

    [Fact]
    public void Units_that_all_succeed_still_have_a_width()
    {
        var sure = ClusteredRatio.Of([(2, 2), (3, 3), (1, 1)]);
        Assert.Equal((1.0, 0.0), (sure.Point, sure.Variance));
        Assert.Equal(18 / 7.0, sure.EffectiveSize, 1e-12);
        Assert.InRange(sure.Proportion().Low.Number, 0.01, 0.6);
    }

    [Fact]
    public void The_deviate_of_t_is_taken_at_any_number_of_units()
    {
        Assert.Equal(28, ClusteredRatio.Of([.. Enumerable.Repeat((1.0, 2.0), 29)]).Freedom);
        Assert.Equal(199, ClusteredRatio.Of([.. Enumerable.Repeat((1.0, 2.0), 200)]).Freedom);
    }

    // Published: two-sided 5 % points of t, R's qt(0.975, f) to six places; with one degree of freedom tan(pi / 2 (1 - error)).
    [Theory]
    [InlineData(0.05, 1, 12.706205)]
    [InlineData(0.05, 2, 4.302653)]
    [InlineData(0.05, 10, 2.228139)]
    [InlineData(0.05, 30, 2.042272)]
    [InlineData(0.05, 120, 1.979930)]
    [InlineData(0.001, 5, 6.868827)]
    [InlineData(0.9, 3, 0.136598)]
    public void The_deviate_of_t_is_that_of_tables(double error, double freedom, double deviate) => Assert.Equal(deviate, Tail.StudentDeviate(error, freedom), 1e-5);

    // mpmath, to 40 digits, on both sides of where the series takes over.
    [Theory]
    [InlineData(0.05, 3500, 1.9606420067878120518)]
    [InlineData(0.05, 4000, 1.960557228793733721)]
    [InlineData(0.5, 1000, 0.67473516460700943738)]
    [InlineData(0.999, 1500.5, 0.0012535232992806196099)]
    [InlineData(1e-4, 15000, 3.891638492540390878)]
    [InlineData(1e-4, 16000, 3.8915730649740917993)]
    [InlineData(1e-9, 1e5, 6.1099956092534665014)]
    public void With_many_degrees_of_freedom_it_keeps_its_digits(double error, double freedom, double deviate) => Assert.Equal(deviate, Tail.StudentDeviate(error, freedom), deviate * 1e-12);

    [Theory]
    [InlineData(0.05)]
    [InlineData(1e-6)]
    [InlineData(1e-12)]
    public void With_one_degree_of_freedom_it_is_a_tangent(double error)
    {
        var tangent = 1 / Math.Tan(Math.PI / 2 * error);
        Assert.Equal(tangent, Tail.StudentDeviate(error, 1), tangent * 1e-9);
    }

    [Fact]
    public void What_has_no_variance_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ClusteredRatio.Of([(1, 2)]));
        Assert.Throws<ArgumentException>(() => ClusteredRatio.Of([(0, 0), (0, 0)]));
        Assert.Throws<ArgumentException>(() => LinearisedRatio.Of([new(1, 1, 1, 1, 1)]));
        Assert.Throws<ArgumentException>(() => LinearisedRatio.Of([new(2, 2, 2, 0, 0)]));
        Assert.Throws<ArgumentException>(() => LinearisedRatio.Of([new(2, -2, 2, 1, 1)]));
    }
}
