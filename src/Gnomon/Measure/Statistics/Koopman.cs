namespace Gnomon.Measure.Statistics;

/// <summary>
/// The score interval of the ratio of two independent proportions: Koopman (1984), Biometrics 40:513-517. Unlike intervals on
/// the logarithm it has an answer where a count is zero.
/// </summary>
public static class Koopman
{
    /// <summary>
    /// The interval of <c>first / second</c>, at least 0, enclosing the point: 0/k gives <c>[0, U]</c>, k/0 gives
    /// <c>[L, unbounded]</c>, and 0/0, whose ratio is unknown, gives <c>[0, unbounded]</c>.
    /// </summary>
    /// <param name="firstSuccesses">From 0 to <paramref name="firstTrials"/>.</param>
    /// <param name="firstTrials">Above 0.</param>
    /// <param name="secondSuccesses">From 0 to <paramref name="secondTrials"/>.</param>
    /// <param name="secondTrials">Above 0.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Ratio(
        double firstSuccesses, double firstTrials, double secondSuccesses, double secondTrials, double error = Tail.Standard)
    {
        Proportions.Check(firstSuccesses, firstTrials);
        Proportions.Check(secondSuccesses, secondTrials);
        return Ends(firstSuccesses, firstTrials, secondSuccesses, secondTrials, Tail.NormalDeviate(error));
    }

    /// <summary>The interval at which the score reaches a deviate.</summary>
    internal static Interval Ends(double x1, double n1, double x2, double n2, double z)
    {
        var low = Lower(x1, n1, x2, n2, z);
        var inverse = Lower(x2, n2, x1, n1, z);
        return inverse > 0 ? Interval.Of(low, 1 / inverse) : Interval.From(low);
    }

    /// <summary>The lower end where it lies below a ceiling, else the ceiling; one evaluation tells, so many pairs cost little.</summary>
    internal static double LowerUpTo(Tally first, Tally second, double z, double ceiling)
    {
        if (ceiling > 0 && first.Successes > 0 && ceiling * second.Rate <= first.Rate
            && new RatioScore(first.Successes, first.Trials, second.Successes, second.Trials).At(Math.Log(ceiling)) >= z)
            return ceiling;
        return Math.Min(ceiling, Lower(first.Successes, first.Trials, second.Successes, second.Trials, z));
    }

    // The upper end is the inverse of the lower end of the swapped ratio, so only lower ends are ever sought.
    internal static double Lower(double x1, double n1, double x2, double n2, double z)
    {
        if (x1 == 0)
            return 0;
        var score = new RatioScore(x1, n1, x2, n2);
        // At the point the score is 0. Where x2 is 0 the point lies without end; far to the right the score falls to 0 as well.
        var inside = x2 > 0 ? Math.Log(x1 / n1 / (x2 / n2)) : score.FarInside(z);
        var low = score.Root(inside, z);
        return x2 > 0 ? Math.Min(low, x1 / n1 / (x2 / n2)) : low;
    }
}
