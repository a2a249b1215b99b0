using MathNet.Numerics;

namespace Gnomon.Measure.Statistics;

/// <summary>
/// The chi-square distribution, central and not: how far counts lie from a hypothesis, and how far they may truly be. The noncentral one as
/// a mixture of central ones by a Poisson count, added up: Benton and Krishnamoorthy (2003), Computational
/// Statistics and Data Analysis 43:249-267, in one run downwards.
/// </summary>
public static class ChiSquare
{
    private const double Negligible = 1e-17;
    private const int Halvings = 200;

    /// <summary>The probability of a value at least as great under the hypothesis, in [0, 1].</summary>
    /// <param name="statistic">At least 0.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double PValue(double statistic, double freedom)
    {
        Check(statistic, freedom, 0);
        return statistic == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(freedom / 2, statistic / 2);
    }

    /// <summary>The value that is exceeded with a given probability under the hypothesis: 3.841459 for 0.05 and 1 degree.</summary>
    /// <param name="probability">In (0, 1).</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    public static double Critical(double probability, double freedom)
    {
        Tail.Checked(probability);
        return Solve(x => probability - PValue(x, freedom), freedom);
    }

    /// <summary>The probability of a value at most as great, in [0, 1].</summary>
    /// <param name="statistic">At least 0.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    /// <param name="noncentrality">At least 0; 0 is the hypothesis.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double UpTo(double statistic, double freedom, double noncentrality)
    {
        Check(statistic, freedom, noncentrality);
        if (statistic == 0)
            return 0;
        if (noncentrality == 0)
            return SpecialFunctions.GammaLowerRegularized(freedom / 2, statistic / 2);
        // From the last weight that counts downwards: each central probability is the one above it and a term of the series, so only one is worked out by itself.
        double rate = noncentrality / 2, half = statistic / 2, top = Math.Floor(rate), sum = 0;
        var weight = Math.Exp((top * Math.Log(rate)) - rate - SpecialFunctions.GammaLn(top + 1));
        while (weight > Negligible)
            weight *= rate / ++top;
        var shape = (freedom / 2) + top;
        var central = SpecialFunctions.GammaLowerRegularized(shape, half);
        var term = ((shape - 1) * Math.Log(half)) - half - SpecialFunctions.GammaLn(shape);
        for (var j = top; j >= 0 && (j > rate || weight > Negligible); j--)
        {
            sum += weight * central;
            weight *= j / rate;
            central += Math.Exp(term);
            shape--;
            term += Math.Log(shape) - Math.Log(half);
        }

        return Math.Min(1, sum);
    }

    /// <summary>The noncentralities that a value does not contradict: both ends at least 0, the lower 0 where the hypothesis itself is not contradicted.</summary>
    /// <param name="statistic">At least 0.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Noncentrality(double statistic, double freedom, double error = Tail.Standard)
    {
        Check(statistic, freedom, 0);
        var side = Tail.Checked(error) / 2;
        double End(double upTo) => UpTo(statistic, freedom, 0) <= upTo ? 0 : Solve(n => upTo - UpTo(statistic, freedom, n), Math.Max(1, statistic));
        return Interval.Of(End(1 - side), End(side));
    }

    /// <summary>The noncentrality that a test at <paramref name="error"/> finds with a chance of <paramref name="power"/>: what the data could have shown.</summary>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    /// <param name="power">In (0, 1), above the error.</param>
    /// <param name="error">The level of the test, in (0, 1).</param>
    public static double Detectable(double freedom, double power = 0.8, double error = Tail.Standard)
    {
        if (!(power > error && power < 1))
            throw new ArgumentOutOfRangeException(nameof(power), "a chance lies above the error and below 1");
        var critical = Critical(error, freedom);
        return Solve(n => 1 - power - UpTo(critical, freedom, n), freedom);
    }

    // The root of a rising function, by doubling and halving.
    private static double Solve(Func<double, double> rising, double start)
    {
        double low = 0, high = start;
        while (rising(high) < 0)
            (low, high) = (high, high * 2);
        for (var i = 0; i < Halvings && high - low > 1e-13 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = rising(middle) < 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static void Check(double statistic, double freedom, double noncentrality)
    {
        if (!(statistic >= 0 && double.IsFinite(statistic)))
            throw new ArgumentOutOfRangeException(nameof(statistic), "a statistic is finite and at least 0");
        if (!(freedom > 0 && double.IsFinite(freedom)))
            throw new ArgumentOutOfRangeException(nameof(freedom), "degrees of freedom lie above 0");
        if (!(noncentrality >= 0 && double.IsFinite(noncentrality)))
            throw new ArgumentOutOfRangeException(nameof(noncentrality), "a noncentrality is finite and at least 0");
    }
}
