namespace Gnomon.Report;

/// <summary>One line that names the laws nobody looked at: the first few are those of the card's own markets; the report names them all.</summary>
public static class NotExaminedWords
{
    private const int Few = 3;

    /// <summary>The line.</summary>
    /// <param name="laws">The laws, those of the card's markets first.</param>
    /// <param name="wording">The reader's words.</param>
    /// <param name="most">The most that are named.</param>
    public static Phrase Of(IReadOnlyList<LocalizedText> laws, Wording wording, int most = Few)
    {
        ArgumentNullException.ThrowIfNull(laws);
        ArgumentNullException.ThrowIfNull(wording);
        var (named, more) = (("laws", wording.Texts.List(laws.Take(most).Select(wording.Of))), laws.Count - most);
        return laws.Count == 0 ? Phrase.Own(wording.Texts["not-examined.others"])
            : more <= 0 ? wording.Texts.Say("terminal.not-examined", named)
            : wording.Texts.Count("terminal.not-examined-more", more, named);
    }
}
