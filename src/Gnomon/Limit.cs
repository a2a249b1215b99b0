using System.Globalization;

namespace Gnomon;

/// <summary>One end of an interval: a finite number, or without end. An interval without end is a value, not an error.</summary>
public readonly record struct Limit
{
    private readonly double number;

    private Limit(double number, bool unbounded)
    {
        this.number = number;
        IsUnbounded = unbounded;
    }

    /// <summary>An end that is not there: on the wire the string <c>unbounded</c>.</summary>
    public static Limit Unbounded { get; } = new(0, unbounded: true);

    /// <summary>Whether the interval has no end on this side.</summary>
    public bool IsUnbounded { get; }

    /// <summary>The finite end.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public double Number => IsUnbounded ? throw new InvalidOperationException("an unbounded limit has no number") : number;

    /// <summary>A finite end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite.</exception>
    public static Limit At(double number) =>
        double.IsFinite(number) ? new Limit(number, unbounded: false) : throw new ArgumentOutOfRangeException(nameof(number), "a limit is finite or unbounded");

    /// <inheritdoc/>
    public override string ToString() => IsUnbounded ? "unbounded" : number.ToString("R", CultureInfo.InvariantCulture);
}
