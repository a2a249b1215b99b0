using MathNet.Numerics.Distributions;

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
        if (!(variance > 0))
            return null;
        var half = Deviate(rows * (mean * (mean / meanSquare)) / divisor, error) * Math.Sqrt(variance) / mean;
        var high = mean * Math.Exp(half);
        return new Interval(Limit.At(mean * Math.Exp(-half)), double.IsFinite(high) ? Limit.At(high) : Limit.Unbounded);
    }

    /// <summary>The deviate of t with the degrees of freedom of so many rows less one, at least 1.</summary>
    internal static double Deviate(double size, double error) => -StudentT.InvCDF(0, 1, Math.Max(1, size - 1), Tail.Checked(error) / 2);
}
