using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.RegularExpressions;

namespace Gnomon.Describe.Template;

/// <summary>Puts the comments of one language into the lines of a card: <c># {key}</c> at the end of a line stands for a comment of Words.resx.</summary>
/// <param name="language">The language of whoever will fill the card in.</param>
internal sealed partial class TemplateWords(Language language)
{
    private const int Column = 41;
    private static readonly ResourceManager Words = new(typeof(TemplateWords).Namespace + ".Words", typeof(TemplateWords).Assembly);
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language.Code());

    /// <summary>The lines with their comments.</summary>
    internal string Fill(string lines)
    {
        var card = new StringBuilder();
        foreach (var line in lines.Split('\n'))
            card.Append(Line(line)).Append('\n');
        return card.ToString(0, card.Length - 1);
    }

    /// <summary>A line of the card with a comment behind it.</summary>
    internal string Beside(string line, string key) => line.PadRight(Column - 2) + "  # " + Word(key);

    private string Line(string line) => Comment().Match(line) is not { Success: true } comment ? Value().Replace(line, v => Word(v.Groups["key"].Value))
        : comment.Index == 0 ? Whole(Word(comment.Groups["key"].Value))
        : Beside(line[..comment.Index].TrimEnd(), comment.Groups["key"].Value);

    // A comment on lines of its own may have several.
    private static string Whole(string comment) => string.Join('\n', comment.Split('\n').Select(l => l.Length == 0 ? "#" : "# " + l));

    private string Word(string key) => Words.GetString(key, culture) ?? throw new MissingManifestResourceException($"no text '{key}'");

    [GeneratedRegex(@"# \{(?<key>[a-z.-]+)\}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    // The one text that is no comment.
    [GeneratedRegex(@"\{(?<key>card\.reason)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
