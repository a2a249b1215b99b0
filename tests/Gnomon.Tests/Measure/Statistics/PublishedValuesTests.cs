using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Statistics;

/// <summary>Values printed in the papers that the methods come from.</summary>
public class PublishedValuesTests
{
    // Newcombe (1998), Statistics in Medicine 17:873-890, table II, method 10, the eight contrasts (a) to (h).
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Newcombes_differences_are_those_of_his_table(double k1, double n1, double k2, double n2, double low, double high)
    {
        var interval = Newcombe.Difference(k1, n1, k2, n2);
        Assert.Equal(low, interval.Low.Number, 0.00005001);
        Assert.Equal(high, interval.High.Number, 0.00005001);
    }

    // Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3 (score) and method 5 (exact).
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1611, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.0009, 0.1776)]
    public void Wilsons_and_Clopper_Pearsons_limits_are_those_of_Newcombes_table(
        double k, double n, double low, double high, double exactLow, double exactHigh)
    {
        var (score, exact) = (Wilson.Of(k, n), ClopperPearson.Of(k, n));
        Assert.Equal((low, high), (Math.Round(score.Low.Number, 4), Math.Round(score.High.Number, 4)));
        Assert.Equal((exactLow, exactHigh), (Math.Round(exact.Low.Number, 4), Math.Round(exact.High.Number, 4)));
    }

    // Koopman (1984), Biometrics 40:513-517, the example with 36 of 40 against 16 of 80.
    [Fact]
    public void Koopmans_example_comes_out()
    {
        var interval = Koopman.Ratio(36, 40, 16, 80);
        Assert.Equal(2.94, interval.Low.Number, 0.00501);
        Assert.Equal(7.15, interval.High.Number, 0.00501);
    }

    // Holm (1979): with four tests the smallest is held to a quarter of the level, the next to a third.
    [Fact]
    public void Holm_steps_down()
    {
        var adjusted = Holm.Adjust([0.01, 0.04, 0.03, 0.005]);
        foreach (var (expected, found) in ((double[])[0.03, 0.06, 0.06, 0.02]).Zip(adjusted))
            Assert.Equal(expected, found, 1e-15);
    }

    // The output of pcg32-demo in O'Neill's C implementation: seed 42, stream 54.
    [Fact]
    public void The_random_numbers_are_those_of_PCG()
    {
        var random = new Pcg32(42, 54);
        uint[] expected = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
        Assert.Equal(expected, Enumerable.Range(0, 6).Select(_ => random.NextUInt32()));
    }

    [Fact]
    public void Shared_errors_add_up_to_the_whole()
    {
        Assert.Equal(0.05, 1 - Math.Pow(1 - Tail.Shared(0.05, 18), 18), 1e-14);
        Assert.Equal(1e-13 / 18, Tail.Shared(1e-13, 18), 1e-27);
        Assert.Equal(1.959963984540054, Tail.NormalDeviate(0.05), 1e-14);
    }
}
