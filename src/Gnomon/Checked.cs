using System.Diagnostics.CodeAnalysis;

namespace Gnomon;

/// <summary>What reading something from the world gives: the value, or every problem found with it, never both.</summary>
/// <typeparam name="T">The value when all is well.</typeparam>
public sealed class Checked<T>
{
    private readonly T? value;

    private Checked(T? value, IReadOnlyList<Problem> problems)
    {
        this.value = value;
        Problems = problems;
    }

    /// <summary>Everything that is wrong, in the order found; empty when there is a value.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsGood => Problems.Count == 0;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There are problems: the caller did not look.</exception>
    public T Value => IsGood ? value! : throw new InvalidOperationException("there is no value: " + Problems[0]);

    /// <summary>Gives the value, or the problems.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T result, out IReadOnlyList<Problem> problems)
    {
        result = value;
        problems = Problems;
        return IsGood;
    }

    /// <summary>Gives the value, or null with the problems: for a value that has to be disposed of.</summary>
    internal T? Unwrap(out IReadOnlyList<Problem> problems)
    {
        problems = Problems;
        return value;
    }

    internal static Checked<T> Of(T value) => new(value, []);

    internal static Checked<T> Of(IReadOnlyList<Problem> problems) => new(default, problems);
}

/// <summary>Makes <see cref="Checked{T}"/> values.</summary>
public static class Checked
{
    /// <summary>A value with nothing wrong.</summary>
    public static Checked<T> Good<T>(T value) => Checked<T>.Of(value);

    /// <summary>No value, for these reasons.</summary>
    /// <exception cref="ArgumentException">No problem is given.</exception>
    public static Checked<T> Bad<T>(IReadOnlyList<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems.Count > 0 ? Checked<T>.Of(problems) : throw new ArgumentException("a bad value needs a problem", nameof(problems));
    }

    /// <summary>No value, for this reason.</summary>
    public static Checked<T> Bad<T>(Problem problem) => Checked<T>.Of([problem]);
}
