namespace Gnomon.Measure.Statistics;

/// <summary>The two ends of a confidence interval; either may be without end.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(Limit Low, Limit High)
{
    /// <summary>An interval with two finite ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite.</exception>
    public static Interval Of(double low, double high) => new(Limit.At(low), Limit.At(high));

    /// <summary>An interval that grows without end: <c>[low, unbounded]</c>.</summary>
    public static Interval From(double low) => new(Limit.At(low), Limit.Unbounded);

    /// <summary>Whether a number lies in it, ends included.</summary>
    public bool Contains(double value) => (Low.IsUnbounded || Low.Number <= value) && (High.IsUnbounded || High.Number >= value);

    /// <inheritdoc/>
    public override string ToString() => $"[{Low}, {High}]";
}
