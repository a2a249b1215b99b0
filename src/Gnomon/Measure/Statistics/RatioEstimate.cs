namespace Gnomon.Measure.Statistics;

/// <summary>A ratio, or a difference of ratios, with a variance that its design gives it.</summary>
/// <param name="Point">The figure.</param>
/// <param name="Variance">At least 0; 0 where every row, or every unit, is alike.</param>
/// <param name="Freedom">Degrees of freedom of the variance, infinite for the normal distribution.</param>
/// <param name="EvenSize">Kish's size of the weights, or of the rows of units: how many independent rows the sample is worth if all rows of a unit are copies of one.</param>
/// <param name="Rows">How many rows it rests on: no design of a sample is taken for worth more.</param>
public sealed record RatioEstimate(double Point, double Variance, double Freedom, double EvenSize, double Rows = double.PositiveInfinity)
{
    /// <summary>
    /// The degrees of freedom of a variance that such weights give: for equal ones the units less one. Satterthwaite's rule asks for (sum w²)² / sum w⁴ units; fourth powers are not
    /// counted, and Kish's size times the square of its share of the units comes near them, mostly from below.
    /// </summary>
    /// <param name="even">Kish's size of what the figure rests on.</param>
    /// <param name="evenness">Kish's size over the number of units, at most 1.</param>
    internal static double FreedomOf(double even, double evenness) => Math.Max(1, (even * Math.Min(1, evenness) * Math.Min(1, evenness)) - 1);

    // A design effect that rests on so many even rows of the rarer kind counts half; found by simulation (docs/measures/coverage.md).
    private const double Half = 1;

    /// <summary>
    /// How many independent rows would give a proportion this variance. Few rows of the rarer kind hardly show what units or weights do: the variance is too small
    /// by chance just where the proportion is farthest off. So the size is drawn towards <see cref="EvenSize"/>, the fewer such rows the more, and is not above <see cref="Rows"/>
    /// (as in Parker et al. 2017, Vital and Health Statistics 2(175)).
    /// </summary>
    public double EffectiveSize
    {
        get
        {
            var seen = Variance > 0 && Point is > 0 and < 1 ? Point * (1 - Point) / Variance : EvenSize;
            var rarer = EvenSize * Math.Min(Point, 1 - Point);
            var drawn = Half / (Half + rarer);
            return Math.Min(Rows, 1 / (((1 - drawn) / seen) + (drawn / Math.Min(seen, EvenSize))));
        }
    }

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
        return Wilson.At(Point * EffectiveSize, EffectiveSize, Deviate(error));
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
        : Tail.StudentDeviate(error, Freedom);
}
