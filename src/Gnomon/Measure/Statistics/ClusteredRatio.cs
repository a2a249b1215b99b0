namespace Gnomon.Measure.Statistics;

/// <summary>
/// A ratio of totals with a variance that lets rows of one unit depend on each other in any way: the linearised residuals are added up
/// within each unit, and units are taken for independent. Liang and Zeger (1986), Biometrika 73:13-22; the factor G / (G - 1) and
/// t with G - 1 degrees of freedom as in Cameron and Miller (2015), Journal of Human Resources 50:317-372: at any number of units, for the normal
/// deviate is too short at 50 of them still. A few units with most of the rows make the variance, so the units are counted by Kish's size of their rows
/// where that is less (as Carter, Schnepel and Steigerwald 2017, Review of Economics and Statistics 99:698-709, count them).
/// </summary>
public static class ClusteredRatio
{
    /// <summary>The ratio of the totals over all units.</summary>
    /// <param name="units">For each unit what it adds to numerator and denominator; weights, where there are any, are in them.</param>
    /// <param name="rows">How many rows the denominator has, where it is known: a proportion is not taken for surer than from so many independent rows.</param>
    /// <exception cref="ArgumentException">There are fewer than two units, or the denominator is not above 0.</exception>
    public static RatioEstimate Of(IReadOnlyList<(double Numerator, double Denominator)> units, double rows = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(units);
        var total = units.Sum(u => u.Denominator);
        if (units.Count < 2 || !(total > 0))
            throw new ArgumentException("a ratio over units needs two units and a denominator above 0", nameof(units));
        var ratio = units.Sum(u => u.Numerator) / total;
        var even = total * (total / units.Sum(u => u.Denominator * u.Denominator));
        return new RatioEstimate(ratio, Variance([.. units.Select(u => (u.Numerator - (ratio * u.Denominator)) / total)]), RatioEstimate.FreedomOf(even, even / units.Count(u => u.Denominator > 0)), even, rows);
    }

    /// <summary>The first ratio less the second, over the same units: what a unit adds to both counts in their covariance.</summary>
    /// <param name="units">For each unit what it adds to both ratios.</param>
    /// <exception cref="ArgumentException">There are fewer than two units, or a denominator is not above 0.</exception>
    public static RatioEstimate Difference(
        IReadOnlyList<((double Numerator, double Denominator) First, (double Numerator, double Denominator) Second)> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        double first = units.Sum(u => u.First.Denominator), second = units.Sum(u => u.Second.Denominator);
        if (units.Count < 2 || !(first > 0 && second > 0))
            throw new ArgumentException("a difference over units needs two units and denominators above 0", nameof(units));
        double one = units.Sum(u => u.First.Numerator) / first, other = units.Sum(u => u.Second.Numerator) / second;
        var variance = Variance([.. units.Select(u =>
            ((u.First.Numerator - (one * u.First.Denominator)) / first) - ((u.Second.Numerator - (other * u.Second.Denominator)) / second))]);
        return new RatioEstimate(one - other, variance, units.Count - 1, units.Count);
    }

    // Linearised residuals add up to 0, so they are their own deviations from the mean.
    private static double Variance(double[] residuals) => residuals.Sum(r => r * r) * residuals.Length / (residuals.Length - 1.0);
}
