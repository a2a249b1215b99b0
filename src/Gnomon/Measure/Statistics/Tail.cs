using MathNet.Numerics.Distributions;

namespace Gnomon.Measure.Statistics;

/// <summary>
/// The share of error that an interval may make, both sides together: 0.05 for a 95 % interval. Methods take the error rather
/// than the confidence, because corrections for many comparisons need errors far smaller than 1 - confidence can express.
/// </summary>
public static class Tail
{
    /// <summary>The error of the house's intervals: 2.5 % a side.</summary>
    public const double Standard = 0.05;

    /// <summary>The confidence that belongs to <see cref="Standard"/>.</summary>
    public const double StandardConfidence = 0.95;

    private static readonly double StandardDeviate = Deviate(Standard);

    /// <summary>The standard normal deviate that leaves half of <paramref name="error"/> above it: 1.959964 for 0.05.</summary>
    /// <param name="error">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0 and below 1.</exception>
    public static double NormalDeviate(double error) => error == Standard ? StandardDeviate : Deviate(error);

    /// <summary>The deviate of Student's t: 2.228139 for 0.05 and 10 degrees of freedom. From the beta distribution, of which f / (f + t²) is a quantile, so that it is found at any error.</summary>
    /// <param name="error">Above 0 and below 1.</param>
    /// <param name="freedom">Degrees of freedom, at least 1, whole or not.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double StudentDeviate(double error, double freedom)
    {
        if (!(freedom >= 1 && double.IsFinite(freedom)))
            throw new ArgumentOutOfRangeException(nameof(freedom), "degrees of freedom are at least 1 and finite");
        if (freedom >= Many && NormalDeviate(error) is var z && z * z * Many <= freedom)
            return Expanded(z, freedom);
        // The smaller of x and 1 - x is sought: of t near 0 the one, of a great t the other keeps its digits.
        var x = BetaQuantile.Of(Checked(error), freedom / 2, 0.5);
        var rest = x < 0.5 ? 1 - x : BetaQuantile.Of(1 - error, 0.5, freedom / 2);
        return Math.Sqrt(freedom * rest / x);
    }

    /// <summary>
    /// The error each of several independent intervals may make so that all of them together make at most
    /// <paramref name="error"/>: Šidák (1967), JASA 62:626-633.
    /// </summary>
    /// <param name="error">Above 0 and below 1.</param>
    /// <param name="intervals">How many intervals, at least 1.</param>
    public static double Shared(double error, int intervals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        return intervals == 1 ? Checked(error) : -Expm1(Log1p(-Checked(error)) / intervals);
    }

    // Four terms of the series for many degrees of freedom: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.7.5. From these on the fifth is below an ulp or two.
    private const double Many = 1000;

    private static double Expanded(double z, double freedom)
    {
        var s = z * z;
        double first = (s + 1) / 4, second = ((((5 * s) + 16) * s) + 3) / 96, third = ((((((3 * s) + 19) * s) + 17) * s) - 15) / 384;
        var fourth = ((((((((79 * s) + 776) * s) + 1482) * s) - 1920) * s) - 945) / 92160;
        return z * (1 + ((first + ((second + ((third + (fourth / freedom)) / freedom)) / freedom)) / freedom));
    }

    private static double Deviate(double error) => -Normal.InvCDF(0, 1, Checked(error) / 2);

    internal static double Checked(double error) =>
        error > 0 && error < 1 ? error : throw new ArgumentOutOfRangeException(nameof(error), "an error lies above 0 and below 1");

    // .NET has neither; the two lines are Kahan's, exact to an ulp or two for small arguments.
    private static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    private static double Expm1(double x)
    {
        var u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * x / Math.Log(u);
    }
}
