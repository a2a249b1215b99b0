using FsCheck;
using FsCheck.Fluent;
using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Statistics;

public class NewcombePairedTests
{
    // The airway data of Fagerland, Lydersen and Laake (2014), Statistics in Medicine 33:2850-2875, table III: -0.507 to -0.026; and the first
    // example of Newcombe (1998), table II, method 10: 0.0569 to 0.3404.
    [Theory]
    [InlineData(1, 1, 7, 12, -0.507, -0.026, 3)]
    [InlineData(36, 12, 2, 0, 0.0569, 0.3404, 4)]
    public void The_published_limits_come_out(double both, double first, double second, double neither, double low, double high, int digits)
    {
        var limits = NewcombePaired.Difference(both, first, second, neither);
        Assert.Equal(low, limits.Low.Number, digits);
        Assert.Equal(high, limits.High.Number, digits);
    }

    [Fact]
    public void Swapping_the_two_mirrors_the_interval_and_the_point_lies_in_it()
    {
        var count = Gen.Choose(0, 200).Select(n => (double)n);
        var tables = from a in count from b in count from c in count from d in count where a + b + c + d > 0 select (a, b, c, d);
        Prop.ForAll(tables.ToArbitrary(), t =>
        {
            var (one, other) = (NewcombePaired.Difference(t.a, t.b, t.c, t.d), NewcombePaired.Difference(t.a, t.c, t.b, t.d));
            var point = (t.b - t.c) / (t.a + t.b + t.c + t.d);
            return Math.Abs(one.Low.Number + other.High.Number) < 1e-12 && one.Low.Number <= point + 1e-12 && one.High.Number >= point - 1e-12
                && one.Low.Number >= -1 && one.High.Number <= 1;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Without_a_case_that_differs_the_interval_still_has_a_width()
    {
        var limits = NewcombePaired.Difference(0, 0, 0, 30);
        Assert.True(limits.Low.Number < 0 && limits.High.Number > 0);
    }
}
