using System.Globalization;
using System.Text;

namespace Gnomon;

/// <summary>The escaper of the terminal: what a hostile card puts into a name must not move the cursor or turn the text round.</summary>
public static class Plain
{
    /// <summary>
    /// The text with every control, format (bidirectional marks, zero-width) and surrogate half replaced by its code point in
    /// braces, for example <c>{U+001B}</c>.
    /// </summary>
    public static string Text(string text, bool keepNewlines = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? plain = null;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair || !Hostile(text[i], keepNewlines))
            {
                plain?.Append(text[i]);
                if (pair)
                    plain?.Append(text[++i]);
                else
                    continue;
                continue;
            }

            plain ??= new StringBuilder(text, 0, i, text.Length + 16);
            plain.Append(CultureInfo.InvariantCulture, $"{{U+{(int)text[i]:X4}}}");
        }

        return plain?.ToString() ?? text;
    }

    private static bool Hostile(char c, bool keepNewlines) =>
        (c != '\n' || !keepNewlines)
        && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
