namespace Gnomon.Measure.Scoring;

/// <summary>Where the rows of one group are added up; used again for the next, for there may be thousands and most of them have few bins.</summary>
internal sealed class RowsByBin
{
    private readonly long[] positives = new long[ScoreColumn.Bins], negatives = new long[ScoreColumn.Bins], unlabelled = new long[ScoreColumn.Bins];

    /// <summary>Rows without a score or a label.</summary>
    public long Open { get; private set; }

    /// <summary>Rows with a score that is no number from 0 to 1.</summary>
    public long Outside { get; private set; }

    /// <summary>The bins that have rows, in rising order.</summary>
    public IEnumerable<(int Bin, long Positives, long Negatives, long Unlabelled)> Bins => Enumerable.Range(0, ScoreColumn.Bins)
        .Where(b => (positives[b] | negatives[b] | unlabelled[b]) != 0).Select(b => (b, positives[b], negatives[b], unlabelled[b]));

    /// <param name="bin">Null for no score, or <see cref="ScoreColumn.NotAScore"/>.</param>
    /// <param name="label">Null for none.</param>
    /// <param name="rows">At least 1.</param>
    public void Add(int? bin, bool? label, long rows)
    {
        if (bin is ScoreColumn.NotAScore)
            Outside += rows;
        else if (bin is null || label is null)
            Open += rows;
        if (bin is { } known and not ScoreColumn.NotAScore)
            (label switch { null => unlabelled, true => positives, false => negatives })[known] += rows;
    }

    public void Clear()
    {
        (Open, Outside) = (0, 0);
        foreach (var rows in new[] { positives, negatives, unlabelled })
            Array.Clear(rows);
    }
}
