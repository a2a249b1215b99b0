using System.Text.RegularExpressions;

namespace Gnomon.Tests.Report;

/// <summary>How French sets its marks: the curly apostrophe, and before <c>; : ! ?</c> and inside guillemets a space at which no line breaks.</summary>
internal static partial class FrenchTypography
{
    /// <summary>What is set otherwise, each with the letters around it.</summary>
    public static IReadOnlyList<string> Faults(string text) => [.. Wrong().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\w{0,9}(\p{L}'\p{L}| [;:!?»]|« |\p{L}[;!?](?=\s|$))\w{0,9}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Wrong();
}
