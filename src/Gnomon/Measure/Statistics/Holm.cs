namespace Gnomon.Measure.Statistics;

/// <summary>The step-down correction for several tests: Holm (1979), Scandinavian Journal of Statistics 6:65-70.</summary>
public static class Holm
{
    /// <summary>
    /// The corrected p-values, in the order given: a test that stays at or below a level there may be rejected at it, and the
    /// chance of even one false rejection stays below that level, however the tests depend on each other.
    /// </summary>
    /// <param name="pValues">Each in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside [0, 1].</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        if (pValues.Any(p => !(p >= 0 && p <= 1)))
            throw new ArgumentOutOfRangeException(nameof(pValues), "a p-value lies between 0 and 1");
        var order = Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ToArray();
        var adjusted = new double[pValues.Count];
        double greatest = 0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            // Never below an easier one: the running maximum keeps the order of the tests.
            greatest = Math.Max(greatest, Math.Min(1, pValues[order[rank]] * (order.Length - rank)));
            adjusted[order[rank]] = greatest;
        }

        return adjusted;
    }
}
