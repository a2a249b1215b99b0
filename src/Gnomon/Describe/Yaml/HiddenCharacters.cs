using System.Globalization;
using System.Text;

namespace Gnomon.Describe.Yaml;

/// <summary>
/// Refuses keys and values with characters that nobody sees: terminal escapes, marks that turn the writing direction round,
/// zero-width spaces, tags. Whoever reads the file must read what Gnomon reads. Tab and line end are allowed, and so are
/// the joiners U+200C and U+200D, which Persian, Hindi and emoji need.
/// </summary>
internal static class HiddenCharacters
{
    private const string Remedy = "take the character out; it cannot be seen, so a reader could be misled";

    /// <summary>Every key and value with such a character, with the code points found.</summary>
    public static List<Problem> Find(YamlNode root, string file, ExitCode exit)
    {
        var problems = new List<Problem>();
        Walk(root, "");
        return problems;

        void Walk(YamlNode node, string path)
        {
            switch (node)
            {
                case YamlScalar scalar:
                    Look(scalar, "the value", path);
                    break;
                case YamlList list:
                    for (var i = 0; i < list.Items.Count; i++)
                        Walk(list.Items[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                    break;
                case YamlMap map:
                    foreach (var (key, value) in map.Entries)
                    {
                        Look(key, "the key", path);
                        Walk(value, path.Length == 0 ? key.Text : path + "." + key.Text);
                    }

                    break;
            }
        }

        void Look(YamlScalar scalar, string part, string path)
        {
            var hidden = scalar.Text.EnumerateRunes().Where(IsHidden).Select(Name).Distinct(StringComparer.Ordinal).ToList();
            if (hidden.Count > 0)
            {
                problems.Add(new Problem(exit, $"{part} holds {string.Join(", ", hidden)}, which cannot be seen: '{Shorter(scalar.Text)}'", Remedy)
                {
                    File = file,
                    Line = scalar.Line,
                    Key = path,
                });
            }
        }
    }

    private static bool IsHidden(Rune rune) => rune.Value is not ('\t' or '\n' or 0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Name(Rune rune)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
        return rune.Value switch
        {
            0x1B => code + " (terminal escape)",
            0x200E or 0x200F or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => code + " (turns the writing direction)",
            _ => code,
        };
    }

    private static string Shorter(string text) => text.Length <= 80 ? text : text[..80] + "...";
}
