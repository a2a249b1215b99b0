using System.Globalization;

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

    /// <summary>Rows with one label by bin, all bins.</summary>
    public long[] Spread(bool label)
    {
        var spread = new long[ScoreColumn.Bins];
        foreach (var (bin, positives, negatives) in Bins)
            spread[bin] = label ? positives : negatives;
        return spread;
    }

    /// <summary>The histogram of what was added up.</summary>
    public static ScoreBins Of(RowsByBin rows) =>
        new([.. rows.Bins.Where(b => b.Positives + b.Negatives > 0).Select(b => (b.Bin, b.Positives, b.Negatives))], rows.Open, rows.Outside);

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
