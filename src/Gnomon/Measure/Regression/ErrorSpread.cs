using Gnomon.Columns;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Regression;

/// <summary>The means of errors and what chance does to them, whatever the design of the sample.</summary>
/// <param name="MeanAbsolute">The mean of |e|.</param>
/// <param name="MeanError">The mean of e.</param>
/// <param name="MeanSquared">The mean of e².</param>
/// <param name="Labels">The mean of (y - mean y)².</param>
/// <param name="OfAbsolute">The variance of the first.</param>
/// <param name="OfError">The variance of the second.</param>
/// <param name="OfLogSquared">The variance of the logarithm of the third; 0 where that is 0.</param>
/// <param name="OfLogUnexplained">The variance of the logarithm of the third over the fourth; 0 where either is 0.</param>
/// <param name="Freedom">Degrees of freedom, infinite for the normal distribution.</param>
internal sealed record ErrorSpread(
    double MeanAbsolute, double MeanError, double MeanSquared, double Labels, double OfAbsolute, double OfError, double OfLogSquared, double OfLogUnexplained, double Freedom)
{
    // By what Kish's sizes are divided: the least at which the simulations of docs/measures/coverage.md keep their level.
    private const double OfErrors = 2, OfSquares = 6, OfRatio = 3;

    /// <summary>Kish's size of the |e|, or of what units have of them, over what simulations ask: for how many even errors these stand.</summary>
    public required double EvenErrors { get; init; }

    /// <summary>The same of the e².</summary>
    public required double EvenSquares { get; init; }

    /// <summary>The same of the e² and of the squares of the labels, whichever is less.</summary>
    public required double EvenRatio { get; init; }

    /// <summary>Whether rows are independent and count alike.</summary>
    public bool IsOfRows => double.IsInfinity(Freedom);

    /// <summary>Of independent rows that count alike.</summary>
    public static ErrorSpread Of(ErrorSums sums)
    {
        double n = sums.Known, a = sums.MeanSquared, b = sums.Spread;
        double Over(double variance) => n > 1 ? Math.Max(0, variance) / (n - 1) : 0;
        var explained = a > 0 && b > 0 ? (sums.MeanFourth / (a * a)) - (2 * sums.ErrorTimesSpread / (a * b)) + (sums.FourthOfLabel / (b * b)) : 0;
        return new ErrorSpread(
            sums.MeanAbsolute, sums.MeanError, a, b, Over(a - (sums.MeanAbsolute * sums.MeanAbsolute)), Over(a - (sums.MeanError * sums.MeanError)),
            a > 0 ? Over((sums.MeanFourth / (a * a)) - 1) : 0, Over(explained), double.PositiveInfinity)
        {
            EvenErrors = n * (sums.MeanAbsolute * (sums.MeanAbsolute / a)) / OfErrors,
            EvenSquares = n * (a * (a / sums.MeanFourth)) / OfSquares,
            EvenRatio = Math.Min(n * a / (sums.MeanFourth / a), n * b / (sums.FourthOfLabel / b)) / OfRatio,
        };
    }

    /// <summary>Of weighted rows or units of several rows, from a row of <c>moments.sql</c>.</summary>
    public static ErrorSpread Of(TableRow row)
    {
        double error = Math.Pow(10, -row.Number("error_digits")), label = Math.Pow(10, -row.Number("label_digits"));
        double[] Scales(double weights, int digits) => Scaled(Math.Pow(10, weights), error * Math.Pow(10, digits), label * Math.Pow(10, digits));
        var totals = UnitTables.Moments(row, Scales(RegressionKind.FineWeights, RegressionKind.FineMoments), Scales(RegressionKind.Weights, RegressionKind.CoarseMoments));
        double[] t = [.. totals.Totals];
        double Variance(Func<double[], double> figure) => totals.Estimate(figure(t), UnitTotals.Gradient(t, figure)).Variance;
        var mean = t[4] / t[0];
        static double Squared(double[] m) => m[3] / m[0];
        static double Spread(double[] m) => (m[5] / m[0]) - (m[4] / m[0] * (m[4] / m[0]));
        return new ErrorSpread(
            t[1] / t[0], t[2] / t[0], Squared(t), Math.Max(0, Spread(t)), Variance(m => m[1] / m[0]), Variance(m => m[2] / m[0]),
            t[3] > 0 ? Variance(m => Math.Log(Squared(m))) : 0, t[3] > 0 && Spread(t) > 0 ? Variance(m => Math.Log(Squared(m) / Spread(m))) : 0, totals.Estimate(0, new double[t.Length]).Freedom)
        {
            EvenErrors = totals.EvenSizeOf([0, 1, 0, 0, 0, 0]) / OfErrors,
            EvenSquares = totals.EvenSizeOf([0, 0, 0, 1, 0, 0]) / OfSquares,
            EvenRatio = Math.Min(totals.EvenSizeOf([0, 0, 0, 1, 0, 0]), totals.EvenSizeOf([mean * mean, 0, 0, 0, -2 * mean, 1])) / OfRatio,
        };
    }

    /// <summary>The deviate that leaves half of an error above it.</summary>
    public double Deviate(double error) => new RatioEstimate(0, 0, Freedom, 1).Deviate(error);

    private static double[] Scaled(double weight, double error, double label) => [weight, weight * error, weight * error, weight * error * error, weight * label, weight * label * label];
}
