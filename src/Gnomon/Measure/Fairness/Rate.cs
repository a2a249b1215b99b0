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
            count = count.Add(Part(Confusion.Kinds[kind]), rows[kind]);
        return rows.Design is { } design ? count with { Weighted = design.Count(this, count.Trials) } : count;
    }

    /// <summary>
    /// What a row that may have some outcomes is to the rate. Where what is missing decides, the rate is lowest when it makes a miss where it can,
    /// highest when it makes a hit where it can; where it cannot, it leaves the row outside the denominator, or the row would not be open.
    /// </summary>
    public RatePart Part(Outcomes possible)
    {
        if ((possible & Denominator) == Outcomes.None)
            return RatePart.Outside;
        var (hit, miss) = (possible & Numerator, possible & Denominator & ~Numerator);
        if (hit == possible)
            return RatePart.Hit;
        if (miss == possible)
            return RatePart.Miss;
        return hit == Outcomes.None ? RatePart.OpenMiss : miss == Outcomes.None ? RatePart.OpenHit : RatePart.OpenBoth;
    }
}

/// <summary>What a row is to a rate.</summary>
internal enum RatePart
{
    /// <summary>Not in the denominator.</summary>
    Outside,

    /// <summary>In numerator and denominator.</summary>
    Hit,

    /// <summary>In the denominator alone.</summary>
    Miss,

    /// <summary>What is missing decides whether it is a miss or outside.</summary>
    OpenMiss,

    /// <summary>What is missing decides whether it is a hit or outside.</summary>
    OpenHit,

    /// <summary>What is missing decides between a hit and a miss, and perhaps outside.</summary>
    OpenBoth,
}

/// <summary>Counts of one rate in one group.</summary>
/// <param name="Successes">Rows of the numerator.</param>
/// <param name="Trials">Rows of the denominator.</param>
/// <param name="Open">Rows that a missing label or prediction keeps out.</param>
/// <param name="OpenMisses">Of these, those that could be in the denominator alone.</param>
/// <param name="OpenHits">Of these, those that could be in the numerator.</param>
internal sealed record RateCount(long Successes, long Trials, long Open, long OpenMisses, long OpenHits)
{
    /// <summary>The counts with their weights; null where every row counts alike and for itself.</summary>
    public WeightedCount? Weighted { get; init; }

    /// <summary>What intervals are made of: the counts, or as many independent rows as the design of the sample is worth.</summary>
    public Tally Tally => Weighted?.Tally ?? new(Successes, Trials);

    /// <summary>The lowest and highest rate that the missing values could make; null where there may be no denominator at all.</summary>
    public (double Low, double High)? Bounds => Trials == 0 ? null
        : Weighted is { } weighted ? weighted.Bounds
        : ((double)Successes / (Trials + OpenMisses), (double)(Successes + OpenHits) / (Trials + OpenHits));

    public RateCount Add(RatePart part, long rows) => part switch
    {
        RatePart.Hit => this with { Successes = Successes + rows, Trials = Trials + rows },
        RatePart.Miss => this with { Trials = Trials + rows },
        RatePart.Outside => this,
        _ => this with
        {
            Open = Open + rows,
            OpenMisses = OpenMisses + (part is RatePart.OpenMiss or RatePart.OpenBoth ? rows : 0),
            OpenHits = OpenHits + (part is RatePart.OpenHit or RatePart.OpenBoth ? rows : 0),
        },
    };
}
