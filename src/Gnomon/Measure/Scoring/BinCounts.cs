namespace Gnomon.Measure.Scoring;

/// <summary>Rows by the bin of their score, whatever their label.</summary>
internal sealed class BinCounts
{
    private readonly (int Bin, long Rows)[] bins;

    private BinCounts((int Bin, long Rows)[] bins, long outside) => (this.bins, Scored, Outside) = (bins, bins.Sum(b => b.Rows), outside);

    /// <summary>Rows with a score from 0 to 1.</summary>
    public long Scored { get; }

    /// <summary>Rows with a score that is no number from 0 to 1.</summary>
    public long Outside { get; }

    /// <summary>What was added up.</summary>
    public static BinCounts Of(RowsByBin rows) => new([.. rows.Bins.Select(b => (b.Bin, b.Positives + b.Negatives + b.Unlabelled))], rows.Outside);

    /// <summary>Rows by bin, all of them.</summary>
    public long[] Spread()
    {
        var spread = new long[ScoreColumn.Bins];
        foreach (var (bin, rows) in bins)
            spread[bin] = rows;
        return spread;
    }

    /// <summary>Rows in bins from <paramref name="first"/> on.</summary>
    public long From(int first) => bins.Where(b => b.Bin >= first).Sum(b => b.Rows);

    /// <summary>
    /// The bin that holds the median and the first bin whose rows lie above it for sure. Where the two middle rows lie in two bins the median lies
    /// between them, so no row is in doubt and both are the upper bin.
    /// </summary>
    public (int First, int Sure) Median()
    {
        var (lower, upper) = (At((Scored - 1) / 2), At(Scored / 2));
        return lower == upper ? (lower, lower + 1) : (upper, upper);
    }

    private int At(long place)
    {
        foreach (var (bin, rows) in bins)
        {
            if (place < rows)
                return bin;
            place -= rows;
        }

        return ScoreColumn.Bins;
    }
}

/// <summary>How many rows of a group score above the median of the whole sample.</summary>
/// <param name="Key">The group.</param>
/// <param name="Scored">Its rows with a score.</param>
/// <param name="Least">Those above for sure: rows in the bin of the median count as equal to it.</param>
/// <param name="Most">Those that may be above.</param>
internal sealed record AboveMedian(GroupKey Key, long Scored, Statistics.Tally Least, Statistics.Tally Most)
{
    public static AboveMedian Of(GroupKey key, BinCounts group, BinCounts whole)
    {
        var (first, sure) = whole.Median();
        return new AboveMedian(key, group.Scored, new(group.From(sure), group.Scored), new(group.From(first), group.Scored));
    }
}
