namespace Gnomon;

/// <summary>One text in the three languages. Packs and the fact dictionary need all three; a card may give only some.</summary>
public sealed record LocalizedText(string? En, string? Vi, string? Fr)
{
    /// <summary>The text in a language, else in English, else in whichever language it was given.</summary>
    public string In(Language language) => Exactly(language) ?? En ?? Vi ?? Fr ?? "";

    /// <summary>The text in just this language, null where it was not given.</summary>
    public string? Exactly(Language language) => language switch
    {
        Language.Vi => Vi,
        Language.Fr => Fr,
        _ => En,
    };
}
