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

    /// <summary>
    /// The p-value where both rates are worth so many independent rows (<see cref="RatioEstimate.EffectiveSize"/>), counts divided by design effects: Rao and Scott (1992), Biometrics
    /// 48:577-585. What is not whole is rounded: trials down, successes towards the rate of both together, so that no difference comes from rounding.
    /// </summary>
    /// <param name="successes">Successes in the part, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Size of the part, at least 0.</param>
    /// <param name="restSuccesses">Successes in the rest, from 0 to <paramref name="restTrials"/>.</param>
    /// <param name="restTrials">Size of the rest, at least 0.</param>
    /// <returns>In (0, 1]; that of <see cref="PValue"/> where all four are whole, and 1 where a side is worth less than one row.</returns>
    public static double EffectivePValue(double successes, double trials, double restSuccesses, double restTrials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(successes, restSuccesses), nameof(successes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(restSuccesses, restTrials);
        if (Math.Min(trials, restTrials) < 1)
            return 1;
        var pooled = (successes + restSuccesses) / (trials + restTrials);
        var (own, rest) = (Whole(successes, trials, pooled), Whole(restSuccesses, restTrials, pooled));
        return PValue(own.Successes, own.Trials, own.Successes + rest.Successes, own.Trials + rest.Trials);
    }

    private static (long Successes, long Trials) Whole(double successes, double trials, double pooled)
    {
        var whole = Math.Floor(trials);
        var seen = successes * (whole / trials);
        return ((long)(seen > whole * pooled ? Math.Floor(seen) : Math.Ceiling(seen)), (long)whole);
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
