namespace Gnomon.Measure.Statistics;

/// <summary>The running minimum from the greatest p-value down that both corrections of the false discovery rate share.</summary>
internal static class StepUp
{
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues, double factor)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        if (pValues.Any(p => !(p >= 0 && p <= 1)))
            throw new ArgumentOutOfRangeException(nameof(pValues), "a p-value lies between 0 and 1");
        // The rank is the place in this order, which is not the index that sorting gives back: order[rank - 1] is the test of that rank.
        var order = Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ToArray();
        var adjusted = new double[pValues.Count];
        double least = 1;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            // The quotient first: at the last rank it is exactly 1, so that no correction falls below its p-value by rounding.
            least = Math.Min(least, pValues[order[rank - 1]] * (factor * ((double)order.Length / rank)));
            adjusted[order[rank - 1]] = least;
        }

        return adjusted;
    }
}
