using System.Text.RegularExpressions;

namespace Gnomon.Report;

/// <summary>Packs cite in English (<c>Annex III(4)(a)</c>); a reader sees the words of the act in their own language.</summary>
internal static partial class CitationWords
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];
    private static readonly string[] FrenchOrdinals = ["premier", "deuxième", "troisième", "quatrième"];
    private static readonly string[] VietnameseOrdinals = ["thứ nhất", "thứ hai", "thứ ba", "thứ tư"];

    private static readonly (string English, string Vietnamese, string French)[] Words =
    [
        ("draft guidelines on ", "dự thảo hướng dẫn về ", "projet de lignes directrices sur l’"),
        ("paras", "đoạn", "points"),
        ("Recital ", "Mục giải trình\u00A0", "Considérant\u00A0"),
        ("recital ", "mục giải trình\u00A0", "considérant\u00A0"),
        ("Section ", "Mục\u00A0", "section\u00A0"),
        ("second sentence", "câu thứ hai", "deuxième phrase"),
        ("third sentence", "câu thứ ba", "troisième phrase"),
        ("inserted", "được bổ sung", "inséré"),
    ];

    public static string In(Language language, string article) => Places(language, Subparagraph().Replace(article, m => language switch
    {
        Language.Vi => "đoạn\u00A0" + VietnameseOrdinals[Array.IndexOf(Ordinals, m.Groups["ordinal"].Value)],
        Language.Fr => FrenchOrdinals[Array.IndexOf(Ordinals, m.Groups["ordinal"].Value)] + "\u00A0alinéa",
        _ => m.Value,
    }));

    private static string Places(Language language, string article) => language switch
    {
        Language.Vi => Words.Aggregate(Cited(language, article), (text, word) => text.Replace(word.English, word.Vietnamese, StringComparison.Ordinal)),
        Language.Fr => Words.Aggregate(Cited(language, article), (text, word) => text.Replace(word.English, word.French, StringComparison.Ordinal)),
        _ => Cited(language, article),
    };

    private static string Cited(Language language, string article) => language switch
    {
        Language.Vi => Annex().Replace(Article().Replace(article, "Điều\u00A0"), "Phụ lục\u00A0"),
        Language.Fr => French(Annex().Replace(Article().Replace(article, "article\u00A0"), "annexe\u00A0")),
        _ => Annex().Replace(Article().Replace(article, "Art.\u00A0"), "Annex\u00A0"),
    };

    // The French act writes "annexe III, point 4 a)" and "article 6, paragraphe 3".
    private static string French(string article)
    {
        article = AnnexPoint().Replace(article, "${place}, point\u00A0${number}\u00A0${letter})");
        article = AnnexOnlyPoint().Replace(article, "${place}, point\u00A0${number}");
        article = ParagraphPoint().Replace(article, "${place}, paragraphe\u00A0${number}, point\u00A0${letter})");
        return Paragraph().Replace(article, "${place}, paragraphe\u00A0${number}");
    }

    [GeneratedRegex(@"\bArt(?:icle|\.)?\s+(?=\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Article();

    [GeneratedRegex(@"\b(?<ordinal>first|second|third|fourth) subparagraph\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Subparagraph();

    [GeneratedRegex(@"\bAnnex\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Annex();

    [GeneratedRegex(@"(?<place>annexe\u00A0[IVX]+)\((?<number>\d+)\)\((?<letter>[a-z]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnnexPoint();

    [GeneratedRegex(@"(?<place>annexe\u00A0[IVX]+)\((?<number>\d+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnnexOnlyPoint();

    [GeneratedRegex(@"(?<place>article\u00A0\d+[a-z]*)\((?<number>\d+[a-z]*)\)\((?<letter>[a-z]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParagraphPoint();

    [GeneratedRegex(@"(?<place>article\u00A0\d+[a-z]*)\((?<number>\d+[a-z]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Paragraph();
}
