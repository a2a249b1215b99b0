namespace Gnomon.Measure.Statistics;

/// <summary>
/// Whether groups differ in a figure made of counts, by shuffling rows among them. The observed order counts as one of the draws, so the
/// p-value is never 0 and the test keeps its level: Phipson and Smyth (2010), Statistical Applications in Genetics 9:39.
/// </summary>
public static class PermutationTest
{
    /// <summary>Enough draws for a p-value of 0.05 with a standard error of 0.0022.</summary>
    public const int Draws = 9_999;

    /// <summary>The share of shuffles, the observed order among them, whose statistic is at least the observed one: in (0, 1].</summary>
    /// <param name="groups">For each group the counts of its cells.</param>
    /// <param name="statistic">Greater being more extreme; never NaN.</param>
    /// <param name="random">The stream of this test.</param>
    /// <param name="draws">How many shuffles, at least 1.</param>
    /// <exception cref="ArgumentException">The groups are no table of counts, or the statistic is NaN.</exception>
    public static double PValue(
        IReadOnlyList<IReadOnlyList<long>> groups, Func<IReadOnlyList<IReadOnlyList<long>>, double> statistic, Pcg32 random, int draws = Draws)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var shuffle = new Shuffle(groups);
        // Two shuffles that give the same counts may give figures that differ in the last place: equal must count as equal.
        var observed = Checked(statistic(groups));
        var bound = observed - (1e-12 * Math.Abs(observed));
        var atLeast = 1;
        for (var draw = 0; draw < draws; draw++)
            atLeast += Checked(statistic(shuffle.Draw(random))) >= bound ? 1 : 0;
        return atLeast / (draws + 1.0);
    }

    private static double Checked(double statistic) =>
        double.IsNaN(statistic) ? throw new ArgumentException("the statistic is not a number for some shuffle", nameof(statistic)) : statistic;
}
