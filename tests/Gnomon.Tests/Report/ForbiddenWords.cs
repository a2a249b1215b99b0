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

    // Nouns of the act are not verdicts: a safety component, a conformity assessment, the EU declaration of conformity, health and safety,
    // medical or safety reasons, a safety rule, a duty to see to safety.
    // That one was passed is a verdict.
    [GeneratedRegex(
        @"\b(complian(t|ce)|compl(y|ies)|conform(s|ed|ing|ant|e|es|ément)?|(?<!declaration of )conformity(?! assessment)|(?<!évaluation de la |déclaration UE de )conformité|lawful(ly)?|legal(ly)?\s(use|system)|(meets?|respecte)\s(the|la|le)\s(law|act|loi|règlement)|(has|have|a|ont)\s(passed|réussi)|safe(ly)?|sans danger|certif\w*|approved|accredit\w*|homologu\w*|licites?|légale?s?|légalement|sûre?s?|agréée?s?|tuân thủ|hợp pháp|hợp lệ|đúng luật|đạt yêu cầu|(?<!bộ phận |sức khỏe, |sức khỏe hoặc |y tế hoặc |quy định |bảo đảm )an toàn|chứng nhận|đạt chuẩn|(?<!đánh giá )sự phù hợp|được phép)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        10_000)]
    private static partial Regex Words();
}
