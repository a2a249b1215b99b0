namespace Gnomon;

/// <summary>A figure with its interval and the method that made it. It cannot be made without them.</summary>
public sealed record Estimate
{
    /// <param name="point">The estimate itself, finite.</param>
    /// <param name="low">The lower end, at most <paramref name="point"/>.</param>
    /// <param name="high">The upper end, at least <paramref name="point"/>.</param>
    /// <param name="confidence">The level of the interval, above 0 and at most 1.</param>
    /// <param name="method">The id of the method, for example <c>wilson</c>; <c>exact</c> for a count.</param>
    /// <exception cref="ArgumentException">A part is missing or the ends do not enclose the point.</exception>
    public Estimate(double point, Limit low, Limit high, double confidence, string method)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        if (!double.IsFinite(point))
            throw new ArgumentException("a point is finite; what cannot be computed is an Unknown", nameof(point));
        if (!(confidence > 0 && confidence <= 1))
            throw new ArgumentException("confidence lies above 0 and at most at 1", nameof(confidence));
        if ((!low.IsUnbounded && low.Number > point) || (!high.IsUnbounded && high.Number < point))
            throw new ArgumentException($"the interval {low}..{high} does not enclose {point}", nameof(point));
        (Point, Low, High, Confidence, Method) = (point, low, high, confidence, method);
    }

    public double Point { get; }

    public Limit Low { get; }

    public Limit High { get; }

    public double Confidence { get; }

    public string Method { get; }

    /// <summary>An exact figure, for example a count of rows: both ends are the point, confidence 1.</summary>
    public static Estimate Exact(double point) => new(point, Limit.At(point), Limit.At(point), 1, "exact");
}
