using System.Text.RegularExpressions;
using Gnomon.Report;

namespace Gnomon.Tests.Report;

/// <summary>Words by which a reader would take a result for a clearance. None may stand in any output, but for two fixed denials.</summary>
internal static partial class ForbiddenWords
{
    private static readonly string[] Denials = ["self-check", "limits.verdict"];

    /// <summary>The forbidden words in a text of any of the three languages; the fixed denials, and safety components, apart.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        foreach (var language in Languages.All)
        {
            foreach (var denial in Denials)
                text = text.Replace(new Texts(language)[denial], "", StringComparison.Ordinal);
        }

        return [.. Words().Matches(text).Select(m => m.Value)];
    }

    // Nouns of the act are not verdicts: a safety component, a conformity assessment, the EU declaration of conformity, health and safety.
    [GeneratedRegex(
        @"\b(complian(t|ce)|compl(y|ies)|conform(s|e|es|ément)?|(?<!declaration of )conformity(?! assessment)|(?<!évaluation de la |déclaration UE de )conformité|lawful(ly)?|legal(ly)?\s(use|system)|safe(ly)?|certif\w*|approved|accredit\w*|homologu\w*|licites?|légale?s?|légalement|sûre?s?|agréée?s?|tuân thủ|hợp pháp|hợp lệ|(?<!bộ phận |sức khỏe, |sức khỏe hoặc )an toàn|chứng nhận|đạt chuẩn|(?<!đánh giá )sự phù hợp|được phép)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        10_000)]
    private static partial Regex Words();
}
