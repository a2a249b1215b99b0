using System.Globalization;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>How messages speak of what they found and of what they would accept.</summary>
internal static class Found
{
    private const int LongestQuote = 60;
    private const int MostWords = 12;

    /// <summary>The node in words: <c>'text'</c>, <c>a list</c>, <c>a map</c>, <c>nothing</c>.</summary>
    public static string Say(YamlNode node) => node switch
    {
        YamlScalar { Quoted: false, Text: "" } => "nothing",
        YamlScalar { Quoted: true } scalar => "the quoted text " + Quote(scalar.Text),
        YamlScalar scalar => Quote(scalar.Text),
        YamlList => "a list",
        _ => "a map",
    };

    /// <summary>The text in quotes, shortened where it is long.</summary>
    public static string Quote(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestQuote ? $"'{line}'" : $"'{line[..LongestQuote]}...'";
    }

    /// <summary><c>a, b or c</c>; a long list is cut.</summary>
    public static string Choice(IReadOnlyList<string> words)
    {
        if (words.Count > MostWords)
            return string.Join(", ", words.Take(MostWords)) + string.Create(CultureInfo.InvariantCulture, $" or {words.Count - MostWords} more");
        return words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " or " + words[^1];
    }
}
