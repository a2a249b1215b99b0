using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Statistics;

public class SampleSizeTests
{
    // The formula worked out with mpmath: 355.94, 476.007, 151.87, rounded up.
    [Theory]
    [InlineData(0.60, 0.70, 0.80, 356)]
    [InlineData(0.30, 0.40, 0.90, 477)]
    [InlineData(0.25, 0.40, 0.80, 152)]
    public void Rows_that_tell_two_rates_apart_come_from_Fleiss(double first, double second, double power, long rows)
    {
        Assert.Equal(rows, SampleSize.ToTellApart(first, second, power));
        Assert.Equal(rows, SampleSize.ToTellApart(second, first, power));
    }

    // Counted up one by one in Python until the half-width was small enough.
    [Theory]
    [InlineData(0.5, 0.05, 381)]
    [InlineData(0.1, 0.05, 141)]
    [InlineData(0.2, 0.01, 6145)]
    public void Rows_for_a_width_are_the_first_that_reach_it(double rate, double halfWidth, long rows) =>
        Assert.Equal((rows, rows), SampleSize.ForHalfWidth(rate, rate, halfWidth));

    [Fact]
    public void A_range_of_rates_needs_a_range_of_rows() => Assert.Equal((141, 381), SampleSize.ForHalfWidth(0.1, 0.6, 0.05));

    [Fact]
    public void Growth_is_the_least_that_settles_and_none_at_the_bar()
    {
        Assert.Equal(7.25, GrowthNeeded.Times(times => times >= 7.25)!.Value, 1e-6);
        Assert.Null(GrowthNeeded.Times(_ => false));
    }

    [Fact]
    public void Equal_rates_and_impossible_widths_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ToTellApart(0.3, 0.3));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ToTellApart(0.3, 0.4, power: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForHalfWidth(0.3, 0.2, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForHalfWidth(0.3, 0.4, 0));
    }
}
