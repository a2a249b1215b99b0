using System.Globalization;
using Gnomon.Columns;

namespace Gnomon.Measure.Scoring;

/// <summary>
/// A histogram of scores from 0 to 1 in bins of one width, with the labels in each bin. It stands for the scores themselves: what it cannot
/// tell apart becomes part of every figure's interval.
/// </summary>
internal sealed class ScoreBins
{
    private readonly long[] positives, negatives;

    private ScoreBins(long[] positives, long[] negatives, long open, long outside)
    {
        (this.positives, this.negatives, Open, Outside, Positives, Negatives) = (positives, negatives, open, outside, positives.Sum(), negatives.Sum());
        Bins = [.. Enumerable.Range(0, ScoreColumn.Bins).Where(b => positives[b] + negatives[b] > 0).Select(b => (b, positives[b], negatives[b]))];
    }

    /// <summary>The bins that have rows, in rising order.</summary>
    public IReadOnlyList<(int Bin, long Positives, long Negatives)> Bins { get; }

    /// <summary>Rows without a score or a label.</summary>
    public long Open { get; }

    /// <summary>Rows with a score that is no number from 0 to 1.</summary>
    public long Outside { get; }

    public long Positives { get; }

    public long Negatives { get; }

    public long Rows => Positives + Negatives;

    /// <summary>Rows with the label by bin, all bins.</summary>
    public IReadOnlyList<long> PositivesByBin => positives;

    /// <summary>Rows without the label by bin, all bins.</summary>
    public IReadOnlyList<long> NegativesByBin => negatives;

    /// <param name="cells">Cells with a label, whose last key is the number of a bin, null for no score, or <see cref="ScoreColumn.NotAScore"/>.</param>
    /// <exception cref="FormatException">A bin is not one of <see cref="ScoreColumn"/>.</exception>
    public static ScoreBins Of(IEnumerable<Cell> cells)
    {
        var (positives, negatives) = (new long[ScoreColumn.Bins], new long[ScoreColumn.Bins]);
        long open = 0, outside = 0;
        foreach (var cell in cells)
        {
            var bin = Parse(cell.Key[^1]);
            if (bin == ScoreColumn.NotAScore)
                outside += cell.Count;
            if (bin is not { } known || known == ScoreColumn.NotAScore || cell.Label is not { } label)
            {
                open += bin == ScoreColumn.NotAScore ? 0 : cell.Count;
                continue;
            }

            (label ? positives : negatives)[known] += cell.Count;
        }

        return new ScoreBins(positives, negatives, open, outside);
    }

    /// <summary>The number of a bin; null for no score.</summary>
    /// <exception cref="FormatException">It is not one of <see cref="ScoreColumn"/>.</exception>
    public static int? Parse(string? text)
    {
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bin) && bin is >= ScoreColumn.NotAScore and < ScoreColumn.Bins
            ? bin
            : throw new FormatException($"{text} is no bin of a score");
    }
}
