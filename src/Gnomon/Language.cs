namespace Gnomon;

/// <summary>The languages in which everything that people read exists.</summary>
public enum Language
{
    /// <summary>English.</summary>
    En,

    /// <summary>Vietnamese.</summary>
    Vi,

    /// <summary>French.</summary>
    Fr,
}

/// <summary>Codes and cultures of the languages.</summary>
public static class Languages
{
    /// <summary>All languages, in the order in which they are listed.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.En, Language.Vi, Language.Fr];

    /// <summary>The BCP 47 code: <c>en</c>, <c>vi</c>, <c>fr</c>.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Vi => "vi",
        Language.Fr => "fr",
        _ => "en",
    };

    /// <summary>The culture in which numbers and dates of a report are written: <c>en-GB</c>, <c>vi-VN</c>, <c>fr-FR</c>.</summary>
    public static System.Globalization.CultureInfo Culture(this Language language) => System.Globalization.CultureInfo.GetCultureInfo(language switch
    {
        Language.Vi => "vi-VN",
        Language.Fr => "fr-FR",
        _ => "en-GB",
    });
}
