namespace Gnomon.Measure.Statistics;

/// <summary>
/// Totals of several quantities over independent units, with the sums over units of their products: enough for the linearised variance of every smooth
/// function of the totals. Woodruff (1971), JASA 66:411-414; for units of several rows Liang and Zeger (1986), Biometrika 73:13-22. A unit is a row where
/// rows are independent.
/// </summary>
/// <param name="Totals">The totals; the first is that of the weights.</param>
/// <param name="Products">For each pair of quantities that any unit has both of, once each: their places and the sum of their products, in the same scale as the totals.</param>
/// <param name="Units">How many units, at least 1.</param>
/// <param name="EvenSize">How many equal units the sample is worth by the weights of its units alone (Kish). A variance that a few heavy units make is known as badly as so few.</param>
internal sealed record UnitTotals(IReadOnlyList<double> Totals, IReadOnlyList<(int First, int Second, double Sum)> Products, double Units, double EvenSize)
{
    /// <summary>A figure with its variance.</summary>
    /// <param name="point">The figure, a function of the totals that does not change where all of them are multiplied by one number.</param>
    /// <param name="gradient">Its derivatives by the totals.</param>
    /// <param name="even">The even size of the units that the figure rests on, where these are not all.</param>
    /// <param name="rows">How many rows it rests on, where it is one proportion.</param>
    public RatioEstimate Estimate(double point, IReadOnlyList<double> gradient, double? even = null, double rows = double.PositiveInfinity)
    {
        var size = Math.Min(Units, even ?? EvenSize);
        return new RatioEstimate(point, Units > 1 ? Square(gradient) * Units / (Units - 1) : 0, RatioEstimate.FreedomOf(size, EvenSize / Units), size, rows);
    }

    /// <summary>Kish's size of a quantity that is above 0 or 0 in every unit: (sum x)² / sum x², with x the total of a unit; infinite where it is 0 in all of them.</summary>
    /// <param name="gradient">The quantity as a sum of totals with these factors.</param>
    public double EvenSizeOf(IReadOnlyList<double> gradient)
    {
        double total = Totals.Zip(gradient, (t, g) => t * g).Sum(), squares = Square(gradient);
        return squares > 0 ? total * (total / squares) : double.PositiveInfinity;
    }

    // The sum over units of the square of a sum of their quantities.
    private double Square(IReadOnlyList<double> gradient)
    {
        double sum = 0;
        foreach (var (i, j, product) in Products)
            sum += (i == j ? 1 : 2) * gradient[i] * gradient[j] * product;
        return Math.Max(0, sum);
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
