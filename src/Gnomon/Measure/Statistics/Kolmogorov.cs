namespace Gnomon.Measure.Statistics;

/// <summary>
/// The greatest distance between two distribution functions. The p-value by Kolmogorov's limit with the correction of Stephens (1970), Journal of
/// the Royal Statistical Society B 32:115-122; the band by Dvoretzky, Kiefer and Wolfowitz (1956) with the constant of Massart (1990), Annals of
/// Probability 18:1269-1283. Both hold for any distribution; with equal values they err on the safe side.
/// </summary>
public static class Kolmogorov
{
    /// <summary>The probability of a distance at least as great between two samples of one distribution, in [0, 1].</summary>
    /// <param name="distance">In [0, 1].</param>
    /// <param name="first">Rows of the first sample, above 0.</param>
    /// <param name="second">Rows of the second sample, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double PValue(double distance, long first, long second)
    {
        Check(distance, first, second);
        var root = Math.Sqrt((double)first * second / (first + second));
        return Beyond((root + 0.12 + (0.11 / root)) * distance);
    }

    /// <summary>The greatest distance between the true distribution functions that the samples allow: in [0, 1], enclosing the distance seen.</summary>
    /// <param name="distance">In [0, 1].</param>
    /// <param name="first">Rows of the first sample, above 0.</param>
    /// <param name="second">Rows of the second sample, above 0.</param>
    /// <param name="error">For both samples together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Limits(double distance, long first, long second, double error = Tail.Standard)
    {
        Check(distance, first, second);
        var band = Band(first, error / 2) + Band(second, error / 2);
        return Interval.Of(Math.Max(0, distance - band), Math.Min(1, distance + band));
    }

    /// <summary>How far a sample's distribution function lies from the true one at the most, but for an error.</summary>
    /// <param name="rows">Above 0.</param>
    /// <param name="error">In (0, 1).</param>
    public static double Band(long rows, double error)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return Math.Sqrt(Math.Log(2 / Tail.Checked(error)) / (2 * rows));
    }

    /// <summary>The limit distribution: the probability that the scaled distance lies beyond a number, in [0, 1].</summary>
    internal static double Beyond(double scaled)
    {
        // Below this the series of alternating terms converges slowly, and the probability is 1 to the last place.
        if (scaled < 0.2)
            return 1;
        double sum = 0;
        for (var k = 1; k <= 100; k++)
        {
            var term = Math.Exp(-2 * k * k * scaled * scaled);
            sum += k % 2 == 1 ? term : -term;
            if (term < 1e-17)
                break;
        }

        return Math.Clamp(2 * sum, 0, 1);
    }

    private static void Check(double distance, long first, long second)
    {
        if (!(distance >= 0 && distance <= 1))
            throw new ArgumentOutOfRangeException(nameof(distance), "a distance lies between 0 and 1");
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(second, 1);
    }
}
