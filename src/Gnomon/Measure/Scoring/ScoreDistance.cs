namespace Gnomon.Measure.Scoring;

/// <summary>
/// How far two distributions of scores lie apart, from their histograms. Limits: each distribution function lies within
/// sqrt(ln(2 / a) / 2n) of the true one at the level 1 - a (Dvoretzky, Kiefer and Wolfowitz 1956 with the constant of Massart 1990, Annals of
/// Probability 18:1269-1283), half of the error for each; and what a bin hides is added. No shape is assumed; it is wide for small samples.
/// </summary>
internal sealed class ScoreDistance
{
    private readonly double[] first, second;
    private readonly double band;

    private ScoreDistance(double[] first, double[] second, double band) => (this.first, this.second, this.band) = (first, second, band);

    /// <param name="first">Rows by bin, at least one row.</param>
    /// <param name="second">The same of the other sample.</param>
    /// <param name="error">Both sides together.</param>
    public static ScoreDistance Of(IReadOnlyList<long> first, IReadOnlyList<long> second, double error = Statistics.Tail.Standard) =>
        new(Cumulated(first), Cumulated(second), Band(first.Sum(), error / 2) + Band(second.Sum(), error / 2));

    /// <summary>The greatest difference of the two distribution functions (Kolmogorov and Smirnov), in [0, 1].</summary>
    public Estimate KolmogorovSmirnov()
    {
        double point = 0, most = 0;
        for (var i = 0; i < first.Length; i++)
        {
            point = Math.Max(point, Math.Abs(first[i] - second[i]));
            // Within a bin one may have risen already and the other not yet.
            most = Math.Max(most, Math.Max(first[i] - Before(second, i), second[i] - Before(first, i)));
        }

        return Fairness.Shown.Estimate(point, Math.Max(0, point - band), Math.Min(1, Math.Max(point, most) + band), "dkw-binned");
    }

    /// <summary>The area between the two distribution functions (Wasserstein of order 1): how far scores must move on average, in [0, 1].</summary>
    public Estimate Wasserstein()
    {
        var width = 1.0 / first.Length;
        var point = Enumerable.Range(0, first.Length - 1).Sum(i => Math.Abs(first[i] - second[i])) * width;
        return Fairness.Shown.Estimate(point, Math.Max(0, point - band - width), Math.Min(1, point + band + width), "dkw-binned");
    }

    private static double Before(double[] cumulated, int i) => i == 0 ? 0 : cumulated[i - 1];

    private static double Band(long rows, double error) => Math.Sqrt(Math.Log(2 / error) / (2.0 * rows));

    private static double[] Cumulated(IReadOnlyList<long> rows)
    {
        double all = rows.Sum();
        long sum = 0;
        var cumulated = new double[rows.Count];
        for (var i = 0; i < cumulated.Length; i++)
            cumulated[i] = (sum += rows[i]) / all;
        return cumulated;
    }
}
