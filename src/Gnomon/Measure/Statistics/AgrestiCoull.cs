namespace Gnomon.Measure.Statistics;

/// <summary>
/// Wald's interval after adding z^2 / 2 successes and as many failures: Agresti and Coull (1998), The American Statistician
/// 52:119-126. It has the centre of Wilson's interval and is never shorter; for reading beside other software.
/// </summary>
public static class AgrestiCoull
{
    /// <summary>The interval of a proportion: both ends in [0, 1], enclosing the point.</summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Above 0.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Of(double successes, double trials, double error = Tail.Standard)
    {
        Proportions.Check(successes, trials);
        var z = Tail.NormalDeviate(error);
        var size = trials + (z * z);
        var centre = (successes + (z * z / 2)) / size;
        var half = z * Math.Sqrt(centre * (1 - centre) / size);
        return Interval.Of(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
