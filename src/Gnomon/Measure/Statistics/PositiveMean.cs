namespace Gnomon.Measure.Statistics;

/// <summary>
/// The limits of the mean of numbers that are not below 0 and mostly small: losses, squared and absolute errors. Such numbers lean to one side, so the limits are set on the scale of the
/// logarithm, which keeps them above 0, and with t: a variance that a few great numbers make is known as badly as so few rows, so its degrees of freedom are those of Kish's size
/// (Kish 1965, Survey Sampling, section 11.7), (sum x)² / sum x², less one. The plain normal limits hold 90 % at 50 rows (docs/measures/coverage.md).
/// </summary>
public static class PositiveMean
{
    /// <summary>The interval, enclosing the mean; without an upper end where that is beyond every number; null where all numbers are equal, so that the rows say nothing of chance.</summary>
    /// <param name="rows">How many numbers, at least 2.</param>
    /// <param name="mean">Their mean, above 0.</param>
    /// <param name="meanSquare">The mean of their squares.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <param name="divisor">By what Kish's size is divided: 1, or more where the numbers are powers, whose variance is known worse still.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval? Limits(double rows, double mean, double meanSquare, double error = Tail.Standard, double divisor = 1)
    {
        if (!(rows >= 2 && mean > 0 && double.IsFinite(meanSquare)))
            throw new ArgumentOutOfRangeException(nameof(rows), "limits of a mean need two rows, a mean above 0 and a finite square");
        var variance = (meanSquare - (mean * mean)) / (rows - 1);
        return variance > 0 ? Designed(mean, variance, rows * (mean * (mean / meanSquare)) / divisor, error) : null;
    }

    /// <summary>The interval of a mean whose design gives it this variance.</summary>
    /// <param name="mean">Above 0.</param>
    /// <param name="variance">Of the mean, above 0.</param>
    /// <param name="even">For how many even numbers it stands: Kish's size of the totals of its units.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    internal static Interval Designed(double mean, double variance, double even, double error)
    {
        var half = Deviate(even, error) * Math.Sqrt(variance) / mean;
        var high = mean * Math.Exp(half);
        return new Interval(Limit.At(mean * Math.Exp(-half)), double.IsFinite(high) ? Limit.At(high) : Limit.Unbounded);
    }

    /// <summary>The deviate of t with the degrees of freedom of so many rows less one, at least 1.</summary>
    internal static double Deviate(double size, double error) => Tail.StudentDeviate(error, Math.Max(1, size - 1));
}
