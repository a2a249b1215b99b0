using MathNet.Numerics.Distributions;

namespace Gnomon.Measure.Statistics;

/// <summary>A ratio, or a difference of ratios, with a variance that its design gives it.</summary>
/// <param name="Point">The figure.</param>
/// <param name="Variance">At least 0; 0 where every row, or every unit, is alike.</param>
/// <param name="Freedom">Degrees of freedom of the variance, infinite for the normal distribution.</param>
/// <param name="EvenSize">How many independent rows the sample is worth if nothing but its weights or units mattered: used where the variance is 0.</param>
public sealed record RatioEstimate(double Point, double Variance, double Freedom, double EvenSize)
{
    /// <summary>How many independent rows would give a proportion this variance; <see cref="EvenSize"/> where the variance is 0.</summary>
    public double EffectiveSize => Variance > 0 && Point is > 0 and < 1 ? Point * (1 - Point) / Variance : EvenSize;

    /// <summary>
    /// The interval of a proportion, in [0, 1] and enclosing it: Wilson's at the effective size with the deviate of t, after Franco,
    /// Little, Louis and Slud (2019), Journal of Survey Statistics and Methodology 7:334-364. Never of width zero.
    /// </summary>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="InvalidOperationException">The figure is no proportion.</exception>
    public Interval Proportion(double error = Tail.Standard)
    {
        if (!(Point >= 0 && Point <= 1))
            throw new InvalidOperationException("only a ratio between 0 and 1 is a proportion");
        return Wilson.Of(Point * EffectiveSize, EffectiveSize, 2 * Normal.CDF(0, 1, -Deviate(error)));
    }

    /// <summary>The interval from point and standard error alone, without end on neither side; null where the variance is 0.</summary>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    public Interval? Plain(double error = Tail.Standard)
    {
        var half = Deviate(error) * Math.Sqrt(Variance);
        return half > 0 ? Interval.Of(Point - half, Point + half) : null;
    }

    internal double Deviate(double error) => double.IsInfinity(Freedom)
        ? Tail.NormalDeviate(error)
        : -StudentT.InvCDF(0, 1, Freedom, Tail.Checked(error) / 2);
}
