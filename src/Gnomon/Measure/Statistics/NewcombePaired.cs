namespace Gnomon.Measure.Statistics;

/// <summary>
/// The interval of the difference of two proportions of the same cases, as McNemar's test compares them: method 10 (hybrid score, with the
/// corrected correlation) of Newcombe (1998), Statistics in Medicine 17:2635-2650. Never of width zero, also where no case differs.
/// </summary>
public static class NewcombePaired
{
    /// <summary>The interval of <c>first - second</c>, in [-1, 1], enclosing the point.</summary>
    /// <param name="both">Cases in which both are successes.</param>
    /// <param name="firstOnly">Cases in which only the first is one.</param>
    /// <param name="secondOnly">Cases in which only the second is one.</param>
    /// <param name="neither">Cases in which none is one.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there is no case, or the error is outside its range.</exception>
    public static Interval Difference(double both, double firstOnly, double secondOnly, double neither, double error = Tail.Standard)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(Math.Min(both, neither), Math.Min(firstOnly, secondOnly)), nameof(both));
        var cases = both + firstOnly + secondOnly + neither;
        double first = both + firstOnly, second = both + secondOnly;
        var correlation = Correlation((both * neither) - (firstOnly * secondOnly), Math.Sqrt(first * (cases - first) * second * (cases - second)), cases);
        var (one, other) = (Wilson.Of(first, cases, error), Wilson.Of(second, cases, error));
        double p = first / cases, q = second / cases;
        var low = p - q - Length(p - one.Low.Number, other.High.Number - q, correlation);
        var high = p - q + Length(one.High.Number - p, q - other.Low.Number, correlation);
        return Interval.Of(Math.Max(-1, low), Math.Min(1, high));
    }

    // The correction of half a case pulls a positive correlation towards 0, and not beyond.
    private static double Correlation(double determinant, double margins, double cases) =>
        margins == 0 ? 0 : (determinant > 0 ? Math.Max(0, determinant - (cases / 2)) : determinant) / margins;

    private static double Length(double x, double y, double correlation) => Math.Sqrt(Math.Max(0, (x * x) - (2 * correlation * x * y) + (y * y)));
}
