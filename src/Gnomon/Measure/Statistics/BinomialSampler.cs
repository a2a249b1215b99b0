using MathNet.Numerics;

namespace Gnomon.Measure.Statistics;

/// <summary>Draws counts of successes. Small counts by a table of the distribution, which is quick for many draws; large ones by <see cref="Binomial"/>.</summary>
internal sealed class BinomialSampler
{
    private const double TableUpToDeviation = 500;
    private readonly long trials;
    private readonly double rate;
    private readonly long first;
    private readonly double[]? upTo;

    public BinomialSampler(long trials, double rate)
    {
        (this.trials, this.rate) = (trials, rate);
        var mean = trials * rate;
        var deviation = Math.Sqrt(mean * (1 - rate));
        if (deviation > TableUpToDeviation)
            return;
        first = Math.Max(0, (long)(mean - (10 * deviation) - 20));
        upTo = Table(trials, rate, first, Math.Min(trials, (long)(mean + (10 * deviation) + 20)));
    }

    public long Next(Pcg32 random)
    {
        if (upTo is null)
            return Binomial.Draw(random, trials, rate);
        var index = Array.BinarySearch(upTo, random.NextDouble());
        return first + Math.Min(upTo.Length - 1, index < 0 ? ~index : index + 1);
    }

    public double NextRate(Pcg32 random) => (double)Next(random) / trials;

    private static double[] Table(long trials, double rate, long first, long last)
    {
        var table = new double[last - first + 1];
        double sum = 0;
        for (var i = 0; i < table.Length; i++)
            table[i] = sum += Probability(trials, rate, first + i);
        return table;
    }

    public static double Probability(long n, double p, long k) => p switch
    {
        0 => k == 0 ? 1 : 0,
        1 => k == n ? 1 : 0,
        _ => Math.Exp(SpecialFunctions.GammaLn(n + 1) - SpecialFunctions.GammaLn(k + 1) - SpecialFunctions.GammaLn(n - k + 1)
            + (k * Math.Log(p)) + ((n - k) * Math.Log(1 - p))),
    };
}
