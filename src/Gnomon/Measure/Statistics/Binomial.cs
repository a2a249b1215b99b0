namespace Gnomon.Measure.Statistics;

/// <summary>
/// Draws of a binomial count in a time that does not grow with the trials: inversion by chopping down for a mean below 10
/// (Kachitvichyanukul and Schmeiser 1988, Communications of the ACM 31:216-222, BINV), else transformed rejection with squeeze
/// (Hörmann 1993, Journal of Statistical Computation and Simulation 46:101-110, BTRS). Exact but for the rounding of doubles.
/// </summary>
public static class Binomial
{
    private const double InversionBelow = 10;

    /// <summary>The number of successes in so many trials.</summary>
    /// <param name="random">The stream; how many numbers it gives away depends on the draw.</param>
    /// <param name="trials">At least 0.</param>
    /// <param name="rate">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static long Draw(Pcg32 random, long trials, double rate)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (!(rate >= 0 && rate <= 1))
            throw new ArgumentOutOfRangeException(nameof(rate), "a rate lies between 0 and 1");
        if (rate > 0.5)
            return trials - Draw(random, trials, 1 - rate);
        if (trials == 0 || rate == 0)
            return 0;
        return trials * rate < InversionBelow ? Inversion(random, trials, rate) : Rejection(random, trials, rate);
    }

    private static long Inversion(Pcg32 random, long trials, double rate)
    {
        var odds = rate / (1 - rate);
        var none = Math.Exp(trials * Math.Log(1 - rate));
        while (true)
        {
            var (left, probability) = (random.NextDouble(), none);
            // Rounding may leave a remainder of about 1e-16 beyond any count that occurs; then another number is drawn.
            for (long count = 0; count <= trials && probability > 0; count++)
            {
                if (left < probability)
                    return count;
                left -= probability;
                probability *= odds * (trials - count) / (count + 1);
            }
        }
    }

    private static long Rejection(Pcg32 random, long trials, double rate)
    {
        var hat = new BinomialHat(trials, rate);
        while (true)
        {
            var v = random.NextDouble();
            var u = random.NextDouble() - 0.5;
            if (hat.Accept(u, v) is { } count)
                return count;
        }
    }
}
