using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Decide;

/// <summary>
/// The worst case that chance alone would give if all groups had the same rate: the mean over draws of each group's count. With
/// many small groups it is far from 0, which is why it stands beside every worst case.
/// </summary>
internal static class ExpectedIfEqual
{
    private const int Draws = 2000;
    private const double MostUndefined = 0.01;

    /// <returns>Null where the metric's counts are not drawn so, or where the comparison is not defined in more than 1 % of draws.</returns>
    public static double? Of(Comparison comparison, WorstCase figure, Pcg32 random)
    {
        var samplers = figure.Parts.Select(p => p.IfEqual()).ToArray();
        if (samplers.Any(s => s is null))
            return null;
        double sum = 0;
        var defined = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            if (WorstPoint.Of(comparison, [.. samplers.Select(s => Rates(s!, random))]) is not { } value)
                continue;
            sum += value;
            defined++;
        }

        return defined >= Draws * (1 - MostUndefined) ? sum / defined : null;
    }

    private static double[] Rates(IReadOnlyList<BinomialSampler> samplers, Pcg32 random)
    {
        var rates = new double[samplers.Count];
        for (var i = 0; i < rates.Length; i++)
            rates[i] = samplers[i].NextRate(random);
        return rates;
    }
}
