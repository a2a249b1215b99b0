namespace Gnomon.Measure.Statistics;

/// <summary>
/// The step-up correction that holds the expected share of false finds among the finds, for independent or positively dependent
/// tests: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57:289-300.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>The corrected p-values in the order given, in [0, 1]: those at or below q are the finds at a false discovery rate of q.</summary>
    /// <param name="pValues">Each in [0, 1]. Equal values share the greatest of their ranks, whatever order they stand in.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside [0, 1].</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues) => StepUp.Adjust(pValues, 1);
}
