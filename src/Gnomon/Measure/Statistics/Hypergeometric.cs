using MathNet.Numerics;

namespace Gnomon.Measure.Statistics;

/// <summary>
/// Draws without replacement, by inversion from the mode outwards (Kachitvichyanukul and Schmeiser 1985, Journal of Statistical
/// Computation and Simulation 22:127-145). The time grows with the standard deviation, not with the population.
/// </summary>
public static class Hypergeometric
{
    /// <summary>How many marked items are among those taken.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="marked">Marked items, at least 0.</param>
    /// <param name="unmarked">Other items, at least 0.</param>
    /// <param name="taken">Items taken, from 0 to all.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static long Draw(Pcg32 random, long marked, long unmarked, long taken)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(marked);
        ArgumentOutOfRangeException.ThrowIfNegative(unmarked);
        ArgumentOutOfRangeException.ThrowIfNegative(taken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(taken, marked + unmarked);
        long least = Math.Max(0, taken - unmarked), most = Math.Min(taken, marked);
        if (least == most)
            return least;
        var mode = Math.Clamp((long)((taken + 1.0) * (marked + 1.0) / (marked + unmarked + 2.0)), least, most);
        var atMode = Math.Exp(LogChoose(marked, mode) + LogChoose(unmarked, taken - mode) - LogChoose(marked + unmarked, taken));
        while (true)
        {
            if (Outwards(random.NextDouble(), mode, atMode) is { } count)
                return count;
        }

        // Down and up by turns. Rounding may leave a remainder beyond the last count; then another number is drawn.
        long? Outwards(double left, long mode, double probability)
        {
            if (left < probability)
                return mode;
            left -= probability;
            var (down, up, below, above) = (mode, mode, probability, probability);
            while ((down > least && below > 0) || (up < most && above > 0))
            {
                if (up < most)
                {
                    above *= (double)(marked - up) * (taken - up) / ((up + 1.0) * (unmarked - taken + up + 1));
                    up++;
                    if (left < above)
                        return up;
                    left -= above;
                }

                if (down > least)
                {
                    below *= (double)down * (unmarked - taken + down) / ((marked - down + 1.0) * (taken - down + 1));
                    down--;
                    if (left < below)
                        return down;
                    left -= below;
                }
            }

            return null;
        }
    }

    private static double LogChoose(long n, long k) =>
        SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);
}
