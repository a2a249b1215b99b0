using System.Globalization;
using System.Text;

namespace Gnomon;

/// <summary>The escaper of the terminal: what a hostile card puts into a name must not move the cursor or turn the text round.</summary>
public static class Plain
{
    /// <summary>
    /// The text with every control, format (bidirectional marks, zero-width, tags) and surrogate half replaced by its code point in
    /// braces, for example <c>{U+001B}</c>.
    /// </summary>
    public static string Text(string text, bool keepNewlines = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? plain = null;
        for (var i = 0; i < text.Length;)
        {
            // A lone half of a pair is no rune: it is shown by its own number.
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = whole ? rune.Utf16SequenceLength : 1;
            if (!whole || Hostile(rune, keepNewlines))
            {
                plain ??= new StringBuilder(text, 0, i, text.Length + 16);
                plain.Append(CultureInfo.InvariantCulture, $"{{U+{(whole ? rune.Value : text[i]):X4}}}");
            }
            else
            {
                plain?.Append(text, i, length);
            }

            i += length;
        }

        return plain?.ToString() ?? text;
    }

    private static bool Hostile(Rune rune, bool keepNewlines) =>
        (rune.Value != '\n' || !keepNewlines)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
