using Gnomon.Measure.Statistics;
using MathNet.Numerics;

namespace Gnomon.Measure.Scoring;

/// <summary>
/// Average precision, the step-wise area under the curve of precision and recall. Interval: binomial, after Boyd, Eng and Page (2013), ECML
/// PKDD, LNCS 8190:451-466, there with the number of positives as size; here with that of the rarer label, for many positives against
/// few negatives are not many rows. Wilson's form, so that it is never of width zero; the order within a bin is added.
/// </summary>
internal static class AveragePrecision
{
    /// <param name="bins">At least one row of each label.</param>
    /// <returns>The figure, its interval at any error.</returns>
    public static Levels Of(ScoreBins bins)
    {
        double tp = 0, fp = 0, point = 0, least = 0, most = 0;
        foreach (var (_, positives, negatives) in bins.Bins.Reverse())
        {
            point += positives * ((tp + positives) / (tp + positives + fp + negatives));
            most += positives - (fp * Reciprocals(tp + fp, positives));
            least += positives - ((fp + negatives) * Reciprocals(tp + fp + negatives, positives));
            tp += positives;
            fp += negatives;
        }

        double p = bins.Positives, size = Math.Min(bins.Positives, bins.Negatives);
        point /= p;
        var (hiddenLow, hiddenHigh) = (Math.Max(0, point - (least / p)), Math.Max(0, (most / p) - point));
        return new Levels(point, "binomial-rarer-binned", error =>
        {
            var chance = Wilson.Of(Math.Clamp(point, 0, 1) * size, size, error);
            return Interval.Of(Math.Max(0, chance.Low.Number - hiddenLow), Math.Min(1, chance.High.Number + hiddenHigh));
        });
    }

    // 1 / (start + 1) + ... + 1 / (start + terms): each positive of a bin, in the order of ranks, has the precision 1 - false / (true + false).
    private static double Reciprocals(double start, long terms)
    {
        if (terms > Summed)
            return SpecialFunctions.DiGamma(start + terms + 1) - SpecialFunctions.DiGamma(start + 1);
        double sum = 0;
        for (long i = 1; i <= terms; i++)
            sum += 1 / (start + i);
        return sum;
    }

    // Fewer terms are added up one by one: the difference of two functions keeps fewer digits, and takes as long.
    private const int Summed = 64;
}
