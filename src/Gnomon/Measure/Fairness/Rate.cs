using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>
/// A share of rows: those with one of the outcomes <paramref name="Numerator"/> among those with one of
/// <paramref name="Denominator"/>, which contains the former.
/// </summary>
internal sealed record Rate(Outcomes Numerator, Outcomes Denominator)
{
    /// <summary>Counts a group. A row counts where what is known of it already says whether it belongs.</summary>
    public RateCount Count(Confusion rows)
    {
        var count = new RateCount(0, 0, 0, 0, 0);
        for (var kind = 0; kind < Confusion.Kinds.Count; kind++)
            count = Add(count, Confusion.Kinds[kind], rows[kind]);
        return count;
    }

    private RateCount Add(RateCount count, Outcomes possible, long rows)
    {
        if ((possible & Denominator) == Outcomes.None)
            return count;
        var (hit, miss) = (possible & Numerator, possible & Denominator & ~Numerator);
        if (hit == possible)
            return count with { Successes = count.Successes + rows, Trials = count.Trials + rows };
        if (miss == possible)
            return count with { Trials = count.Trials + rows };
        // What is missing decides. The rate is lowest when it makes a miss where it can, highest when it makes a hit where it can;
        // where it cannot, it leaves the row outside the denominator, or the row would not be open.
        return count with
        {
            Open = count.Open + rows,
            OpenMisses = count.OpenMisses + (miss != Outcomes.None ? rows : 0),
            OpenHits = count.OpenHits + (hit != Outcomes.None ? rows : 0),
        };
    }
}

/// <summary>Counts of one rate in one group.</summary>
/// <param name="Successes">Rows of the numerator.</param>
/// <param name="Trials">Rows of the denominator.</param>
/// <param name="Open">Rows that a missing label or prediction keeps out.</param>
/// <param name="OpenMisses">Of these, those that could be in the denominator alone.</param>
/// <param name="OpenHits">Of these, those that could be in the numerator.</param>
internal sealed record RateCount(long Successes, long Trials, long Open, long OpenMisses, long OpenHits)
{
    public Tally Tally => new(Successes, Trials);

    /// <summary>The lowest and highest rate that the missing values could make; null where there may be no denominator at all.</summary>
    public (double Low, double High)? Bounds => Trials == 0
        ? null
        : ((double)Successes / (Trials + OpenMisses), (double)(Successes + OpenHits) / (Trials + OpenHits));
}
