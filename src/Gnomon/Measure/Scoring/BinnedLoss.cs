namespace Gnomon.Measure.Scoring;

/// <summary>
/// Something that a score and a label give, monotone in the score: for each bin its least and greatest value in it, and that at its middle. Worked out once, for
/// the bins are the same whatever the rows.
/// </summary>
internal sealed class BinnedLoss
{
    private BinnedLoss(double least, double? greatest, Func<double, bool, double> value) => (Least, Greatest, Positives, Negatives) = (least, greatest, Of(value, label: true), Of(value, label: false));

    /// <summary>The squared error.</summary>
    public static BinnedLoss Brier { get; } = new(0, 1, (s, y) => (s - (y ? 1 : 0)) * (s - (y ? 1 : 0)));

    /// <summary>The surprise, in nat; infinite where a score of 0 or 1 is wrong.</summary>
    public static BinnedLoss Log { get; } = new(0, null, (s, y) => -Math.Log(y ? s : 1 - s));

    /// <summary>The score less the outcome.</summary>
    public static BinnedLoss Error { get; } = new(-1, 1, (s, y) => s - (y ? 1 : 0));

    /// <summary>The least that its mean can be.</summary>
    public double Least { get; }

    /// <summary>The greatest that it can be; null where there is none.</summary>
    public double? Greatest { get; }

    /// <summary>By bin, of rows with the label.</summary>
    public IReadOnlyList<(double Low, double Middle, double High)> Positives { get; }

    /// <summary>By bin, of rows without it.</summary>
    public IReadOnlyList<(double Low, double Middle, double High)> Negatives { get; }

    private static (double Low, double Middle, double High)[] Of(Func<double, bool, double> value, bool label) =>
    [
        .. Enumerable.Range(0, ScoreColumn.Bins).Select(bin =>
        {
            double start = (double)bin / ScoreColumn.Bins, end = (bin + 1.0) / ScoreColumn.Bins;
            double one = value(start, label), other = value(end, label);
            return (Math.Min(one, other), value((start + end) / 2, label), Math.Max(one, other));
        }),
    ];
}
