namespace Gnomon.Measure.Statistics;

/// <summary>
/// The correction of Benjamini and Hochberg made to hold however the tests depend on each other, by the factor 1 + 1/2 + ... + 1/m:
/// Benjamini and Yekutieli (2001), Annals of Statistics 29:1165-1188.
/// </summary>
public static class BenjaminiYekutieli
{
    /// <summary>The corrected p-values in the order given, in [0, 1]: those at or below q are the finds at a false discovery rate of q.</summary>
    /// <param name="pValues">Each in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside [0, 1].</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        double factor = 0;
        for (var i = pValues.Count; i >= 1; i--)
            factor += 1.0 / i;
        return StepUp.Adjust(pValues, factor);
    }
}
