using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Statistics;

/// <summary>
/// Values printed in papers or by other software, by the name of the source; every one was computed again from the definition with mpmath
/// 1.3 at 25 digits or more (roots by halving, nuisance rates by maximising the likelihood), which gave the same digits.
/// </summary>
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

    // What the R package contingencytables (Fagerland, Lydersen and Laake, Statistical Analysis of Contingency Tables, 2017, chapter 4) prints
    // in its tests for 7 of 34 against 1 of 34 (Perondi et al. 2004).
    [Fact]
    public void A_ratio_and_a_difference_are_those_of_contingencytables()
    {
        Rounded((1.2209, 42.5757), Koopman.Ratio(7, 34, 1, 34));
        Rounded((1.2086, 43.0330), MiettinenNurminen.Ratio(7, 34, 1, 34));
        Rounded((0.0189, 0.3404), Newcombe.Difference(7, 34, 1, 34));
        Rounded((-0.3164, -0.0056), MiettinenNurminen.Difference(0, 16, 15, 72));
    }

    // mpmath alone: the score with the factor N / (N - 1), its root by halving.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.052829713245851, 0.33817294001587)]
    [InlineData(9, 10, 3, 10, 0.1700250164244, 0.84064954394333)]
    [InlineData(6, 7, 2, 7, 0.034175545084376, 0.85340525989742)]
    [InlineData(5, 56, 0, 29, -0.032596561743533, 0.19333097669088)]
    [InlineData(10, 10, 0, 20, 0.71561866046562, 1)]
    [InlineData(0, 10, 0, 10, -0.28793394128201, 0.28793394128201)]
    public void Miettinen_and_Nurminens_differences_are_the_roots_of_the_score(double k1, double n1, double k2, double n2, double low, double high)
    {
        var interval = MiettinenNurminen.Difference(k1, n1, k2, n2);
        Assert.Equal(low, interval.Low.Number, 1e-12);
        Assert.Equal(high, interval.High.Number, 1e-12);
    }

    [Theory]
    [InlineData(36, 40, 16, 80, 2.9346464594878, 7.1662982994604)]
    [InlineData(56, 70, 48, 80, 1.0790471195344, 1.6721453590898)]
    [InlineData(0, 10, 5, 20, 0, 1.2849442878016)]
    public void Miettinen_and_Nurminens_ratios_are_the_roots_of_the_score(double k1, double n1, double k2, double n2, double low, double high)
    {
        var interval = MiettinenNurminen.Ratio(k1, n1, k2, n2);
        Assert.Equal(low, interval.Low.Number, 1e-11);
        Assert.Equal(high, interval.High.Number, 1e-11);
    }

    // mpmath; where the formula gives less than 0, the limit is 0.
    [Theory]
    [InlineData(81, 263, 0.25522066519, 0.36627743167108)]
    [InlineData(15, 148, 0.061385974928797, 0.16148766632525)]
    [InlineData(0, 20, 0, 0.18980956054249)]
    [InlineData(1, 29, 0, 0.18628650856171)]
    public void Agresti_and_Coulls_limits_come_from_the_definition(double k, double n, double low, double high)
    {
        var interval = AgrestiCoull.Of(k, n);
        Assert.Equal(low, interval.Low.Number, 1e-12);
        Assert.Equal(high, interval.High.Number, 1e-12);
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

    private static void Rounded((double Low, double High) expected, Interval found)
    {
        Assert.Equal(expected.Low, found.Low.Number, 0.00005001);
        Assert.Equal(expected.High, found.High.Number, 0.00005001);
    }
}
