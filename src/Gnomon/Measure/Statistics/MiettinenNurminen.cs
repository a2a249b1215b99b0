namespace Gnomon.Measure.Statistics;

/// <summary>
/// Score intervals of two independent proportions with the variance enlarged by N / (N - 1): Miettinen and Nurminen (1985),
/// Statistics in Medicine 4:213-226. A little wider than Mee's difference and Koopman's ratio, which have no such factor.
/// </summary>
public static class MiettinenNurminen
{
    /// <summary>The interval of <c>first - second</c>, in [-1, 1], enclosing the point.</summary>
    /// <param name="firstSuccesses">From 0 to <paramref name="firstTrials"/>.</param>
    /// <param name="firstTrials">Above 0.</param>
    /// <param name="secondSuccesses">From 0 to <paramref name="secondTrials"/>.</param>
    /// <param name="secondTrials">Above 0; together with the first above 1.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Difference(
        double firstSuccesses, double firstTrials, double secondSuccesses, double secondTrials, double error = Tail.Standard)
    {
        var z = Deviate(firstSuccesses, firstTrials, secondSuccesses, secondTrials, error);
        // The upper end is the lower end of the swapped groups with the sign turned, so that swapping mirrors the interval exactly.
        return Interval.Of(
            new DifferenceScore(firstSuccesses, firstTrials, secondSuccesses, secondTrials).Lower(z),
            -new DifferenceScore(secondSuccesses, secondTrials, firstSuccesses, firstTrials).Lower(z));
    }

    /// <summary>
    /// The interval of <c>first / second</c>, at least 0, enclosing the point: 0/k gives <c>[0, U]</c>, k/0 gives
    /// <c>[L, unbounded]</c>, and 0/0, whose ratio is unknown, gives <c>[0, unbounded]</c>.
    /// </summary>
    /// <param name="firstSuccesses">From 0 to <paramref name="firstTrials"/>.</param>
    /// <param name="firstTrials">Above 0.</param>
    /// <param name="secondSuccesses">From 0 to <paramref name="secondTrials"/>.</param>
    /// <param name="secondTrials">Above 0; together with the first above 1.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Ratio(
        double firstSuccesses, double firstTrials, double secondSuccesses, double secondTrials, double error = Tail.Standard)
    {
        var z = Deviate(firstSuccesses, firstTrials, secondSuccesses, secondTrials, error);
        return Koopman.Ends(firstSuccesses, firstTrials, secondSuccesses, secondTrials, z);
    }

    // A larger variance is a larger deviate: the score with the factor reaches z where the one without reaches z sqrt(N / (N - 1)).
    private static double Deviate(double x1, double n1, double x2, double n2, double error)
    {
        Proportions.Check(x1, n1);
        Proportions.Check(x2, n2);
        var rows = n1 + n2;
        if (!(rows > 1))
            throw new ArgumentOutOfRangeException(nameof(n2), "the variance needs more than one trial");
        return Tail.NormalDeviate(error) * Math.Sqrt(rows / (rows - 1));
    }
}
