namespace Gnomon.Measure.Statistics;

/// <summary>
/// The interval of the difference of two independent proportions from their Wilson limits: method 10 (hybrid score, without
/// continuity correction) of Newcombe (1998), Statistics in Medicine 17:873-890.
/// </summary>
public static class Newcombe
{
    /// <summary>The interval of <c>first - second</c>, in [-1, 1], enclosing the point.</summary>
    /// <param name="firstSuccesses">From 0 to <paramref name="firstTrials"/>.</param>
    /// <param name="firstTrials">Above 0.</param>
    /// <param name="secondSuccesses">From 0 to <paramref name="secondTrials"/>.</param>
    /// <param name="secondTrials">Above 0.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Difference(
        double firstSuccesses, double firstTrials, double secondSuccesses, double secondTrials, double error = Tail.Standard)
    {
        var first = Wilson.Of(firstSuccesses, firstTrials, error);
        var second = Wilson.Of(secondSuccesses, secondTrials, error);
        var ends = Mover.Difference(firstSuccesses / firstTrials, first, secondSuccesses / secondTrials, second);
        return Interval.Of(Math.Max(-1, ends.Low.Number), Math.Min(1, ends.High.Number));
    }
}
