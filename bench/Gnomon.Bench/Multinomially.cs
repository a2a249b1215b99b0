using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Rows drawn by their kinds.</summary>
internal static class Multinomially
{
    /// <summary>How many of so many rows are of each kind.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="shares">The share of each kind; together 1.</param>
    public static long[] Draw(Pcg32 random, int rows, IReadOnlyList<double> shares)
    {
        var drawn = new long[shares.Count];
        var (left, open) = ((long)rows, 1.0);
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = i == drawn.Length - 1 ? left : Binomial.Draw(random, left, Math.Clamp(shares[i] / open, 0, 1));
            left -= drawn[i];
            open -= shares[i];
        }

        return drawn;
    }
}
