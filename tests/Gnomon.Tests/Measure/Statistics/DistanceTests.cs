using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Statistics;

public class DistanceTests
{
    // Patnaik's table (1949, Biometrika 36:202-232) to the digits that the tests of Boost.Math print; computed again from the Poisson mixture in
    // double precision with another incomplete gamma function, which gave the same 13 digits.
    [Theory]
    [InlineData(0.00393, 1, 6, 0.002498463724258039)]
    [InlineData(9.23636, 5, 1, 0.8272918751175548)]
    [InlineData(24.72497, 11, 21, 0.2539481822183126)]
    [InlineData(44.98534, 31, 6, 0.8125198785064969)]
    [InlineData(38.56038, 51, 1, 0.08519497361859118)]
    [InlineData(82.35814, 100, 16, 0.01184348822747824)]
    [InlineData(331.78852, 300, 16, 0.7355956710306709)]
    [InlineData(459.92612, 500, 21, 0.02797023600800060)]
    public void The_noncentral_distribution_is_that_of_Patnaiks_table(double x, double freedom, double noncentrality, double expected) =>
        Assert.Equal(expected, ChiSquare.UpTo(x, freedom, noncentrality), 1e-11);

    // 3.841459 and 16.918978 stand in every table; 7.84886 and 15.64980 are the noncentralities of 80 % power, found by halving in the same computation.
    [Theory]
    [InlineData(1, 3.8414588206941245, 7.8488605093261965)]
    [InlineData(9, 16.91897760462044, 15.64979789518819)]
    public void Critical_values_and_detectable_noncentralities_are_those_of_tables(double freedom, double critical, double detectable)
    {
        Assert.Equal(critical, ChiSquare.Critical(0.05, freedom), 1e-9);
        Assert.Equal(detectable, ChiSquare.Detectable(freedom), 1e-8);
    }

    [Fact]
    public void An_interval_of_the_noncentrality_ends_where_the_value_is_as_unlikely_as_the_error_says()
    {
        var limits = ChiSquare.Noncentrality(60, 9);
        Assert.Equal(0.975, ChiSquare.UpTo(60, 9, limits.Low.Number), 1e-9);
        Assert.Equal(0.025, ChiSquare.UpTo(60, 9, limits.High.Number), 1e-9);
        Assert.Equal(0, ChiSquare.Noncentrality(9, 9).Low.Number);
        Assert.Equal(0, ChiSquare.Noncentrality(0, 9).High.Number);
    }

    // Exact fractions, the probabilities of the hypergeometric distribution added up in rational numbers. The first is Fisher's lady tasting tea.
    [Theory]
    [InlineData(3, 4, 4, 8, 0.485714285714286)]
    [InlineData(10, 11, 12, 24, 0.000644193604215141)]
    [InlineData(0, 30, 50, 1000, 0.419362636103069)]
    [InlineData(40, 60, 300, 1000, 3.02856346389592e-09)]
    [InlineData(7, 34, 8, 68, 0.0544001304950657)]
    public void Fishers_test_is_exact(long k, long n, long all, long rows, double expected) =>
        Assert.Equal(1, FisherExact.PValue(k, n, all, rows) / expected, 1e-9);

    [Fact]
    public void Fishers_test_is_the_same_for_failures_and_for_the_rest()
    {
        Assert.Equal(FisherExact.PValue(40, 60, 300, 1000), FisherExact.PValue(20, 60, 700, 1000), 1e-18);
        Assert.Equal(FisherExact.PValue(40, 60, 300, 1000), FisherExact.PValue(260, 940, 300, 1000), 1e-17);
        Assert.Equal(1, FisherExact.PValue(5, 5, 10, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.PValue(1, 9, 5, 10));
    }

    // Rao and Scott (1992), Biometrics 48:577-585, divide counts by design effects: 30 of 60 and 240 of 940 at an effect of 1.5 are 20 of 40 and 160 of 626.67.
    [Fact]
    public void Effective_counts_are_tested_as_so_many_whole_ones_that_differ_no_more()
    {
        Assert.Equal(FisherExact.PValue(20, 40, 180, 666), FisherExact.EffectivePValue(30 / 1.5, 60 / 1.5, 240 / 1.5, 940 / 1.5), 1e-15);
        Assert.Equal(FisherExact.PValue(40, 60, 300, 1000), FisherExact.EffectivePValue(40, 60, 260, 940));
        Assert.Equal(FisherExact.PValue(6, 10, 16, 30), FisherExact.EffectivePValue(6.9, 10.9, 10, 20), 1e-15);
        Assert.Equal(1, FisherExact.EffectivePValue(0.5, 0.9, 10, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.EffectivePValue(2, 1, 5, 10));
    }

    // Smirnov's table (1948, Annals of Mathematical Statistics 19:279-281): 0.5 beyond 0.8276, 5 % beyond 1.3581, 1 % beyond 1.6276; and the series itself.
    [Theory]
    [InlineData(0.5, 0.9639452436648751)]
    [InlineData(1.0, 0.26999967167735456)]
    [InlineData(1.358, 0.05002679733444698)]
    [InlineData(1.628, 0.009975522431181053)]
    public void Kolmogorovs_limit_is_that_of_the_table(double scaled, double expected) => Assert.Equal(expected, Kolmogorov.Beyond(scaled), 1e-12);

    [Fact]
    public void The_band_of_both_samples_encloses_the_distance_and_shrinks_with_the_rows()
    {
        var limits = Kolmogorov.Limits(0.2, 1000, 1000);
        Assert.True(limits.Contains(0.2) && !Kolmogorov.Limits(0.2, 100_000, 100_000).Contains(0.15));
        Assert.Equal(Math.Sqrt(Math.Log(80) / 2000), Kolmogorov.Band(1000, 0.025), 1e-15);
    }

    // Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, table 18.1: 0.68, and 0.087 for the error; worked out again from the formula.
    [Fact]
    public void Kappa_and_its_error_are_those_of_Fleisss_example()
    {
        var kappa = CohenKappa.Of([[75, 1, 4], [5, 4, 1], [0, 0, 10]])!;
        Assert.Equal(0.676470588235294, kappa.Point, 1e-12);
        Assert.Equal(0.08770295347521254, kappa.Error, 1e-12);
        Assert.Null(CohenKappa.Of([[7, 0], [0, 0]]));
        Assert.Null(CohenKappa.Of([[7, 0], [0, 3]])!.Limits());
    }
}
