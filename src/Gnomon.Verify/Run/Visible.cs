using System.Globalization;
using System.Text;

namespace Gnomon.Verify.Run;

/// <summary>Makes names of strangers harmless on a terminal: everything but plain printable characters is spelt out.</summary>
internal static class Visible
{
    private const int MaxLength = 200;

    /// <summary>The text with controls, format marks and surrogates as <c>{U+001B}</c>, cut after 200 characters.</summary>
    internal static string Text(string text)
    {
        var visible = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            if (char.IsLetterOrDigit(c) || char.IsPunctuation(c) || char.IsSymbol(c) || c == ' ')
                visible.Append(c);
            else
                visible.Append(CultureInfo.InvariantCulture, $"{{U+{(int)c:X4}}}");
        }

        return text.Length > MaxLength ? visible.Append("...").ToString() : visible.ToString();
    }
}
