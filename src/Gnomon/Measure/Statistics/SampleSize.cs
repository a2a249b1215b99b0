using MathNet.Numerics.Distributions;

namespace Gnomon.Measure.Statistics;

/// <summary>How many rows to collect before anything is measured.</summary>
public static class SampleSize
{
    /// <summary>
    /// Rows that bring half the width of Wilson's interval to at most <paramref name="halfWidth"/>, for every rate in a range: the
    /// least and the most that the rates of the range need.
    /// </summary>
    /// <param name="lowestRate">In [0, 1].</param>
    /// <param name="highestRate">From <paramref name="lowestRate"/> to 1.</param>
    /// <param name="halfWidth">Above 0 and below 0.5.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static (long Least, long Most) ForHalfWidth(double lowestRate, double highestRate, double halfWidth, double error = Tail.Standard)
    {
        if (!(lowestRate >= 0 && lowestRate <= highestRate && highestRate <= 1))
            throw new ArgumentOutOfRangeException(nameof(lowestRate), "rates lie between 0 and 1, the lowest first");
        if (!(halfWidth > 0 && halfWidth < 0.5))
            throw new ArgumentOutOfRangeException(nameof(halfWidth), "half a width lies above 0 and below 0.5");
        // The width is greatest at one half and falls towards both ends.
        var middle = Math.Clamp(0.5, lowestRate, highestRate);
        var (low, high) = (Rows(lowestRate, halfWidth, error), Rows(highestRate, halfWidth, error));
        return (Math.Min(low, high), Rows(middle, halfWidth, error));
    }

    /// <summary>
    /// Rows of each of two groups of one size that tell two rates apart with a given chance, by a two-sided test without continuity
    /// correction: Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, formula 4.14.
    /// </summary>
    /// <param name="firstRate">In [0, 1].</param>
    /// <param name="secondRate">In [0, 1], other than <paramref name="firstRate"/>.</param>
    /// <param name="power">The chance of telling, in (0, 1).</param>
    /// <param name="error">Of the test, both sides together.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or the rates are equal: then no number is enough.</exception>
    public static long ToTellApart(double firstRate, double secondRate, double power = 0.8, double error = Tail.Standard)
    {
        if (!(firstRate >= 0 && firstRate <= 1 && secondRate >= 0 && secondRate <= 1) || firstRate == secondRate)
            throw new ArgumentOutOfRangeException(nameof(secondRate), "two different rates between 0 and 1");
        if (!(power > 0 && power < 1))
            throw new ArgumentOutOfRangeException(nameof(power), "a chance lies above 0 and below 1");
        var mean = (firstRate + secondRate) / 2;
        var root = (Tail.NormalDeviate(error) * Math.Sqrt(2 * mean * (1 - mean)))
            + (Normal.InvCDF(0, 1, power) * Math.Sqrt((firstRate * (1 - firstRate)) + (secondRate * (1 - secondRate))));
        return Math.Max(1, (long)Math.Ceiling(root * root / ((firstRate - secondRate) * (firstRate - secondRate))));
    }

    private static long Rows(double rate, double halfWidth, double error)
    {
        long few = 0, enough = 1;
        while (HalfWidth(rate, enough, error) > halfWidth)
            (few, enough) = (enough, enough * 2);
        while (enough - few > 1)
        {
            var middle = few + ((enough - few) / 2);
            if (HalfWidth(rate, middle, error) > halfWidth)
                few = middle;
            else
                enough = middle;
        }

        return enough;
    }

    private static double HalfWidth(double rate, long rows, double error)
    {
        var interval = Wilson.Of(rate * rows, rows, error);
        return (interval.High.Number - interval.Low.Number) / 2;
    }
}
