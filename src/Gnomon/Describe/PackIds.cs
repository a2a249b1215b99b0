using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>
/// The one rule for ids in packs, of facts and their values, outcomes, provisions, obligations and what these name: conditions, cards, cases, results
/// and OSCAL carry them, so two that look alike must be alike, and none may read as something else.
/// </summary>
internal static partial class PackIds
{
    // What a condition, a case or a card says with these words, none can be called by.
    private static readonly string[] Truths = ["true", "false", "unknown"];
    private static readonly string[] Conditions = [.. Truths, "all", "any", "not", "conflict", "never", "always"];

    /// <summary>The id at a place. One that breaks the rule is reported and given all the same, so that those who name it are not reported as well.</summary>
    public static string? Read(YamlPlace? place) => Read(place, Conditions);

    /// <summary>The same of a value of a fact: it stands only behind its fact, where fewer words mean something else.</summary>
    public static string? OfValue(YamlPlace? place) => Read(place, Truths);

    /// <summary>The same of a section of a document, which nothing names.</summary>
    public static string? OfSection(YamlPlace? place) => Read(place, []);

    private static string? Read(YamlPlace? place, string[] reserved)
    {
        if (place?.Text() is not { } id)
            return null;
        if (!Pattern().IsMatch(id))
            place.Report($"'{id}' is no id; {Why(id)}", "write letters a to z, digits, '.', '-' and '_', for example art-4.level-2");
        else if (reserved.Contains(id, StringComparer.Ordinal))
            place.Report($"'{id}' cannot be an id: it is a word that conditions or answers are written with", $"choose another id, for example {id}-1");
        return id;
    }

    // The character is named: a letter of another script may look like the one that was meant.
    private static string Why(string id) => id.EnumerateRunes().Where(r => !r.IsAscii || !(char.IsAsciiLetterOrDigit((char)r.Value) || r.Value is '.' or '-' or '_')).Select(r => (Rune?)r).FirstOrDefault() is { } other
        ? string.Create(CultureInfo.InvariantCulture, $"'{other}' (U+{other.Value:X4}) stands in it")
        : "it begins or ends with a sign";

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
