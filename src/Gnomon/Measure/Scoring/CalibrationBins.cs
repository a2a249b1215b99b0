using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Scoring;

/// <summary>
/// Ten bands of scores of one width, as reliability diagrams have them, with how far the mean score of each lies from its share of outcomes.
/// Limits of sums and greatest values over bands are projected from limits of the shares that hold for all bands at once (Šidák), and
/// have room for where in its thousandth a score lies. No bootstrap: the plain estimate is too high where bands are small, and so would be its copies.
/// </summary>
internal sealed class CalibrationBins
{
    public const int Count = 10;

    // What the fine histogram hides of a mean score.
    private const double Hidden = 0.5 / ScoreColumn.Bins;

    private readonly double rows;
    private readonly double prevalence;
    private readonly Interval whole;

    private CalibrationBins(IReadOnlyList<CalibrationBin> bins)
    {
        Bins = bins;
        rows = bins.Sum(b => b.Rows);
        long positives = bins.Sum(b => b.Positives), all = bins.Sum(b => b.Rows);
        prevalence = positives / rows;
        whole = Wilson.Of(positives, all, Tail.Shared(Tail.Standard, bins.Count + 1));
        Uncertainty = Of(Wilson.Of(positives, all), prevalence);
    }

    /// <summary>The bands that have rows, in rising order.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>The part of the Brier score that no score can help: p (1 - p).</summary>
    public (double Point, double Low, double High) Uncertainty { get; }

    /// <summary>The mean over rows of how far score and share lie apart (expected calibration error).</summary>
    public (double Point, double Low, double High) Expected => Sum(b => b.Gap, b => b.GapLimits(Error));

    /// <summary>The greatest of the bands (maximum calibration error).</summary>
    public (double Point, double Low, double High) Greatest => (
        Bins.Max(b => b.Gap), Bins.Max(b => b.GapLimits(Error).Low), Bins.Max(b => b.GapLimits(Error).High));

    /// <summary>The part of the Brier score that comes of promising too much or too little.</summary>
    public (double Point, double Low, double High) Reliability => Sum(b => Square(b.Gap), b => (Square(b.GapLimits(Error).Low), Square(b.GapLimits(Error).High)));

    /// <summary>The part by which telling rows apart helps: how far the shares of the bands lie from that of all rows.</summary>
    public (double Point, double Low, double High) Resolution => Sum(b => Square(b.Share - prevalence), b =>
    {
        var own = b.ShareLimits(Tail.Shared(Tail.Standard, Bins.Count + 1));
        var least = Math.Max(0, Math.Max(own.Low.Number - whole.High.Number, whole.Low.Number - own.High.Number));
        var most = Math.Max(own.High.Number - whole.Low.Number, whole.High.Number - own.Low.Number);
        return (Square(least), Square(most));
    });

    private double Error => Tail.Shared(Tail.Standard, Bins.Count);

    /// <param name="bins">At least one row.</param>
    public static CalibrationBins Of(ScoreBins bins) => new(
    [
        .. bins.Bins.GroupBy(b => b.Bin * Count / ScoreColumn.Bins)
            .Select(g => new CalibrationBin(
                g.Key,
                g.Sum(b => b.Positives + b.Negatives),
                g.Sum(b => b.Positives),
                g.Sum(b => (b.Positives + b.Negatives) * (b.Bin + 0.5) / ScoreColumn.Bins) / g.Sum(b => b.Positives + b.Negatives),
                Hidden)),
    ]);

    private (double Point, double Low, double High) Sum(Func<CalibrationBin, double> point, Func<CalibrationBin, (double Low, double High)> limits) => (
        Bins.Sum(b => b.Rows / rows * point(b)),
        Bins.Sum(b => b.Rows / rows * limits(b).Low),
        Bins.Sum(b => b.Rows / rows * limits(b).High));

    // p (1 - p) grows up to one half and falls after it.
    private static (double Point, double Low, double High) Of(Interval share, double point)
    {
        double low = share.Low.Number * (1 - share.Low.Number), high = share.High.Number * (1 - share.High.Number);
        return (point * (1 - point), Math.Min(low, high), share.Contains(0.5) ? 0.25 : Math.Max(low, high));
    }

    private static double Square(double x) => x * x;
}

/// <summary>One band of scores.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Rows">Rows with a score in it and a label.</param>
/// <param name="Positives">Those with the outcome.</param>
/// <param name="MeanScore">The mean of their scores.</param>
/// <param name="Hidden">By how much the mean score may be off.</param>
internal sealed record CalibrationBin(int Index, long Rows, long Positives, double MeanScore, double Hidden)
{
    /// <summary>The middle of the band: 0.05, 0.15, ...</summary>
    public double Middle => (Index + 0.5) / CalibrationBins.Count;

    public double Share => (double)Positives / Rows;

    public double Gap => Math.Abs(MeanScore - Share);

    public Interval ShareLimits(double error) => Wilson.Of(Positives, Rows, error);

    /// <summary>How far mean score and true share can lie apart.</summary>
    public (double Low, double High) GapLimits(double error)
    {
        var share = ShareLimits(error);
        var low = Math.Max(0, Math.Max(MeanScore - share.High.Number, share.Low.Number - MeanScore) - Hidden);
        return (low, Math.Min(1, Math.Max(share.High.Number - MeanScore, MeanScore - share.Low.Number) + Hidden));
    }
}
