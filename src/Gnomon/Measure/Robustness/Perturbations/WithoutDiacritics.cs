using System.Globalization;
using System.Text;
using Gnomon.Endpoint;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness.Perturbations;

/// <summary>Text as people type it on a keyboard without Vietnamese: <c>Đặng Thị Hường</c> becomes <c>Dang Thi Huong</c>.</summary>
internal sealed class WithoutDiacritics() : Perturbation("diacritics", "text loses its marks, as Vietnamese is typed without them; the strength is the share of values", 1m)
{
    public override bool Fits(ProbeColumn column) => column.Input.IsText;

    public override string? Apply(string value, double strength, ProbeColumn column, Pcg32 random) => random.NextDouble() < strength ? Strip(value) : value;

    /// <summary>The text without combining marks; the d with a stroke, which has none, becomes a d.</summary>
    public static string Strip(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
            plain.Append(letter switch { 'đ' => 'd', 'Đ' => 'D', _ => letter });
        return plain.ToString().Normalize(NormalizationForm.FormC);
    }
}
