using Gnomon.Measure.Statistics;
using MathNet.Numerics;

namespace Gnomon.Tests.Measure.Statistics;

/// <summary>Draws held against the distribution that they are drawn from: seeded, so the same draws every time.</summary>
public class SamplerTests
{
    private const int Draws = 100_000;

    // Kolmogorov's distance stays below this in all but 7 of 10,000 samples of a right sampler; for counts in fewer.
    private static readonly double Farthest = 2 / Math.Sqrt(Draws);

    [Theory]
    [InlineData(5, 0.3)]
    [InlineData(1000, 0.009)]
    [InlineData(40, 0.25)]
    [InlineData(100, 0.3)]
    [InlineData(100, 0.85)]
    [InlineData(1_000_000, 0.5)]
    [InlineData(2_000_000_000, 0.000_000_02)]
    public void Binomial_counts_have_their_distribution(long trials, double rate)
    {
        var random = Pcg32.For(1, $"binomial/{trials}/{rate}");
        var drawn = Enumerable.Range(0, Draws).Select(_ => Binomial.Draw(random, trials, rate)).ToArray();
        var distribution = new MathNet.Numerics.Distributions.Binomial(rate, trials <= int.MaxValue ? (int)trials : throw new InvalidOperationException());
        Assert.InRange(Distance(drawn, k => distribution.CumulativeDistribution(k)), 0, Farthest);
    }

    [Fact]
    public void A_great_binomial_count_has_mean_and_deviation()
    {
        var (random, trials) = (Pcg32.For(1, "great"), 40_000_000_000);
        var drawn = Enumerable.Range(0, Draws).Select(_ => (Binomial.Draw(random, trials, 0.4) - (0.4 * trials)) / Math.Sqrt(0.24 * trials)).ToArray();
        Assert.Equal(0, drawn.Average(), 4 / Math.Sqrt(Draws));
        Assert.Equal(1, drawn.Average(d => d * d), 6 / Math.Sqrt(Draws));
    }

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(7, 0, 0)]
    [InlineData(7, 1, 7)]
    public void A_sure_count_is_sure(long trials, double rate, long count) => Assert.Equal(count, Binomial.Draw(new Pcg32(1, 1), trials, rate));

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(1, double.NaN)]
    [InlineData(1, 1.1)]
    public void What_is_no_binomial_is_refused(long trials, double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Draw(new Pcg32(1, 1), trials, rate));

    [Theory]
    [InlineData(4, 4, 4)]
    [InlineData(30, 70, 25)]
    [InlineData(3, 900, 500)]
    [InlineData(60, 5, 40)]
    public void Hypergeometric_counts_have_their_distribution(int marked, int unmarked, int taken)
    {
        var random = Pcg32.For(1, $"hypergeometric/{marked}/{unmarked}/{taken}");
        var drawn = Enumerable.Range(0, Draws).Select(_ => Hypergeometric.Draw(random, marked, unmarked, taken)).ToArray();
        var all = SpecialFunctions.Binomial(marked + unmarked, taken);
        Assert.InRange(
            Distance(drawn, k => Enumerable.Range(0, (int)k + 1).Where(i => i <= marked && taken - i <= unmarked && i <= taken)
                .Sum(i => SpecialFunctions.Binomial(marked, i) * SpecialFunctions.Binomial(unmarked, taken - i) / all)),
            0,
            Farthest);
    }

    [Fact]
    public void A_bootstrap_sample_has_the_moments_of_the_multinomial()
    {
        long[] cells = [30, 0, 60, 10], sample = new long[4];
        var random = Pcg32.For(1, "multinomial");
        var (means, product) = (new double[4], 0.0);
        for (var draw = 0; draw < Draws; draw++)
        {
            Multinomial.Resample(random, cells, sample);
            Assert.Equal(100, sample.Sum());
            for (var i = 0; i < 4; i++)
                means[i] += (double)sample[i] / Draws;
            product += (sample[0] - 30.0) * (sample[2] - 60.0) / Draws;
        }

        Assert.Equal(0, means[1]);
        Assert.Equal(30, means[0], 0.06);
        Assert.Equal(10, means[3], 0.04);
        Assert.Equal(-100 * 0.3 * 0.6, product, 0.4);
    }

    private static double Distance(long[] drawn, Func<long, double> distribution)
    {
        double farthest = 0, seen = 0;
        foreach (var group in drawn.GroupBy(d => d).OrderBy(g => g.Key))
        {
            seen += (double)group.Count() / drawn.Length;
            farthest = Math.Max(farthest, Math.Abs(seen - distribution(group.Key)));
        }

        return farthest;
    }
}
