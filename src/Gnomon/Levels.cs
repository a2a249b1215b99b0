using Gnomon.Measure.Statistics;

namespace Gnomon;

/// <summary>
/// A figure with its interval at any error, as comparisons of groups and the correction for several criteria need it. Two are equal where their points and
/// methods are: what a method gives follows from the same counts.
/// </summary>
/// <param name="point">The figure.</param>
/// <param name="method">The id of the method.</param>
/// <param name="at">The interval with an error, both sides together; it encloses the point.</param>
internal sealed class Levels(double point, string method, Func<double, Interval> at) : IEquatable<Levels>
{
    /// <summary>The figure.</summary>
    public double Point => point;

    /// <summary>The ends with this error, both sides together; infinite where there is none.</summary>
    public (double Low, double High) At(double error)
    {
        var ends = at(error);
        return (Math.Min(point, ends.Low.IsUnbounded ? double.NegativeInfinity : ends.Low.Number), Math.Max(point, ends.High.IsUnbounded ? double.PositiveInfinity : ends.High.Number));
    }

    /// <summary>The figure as it is shown.</summary>
    public MeasuredValue.Known Value
    {
        get
        {
            var (low, high) = At(Tail.Standard);
            return new MeasuredValue.Known(new Estimate(point, End(low), End(high), Tail.StandardConfidence, method));
        }
    }

    /// <summary>An end that may be infinite.</summary>
    public static Limit End(double end) => double.IsInfinity(end) ? Limit.Unbounded : Limit.At(end);

    /// <inheritdoc/>
    public bool Equals(Levels? other) => other is not null && point.Equals(other.Point) && string.Equals(method, other.Value.Estimate.Method, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Levels);

    /// <inheritdoc/>
    public override int GetHashCode() => point.GetHashCode();
}
