using System.Text;
using Gnomon.Report;

namespace Gnomon;

/// <summary>The escaper of Markdown: what came in with a card or pack stays text, and cannot become a heading, a link or HTML.</summary>
internal static class Markdown
{
    private const string Special = "\\`*_{}[]<>#|!~&";

    /// <summary>A phrase on one line, its foreign parts escaped.</summary>
    public static string Of(Phrase phrase) => string.Concat(phrase.Parts.Select(p => p.Foreign ? Escape(p.Text) : p.Text));

    /// <summary>A text that came in, on one line.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in Plain.Text(text.ReplaceLineEndings(" ")))
        {
            if (Special.Contains(c, StringComparison.Ordinal))
                safe.Append('\\');
            safe.Append(c);
        }

        return safe.ToString();
    }
}
