using System.Globalization;
using System.Text;

namespace Gnomon;

/// <summary>One thing that is wrong with what came in: what, where, why and how to mend it.</summary>
/// <param name="Exit">The exit code that this kind of problem ends a command with.</param>
/// <param name="What">What is wrong, with the value found and what was expected. Plain English, one sentence.</param>
/// <param name="Remedy">How to mend it. Plain English, one sentence.</param>
public sealed record Problem(ExitCode Exit, string What, string Remedy)
{
    /// <summary>The file as the user named it; null where no file is concerned.</summary>
    public string? File { get; init; }

    /// <summary>The line in <see cref="File"/>, counted from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The key path in a card, pack or profile: <c>uses[0].facts.use.area</c>.</summary>
    public string? Key { get; init; }

    /// <summary>The problem as it is printed: <c>file:line: key: what; remedy</c>, control characters made visible: only the house begins a line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (File is not null)
        {
            text.Append(Plain.Text(File));
            if (Line is { } line)
                text.Append(CultureInfo.InvariantCulture, $":{line}");
            text.Append(": ");
        }

        if (Key is { Length: > 0 })
            text.Append(Plain.Text(Key)).Append(": ");
        return text.Append(Plain.Text(What)).Append("\n    ").Append(Plain.Text(Remedy)).ToString();
    }
}
