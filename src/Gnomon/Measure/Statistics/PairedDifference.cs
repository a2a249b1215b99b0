namespace Gnomon.Measure.Statistics;

/// <summary>Two yes-no answers about the same cases, before and after: only the cases whose answer changed tell of a difference.</summary>
public static class PairedDifference
{
    private const int Steps = 100;

    /// <summary>
    /// The interval of the share of yes after less that before, by inverting the score test: Tango (1998), Statistics in Medicine 17:891-908. It keeps
    /// its level for few changed cases and small samples, and without any changed case it is z²/(n + z²) to both sides.
    /// </summary>
    /// <param name="gained">Cases that were no and are yes, 0 or more.</param>
    /// <param name="lost">Cases that were yes and are no, 0 or more.</param>
    /// <param name="cases">All cases, at least 1 and at least those that changed.</param>
    /// <param name="error">The share of error, both sides together.</param>
    /// <exception cref="ArgumentOutOfRangeException">The counts do not fit together.</exception>
    public static Interval Limits(long gained, long lost, long cases, double error = Tail.Standard)
    {
        Check(gained, lost, cases);
        var deviate = Tail.NormalDeviate(error);
        var point = (double)(gained - lost) / cases;
        return Interval.Of(
            Root(-1, point, difference => Score(gained, lost, cases, difference) - deviate),
            Root(point, 1, difference => Score(gained, lost, cases, difference) + deviate));
    }

    /// <summary>The exact test that gains and losses are equally likely, two-sided as twice the smaller tail: McNemar (1947), Psychometrika 12:153-157.</summary>
    /// <param name="gained">Cases that were no and are yes.</param>
    /// <param name="lost">Cases that were yes and are no.</param>
    public static double PValue(long gained, long lost)
    {
        Check(gained, lost, Math.Max(1, gained + lost));
        return gained + lost == 0 ? 1 : Math.Min(1, 2 * MathNet.Numerics.Distributions.Binomial.CDF(0.5, (int)(gained + lost), Math.Min(gained, lost)));
    }

    /// <summary>
    /// The same test with half of the chance of what was seen, which is nearer to its level than the exact one and goes above it by little: Fagerland, Lydersen and Laake (2013),
    /// BMC Medical Research Methodology 13:91.
    /// </summary>
    /// <param name="gained">Cases that were no and are yes.</param>
    /// <param name="lost">Cases that were yes and are no.</param>
    public static double MidPValue(long gained, long lost)
    {
        Check(gained, lost, Math.Max(1, gained + lost));
        return gained == lost ? 1 : PValue(gained, lost) - MathNet.Numerics.Distributions.Binomial.PMF(0.5, (int)(gained + lost), (int)Math.Min(gained, lost));
    }

    /// <summary>How many standard errors the observed difference lies from a supposed one; the error is that under the supposition.</summary>
    internal static double Score(long gained, long lost, long cases, double difference)
    {
        // The likeliest share of losses under the supposed difference: the root of a quadratic.
        var (a, b, c) = (2.0 * cases, -gained - lost + (((2.0 * cases) - gained + lost) * difference), -lost * difference * (1 - difference));
        var share = (Math.Sqrt(Math.Max(0, (b * b) - (4 * a * c))) - b) / (2 * a);
        var variance = cases * ((2 * share) + (difference * (1 - difference)));
        var distance = gained - lost - (cases * difference);
        return variance > 0 ? distance / Math.Sqrt(variance) : distance == 0 ? 0 : double.CopySign(double.MaxValue, distance);
    }

    // The score falls as the supposed difference grows.
    private static double Root(double low, double high, Func<double, double> score)
    {
        for (var step = 0; step < Steps; step++)
        {
            var middle = (low + high) / 2;
            if (score(middle) > 0)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    private static void Check(long gained, long lost, long cases)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gained);
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, Math.Max(1, gained + lost));
    }
}
