using System.Globalization;
using Gnomon.Columns;

namespace Gnomon.Measure.Scoring;

/// <summary>
/// A histogram of scores from 0 to 1 in bins of one width, with the labels in each bin. It stands for the scores themselves: what it cannot
/// tell apart becomes part of every figure's interval.
/// </summary>
internal sealed class ScoreBins
{
    private ScoreBins(IReadOnlyList<(int Bin, long Positives, long Negatives)> bins, long open, long outside) =>
        (Bins, Open, Outside, Positives, Negatives) = (bins, open, outside, bins.Sum(b => b.Positives), bins.Sum(b => b.Negatives));

    /// <summary>The bins that have rows, in rising order.</summary>
    public IReadOnlyList<(int Bin, long Positives, long Negatives)> Bins { get; }

    /// <summary>Rows without a score or a label.</summary>
    public long Open { get; }

    /// <summary>Rows with a score that is no number from 0 to 1.</summary>
    public long Outside { get; }

    public long Positives { get; }

    public long Negatives { get; }

    public long Rows => Positives + Negatives;

    /// <param name="cells">Cells with a label, whose last key is the number of a bin, null for no score, or <see cref="ScoreColumn.NotAScore"/>.</param>
    /// <exception cref="FormatException">A bin is not one of <see cref="ScoreColumn"/>.</exception>
    public static ScoreBins Of(IEnumerable<Cell> cells)
    {
        var bins = new Dictionary<int, (long Positives, long Negatives)>();
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

            var (positives, negatives) = bins.GetValueOrDefault(known);
            bins[known] = label ? (positives + cell.Count, negatives) : (positives, negatives + cell.Count);
        }

        return new ScoreBins([.. bins.OrderBy(b => b.Key).Select(b => (b.Key, b.Value.Positives, b.Value.Negatives))], open, outside);
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
