using MathNet.Numerics;

namespace Gnomon.Measure.Statistics;

/// <summary>
/// Whether a part of a sample has another rate than the rest, exactly, given the margins: Fisher (1934), Statistical Methods for Research
/// Workers, with the two-sided p-value as twice the smaller tail, which is never below the level that it promises.
/// </summary>
public static class FisherExact
{
    private const double Negligible = 1e-17;

    /// <summary>The two-sided p-value, in (0, 1], in a time that grows with the standard deviation of the count.</summary>
    /// <param name="successes">Successes in the part, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Size of the part.</param>
    /// <param name="allSuccesses">Successes in part and rest together.</param>
    /// <param name="allTrials">Size of part and rest together.</param>
    /// <exception cref="ArgumentOutOfRangeException">The counts are no table.</exception>
    public static double PValue(long successes, long trials, long allSuccesses, long allTrials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, allTrials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, allSuccesses);
        if (trials - successes > allTrials - allSuccesses)
            throw new ArgumentOutOfRangeException(nameof(successes), "the part has no more failures than part and rest together");
        var tail = (double)successes / Math.Max(1, trials) >= (double)allSuccesses / Math.Max(1, allTrials)
            ? AtLeast(successes, trials, allSuccesses, allTrials)
            : AtLeast(trials - successes, trials, allTrials - allSuccesses, allTrials);
        return Math.Min(1, 2 * tail);
    }

    // The probability of so many or more, added up from the count seen outwards; below the expectation failures take the place of successes.
    private static double AtLeast(long seen, long trials, long marked, long all)
    {
        var most = Math.Min(trials, marked);
        double term = Probability(seen, trials, marked, all), sum = term;
        for (var k = seen; k < most; k++)
        {
            term *= (double)(marked - k) * (trials - k) / ((k + 1.0) * (all - marked - trials + k + 1));
            sum += term;
            if (term < Negligible * sum)
                break;
        }

        return Math.Min(1, sum);
    }

    private static double Probability(long k, long trials, long marked, long all) =>
        Math.Exp(LogChoose(marked, k) + LogChoose(all - marked, trials - k) - LogChoose(all, trials));

    private static double LogChoose(long n, long k) =>
        SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);
}
