using System.Text;

namespace Gnomon.Report;

/// <summary>
/// A sentence that knows which of its words are ours and which came in from a card, pack, profile or data set, so that every sink
/// can escape the latter in its own way.
/// </summary>
/// <param name="Parts">The pieces in reading order.</param>
public sealed record Phrase(IReadOnlyList<PhrasePart> Parts)
{
    /// <summary>Words of our own texts.</summary>
    public static Phrase Own(string text) => new([new PhrasePart(text, Foreign: false, Language: null)]);

    /// <summary>Words that came in from outside.</summary>
    public static Phrase Foreign(string text) => new([new PhrasePart(text, Foreign: true, Language: null)]);

    /// <summary>A text that came in, in the reader's language where it has one, else marked with the language it is in.</summary>
    public static Phrase Foreign(LocalizedText text, Language reader)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Exactly(reader) is { } exact)
            return Foreign(exact);
        foreach (var language in Languages.All)
        {
            if (text.Exactly(language) is { } other)
                return new([new PhrasePart(other, Foreign: true, language)]);
        }

        return Own("");
    }

    /// <summary>Several phrases with a separator of ours between them.</summary>
    public static Phrase Join(string separator, IEnumerable<Phrase> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var parts = new List<PhrasePart>();
        foreach (var phrase in phrases)
        {
            if (parts.Count > 0)
                parts.Add(new PhrasePart(separator, Foreign: false, Language: null));
            parts.AddRange(phrase.Parts);
        }

        return new(parts);
    }

    /// <summary>The phrase as a heading: its first letter large where that letter is ours.</summary>
    public Phrase AsHeading() => Parts is [{ Foreign: false, Text: [var first, ..] text } own, ..]
        ? new([own with { Text = char.ToUpperInvariant(first) + text[1..] }, .. Parts.Skip(1)])
        : this;

    /// <summary>The phrase for a terminal or an attribute: what came in passes <see cref="Plain.Text"/>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
            text.Append(part.Shown);
        return text.ToString();
    }
}

/// <summary>One piece of a <see cref="Phrase"/>.</summary>
/// <param name="Text">The words as they are.</param>
/// <param name="Foreign">Whether they came in from outside.</param>
/// <param name="Language">The language they are in, where it is not the reader's; null otherwise.</param>
public sealed record PhrasePart(string Text, bool Foreign, Language? Language)
{
    /// <summary>The words as a reader may see them: controls and bidirectional marks made visible in what came in.</summary>
    public string Shown => Foreign ? Plain.Text(Text) : Text;
}
