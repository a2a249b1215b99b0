using Gnomon.Measure.Statistics;
using Binomial = MathNet.Numerics.Distributions.Binomial;

namespace Gnomon.Measure.Privacy;

/// <summary>Members and others by their score, the greater the more like a member.</summary>
internal sealed class MembershipScores(IReadOnlyList<ScoredCount> counts)
{
    // From the greatest score down.
    private readonly ScoredCount[] falling = [.. counts.OrderByDescending(c => c.Score)];

    public IReadOnlyList<ScoredCount> Counts { get; } = counts;

    public long Members { get; } = counts.Sum(c => c.Positives);

    public long Others { get; } = counts.Sum(c => c.Negatives);

    /// <summary>
    /// The share of members above the threshold that lets a given share of the others pass. The threshold is not known but estimated: of the others seen, so many
    /// lie above the true one as a binomial count says, which bounds it by two of their scores; between these and by Wilson's limits the share lies.
    /// Each half of the error: Bonferroni.
    /// </summary>
    /// <param name="rate">The false positive rate, in (0, 1).</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    public (double Point, Interval Limits) HitsAt(double rate, double error = Tail.Standard)
    {
        var point = Above(passing: (long)Math.Floor((rate * Others) + 1e-9)) / (double)Members;
        var (fewest, most) = (Place(error / 4), Place(1 - (error / 4)));
        var low = fewest == 0 ? 0 : Wilson.Of(StrictlyAboveOther(fewest), Members, error / 2).Low.Number;
        var high = Wilson.Of(DownToOther(most + 1), Members, error / 2).High.Number;
        return (point, Interval.Of(Math.Min(low, point), Math.Max(high, point)));

        // The least count that is exceeded with at most the remaining probability.
        long Place(double probability)
        {
            long none = -1, enough = Others;
            while (enough - none > 1)
            {
                var middle = none + ((enough - none) / 2);
                if (Binomial.CDF(rate, checked((int)Others), middle) >= probability)
                    enough = middle;
                else
                    none = middle;
            }

            return enough;
        }
    }

    // Members above the lowest threshold that lets at most so many others pass.
    private long Above(long passing)
    {
        long members = 0, others = 0;
        foreach (var c in falling)
        {
            others += c.Negatives;
            if (others > passing)
                break;
            members += c.Positives;
        }

        return members;
    }

    private long StrictlyAboveOther(long place)
    {
        long members = 0, others = 0;
        foreach (var c in falling)
        {
            others += c.Negatives;
            if (others >= place)
                break;
            members += c.Positives;
        }

        return members;
    }

    private long DownToOther(long place)
    {
        long members = 0, others = 0;
        foreach (var c in falling)
        {
            members += c.Positives;
            others += c.Negatives;
            if (others >= place)
                break;
        }

        return members;
    }
}
