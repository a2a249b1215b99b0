using System.Globalization;
using System.Resources;

[assembly: NeutralResourcesLanguage("en")]

namespace Gnomon.Report;

/// <summary>
/// All fixed texts that people read, in one language. They stand in Texts.resx (English), Texts.vi.resx and Texts.fr.resx; a
/// placeholder is a name in braces: <c>from {date}</c>.
/// </summary>
/// <param name="language">The reader's language.</param>
public sealed class Texts(Language language)
{
    private static readonly ResourceManager Resources = new("Gnomon.Report.Texts", typeof(Texts).Assembly);
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language.Code());

    public Language Language { get; } = language;

    /// <summary>The text of a key.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such key: a defect, never a user's fault.</exception>
    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException($"no text '{key}'");

    /// <summary>The keys that begin so.</summary>
    public static IEnumerable<string> Keys(string prefix) =>
        Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<System.Collections.DictionaryEntry>()
            .Select(e => (string)e.Key).Where(k => k.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The text of a key that ids from packs, profiles or kinds of measure lead to; null where we have no word for the id.</summary>
    public string? Find(string key) => Resources.GetString(key, culture) ?? MeasureKinds.All.Select(k => k.Word(key, culture)).FirstOrDefault(w => w is not null);

    /// <summary>The text of a key with its placeholders filled in.</summary>
    public Phrase Say(string key, params ReadOnlySpan<(string Name, Phrase Value)> values) => Fill(this[key], values);

    /// <summary>The text for a number of things: <c>key.one</c> or <c>key.other</c>, <c>{n}</c> filled in.</summary>
    public Phrase Count(string key, long n, params ReadOnlySpan<(string Name, Phrase Value)> values)
    {
        var one = Language == Language.Fr ? n is 0 or 1 : n == 1;
        (string, Phrase) number = ("n", Phrase.Own(new Numbers(Language).Count(n)));
        return Fill(this[one ? key + ".one" : key + ".other"], [number, .. values]);
    }

    /// <summary>Phrases one after the other, as the language puts a mark between the parts of a list that have commas of their own.</summary>
    public Phrase List(IEnumerable<Phrase> phrases) => Phrase.Join(this["list"], phrases);

    private static Phrase Fill(string text, ReadOnlySpan<(string Name, Phrase Value)> values)
    {
        var parts = new List<PhrasePart>();
        var at = 0;
        while (text.IndexOf('{', at) is var open and >= 0)
        {
            var close = text.IndexOf('}', open);
            if (open > at)
                parts.Add(new PhrasePart(text[at..open], Foreign: false, Language: null));
            parts.AddRange(Value(text[(open + 1)..close], values).Parts);
            at = close + 1;
        }

        if (at < text.Length)
            parts.Add(new PhrasePart(text[at..], Foreign: false, Language: null));
        return new Phrase(parts);
    }

    private static Phrase Value(string name, ReadOnlySpan<(string Name, Phrase Value)> values)
    {
        foreach (var (key, value) in values)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
                return value;
        }

        throw new ArgumentException($"the placeholder '{name}' has no value", nameof(name));
    }
}
