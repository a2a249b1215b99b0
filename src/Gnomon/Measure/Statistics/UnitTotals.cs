namespace Gnomon.Measure.Statistics;

/// <summary>
/// Totals of several quantities over independent units, with the sums over units of their products: enough for the linearised variance of every smooth
/// function of the totals. Woodruff (1971), JASA 66:411-414; for units of several rows Liang and Zeger (1986), Biometrika 73:13-22. A unit is a row where
/// rows are independent.
/// </summary>
/// <param name="Totals">The totals; the first is that of the weights.</param>
/// <param name="Products">For each pair of quantities that any unit has both of, once each: their places and the sum of their products, in the same scale as the totals.</param>
/// <param name="Units">How many units, at least 1.</param>
/// <param name="EvenSize">How many equal units the sample is worth by its weights alone (Kish).</param>
/// <param name="Clustered">Whether units have several rows. Then t has one degree of freedom less than units; else one less than the even size: a variance that a few heavy rows make is known as badly as so few rows.</param>
internal sealed record UnitTotals(IReadOnlyList<double> Totals, IReadOnlyList<(int First, int Second, double Sum)> Products, double Units, double EvenSize, bool Clustered = false)
{
    /// <summary>A figure with its variance.</summary>
    /// <param name="point">The figure, a function of the totals that does not change where all of them are multiplied by one number.</param>
    /// <param name="gradient">Its derivatives by the totals.</param>
    /// <param name="even">The even size of the units that the figure rests on, where these are not all.</param>
    public RatioEstimate Estimate(double point, IReadOnlyList<double> gradient, double? even = null)
    {
        double variance = 0;
        foreach (var (i, j, sum) in Products)
            variance += (i == j ? 1 : 2) * gradient[i] * gradient[j] * sum;
        var size = Math.Min(Units, even ?? EvenSize);
        return new RatioEstimate(point, Units > 1 ? Math.Max(0, variance) * Units / (Units - 1) : 0, Math.Max(1, (Clustered ? Units : size) - 1), size);
    }

    /// <summary>The derivatives of a function by its totals, by central differences: exact to about nine digits for ratios of sums.</summary>
    public static double[] Gradient(double[] totals, Func<double[], double> figure)
    {
        const double Relative = 1e-5;
        var largest = totals.Max(Math.Abs);
        var gradient = new double[totals.Length];
        for (var i = 0; i < totals.Length; i++)
        {
            var (kept, step) = (totals[i], Relative * (totals[i] != 0 ? Math.Abs(totals[i]) : largest));
            totals[i] = kept + step;
            var above = figure(totals);
            totals[i] = kept - step;
            gradient[i] = (above - figure(totals)) / (2 * step);
            totals[i] = kept;
        }

        return gradient;
    }
}
