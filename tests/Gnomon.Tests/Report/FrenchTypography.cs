using System.Text.RegularExpressions;

namespace Gnomon.Tests.Report;

/// <summary>
/// How French sets its marks: the curly apostrophe; a space at which no line breaks before <c>; : ! ?</c>, inside guillemets, and between a
/// number and its percent sign, its euro or its month; one space between words.
/// </summary>
internal static partial class FrenchTypography
{
    /// <summary>What is set otherwise, each with the letters around it.</summary>
    public static IReadOnlyList<string> Faults(string text) => [.. Wrong().Matches(text).Select(m => m.Value)];

    // A colon of the card's own language, as in "packs: [...]" or "complete: true", is no mark of French.
    [GeneratedRegex(
        @"\w{0,9}(\p{L}'[\p{L}{]| [;:!?»]|(?<![\s])»|« |«(?!\s)|[\p{L})\]}][;!?](?=\s|$)|(?<!\b(pack|complet))[\p{L})\]}]:(?=\s|$)|\d [%€]|\d%|\d (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b|[ ]{2})\w{0,9}",
        RegexOptions.ExplicitCapture,
        10_000)]
    private static partial Regex Wrong();
}
