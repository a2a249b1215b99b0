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
        ("Recital ", "Đoạn dẫn nhập\u00A0", "Considérant\u00A0"),
        ("recital ", "đoạn dẫn nhập\u00A0", "considérant\u00A0"),
        ("Section ", "Mục\u00A0", "section\u00A0"),
        ("second sentence", "câu thứ hai", "deuxième phrase"),
        ("third sentence", "câu thứ ba", "troisième phrase"),
        ("inserted", "được bổ sung", "inséré"),
    ];

    /// <summary>The place as the reader's language cites the act: Vietnamese law in Vietnamese by điểm, khoản, Điều.</summary>
    public static string In(Language language, string act, string article) =>
        language == Language.Vi && VietnameseAct().IsMatch(act) ? Vietnamese(act, article) : In(language, article);

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

    // Point b of paragraph 1 of Article 9: the smallest part first. Rows of a list stand in an annex of its decision.
    private static string Vietnamese(string act, string article) => VietnameseRow().IsMatch(article)
        ? $"mục\u00A0{article} Danh mục kèm theo {act}"
        : VietnamesePlace().Replace(article, m => string.Concat(
            m.Groups["point"].Success ? $"điểm\u00A0{m.Groups["point"].Value} " : "",
            m.Groups["clause"].Success ? $"khoản\u00A0{m.Groups["clause"].Value}" : "",
            string.Concat(m.Groups["further"].Captures.Select(c => $", khoản\u00A0{c.Value}")),
            m.Groups["clause"].Success ? " " : "",
            $"Điều\u00A0{m.Groups["number"].Value}"));

    // The French act writes "annexe III, point 4 a)" and "article 6, paragraphe 3".
    private static string French(string article)
    {
        article = article.Replace("; ", "\u00A0; ", StringComparison.Ordinal);
        article = NextArticle().Replace(article, "article\u00A0");
        article = AnnexSection().Replace(article, "${place}, section\u00A0${section}");
        article = Definition().Replace(article, "article\u00A03, point\u00A0${number})");
        article = Through().Replace(article, "${place}, paragraphes\u00A0${first} à ${last}");
        article = AnnexPoint().Replace(article, "${place}, point\u00A0${number}\u00A0${letter})");
        article = AnnexOnlyPoint().Replace(article, "${place}, point\u00A0${number}");
        article = ParagraphPoint().Replace(article, "${place}, paragraphe\u00A0${number}, point\u00A0${letter})");
        article = Paragraph().Replace(article, "${place}, paragraphe\u00A0${number}");
        article = Further().Replace(article, m => $"{m.Groups["one"].Value}s\u00A0{m.Groups["number"].Value}{Bare(m.Groups["more"])}");
        article = FurtherThrough().Replace(article, m => m.Groups["through"].Value + Bare(m.Groups["more"]));
        article = Roman().Replace(article, "${letter})\u00A0${first}) à ${last})");
        article = Point().Replace(article, "${place}, point\u00A0${letter})");
        article = SectionPoints().Replace(article, "${place}, point\u00A0${number}\u00A0${first}) à ${last})");
        article = Points().Replace(article, "${number}, points\u00A0${first}) à ${last})");
        article = FurtherDefinition().Replace(article, ", ${number})");
        article = FurtherParagraph().Replace(article, ", paragraphe\u00A0${number}");
        return FurtherPoint().Replace(article, ", ${letter})");
    }

    private static string Bare(Group numbers) => numbers.Value.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);

    [GeneratedRegex(@"/(QH|NĐ|QĐ|TT)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VietnameseAct();

    [GeneratedRegex(@"^[IVX]+(\.\d+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VietnameseRow();

    [GeneratedRegex(@"(\bArt\.\s+|(?<=, ))(?<number>\d+)(\((?<clause>\d+)\)(, \((?<further>\d+)\))*)?(\((?<point>[a-zđ]+)\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VietnamesePlace();

    [GeneratedRegex(@"\bArt(?:icle|\.)?\s+(?=\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Article();

    [GeneratedRegex(@"\b(?<ordinal>first|second|third|fourth) subparagraph\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Subparagraph();

    [GeneratedRegex(@"\bAnnex\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Annex();

    // The definitions of Art. 3 are points, not paragraphs.
    [GeneratedRegex(@"article\u00A03\((?<number>\d+[a-z]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Definition();

    // What is left of "Art. 2(1), (3), (4)" once its first number has its word.
    [GeneratedRegex(@"(?<one>paragraphe|point)\u00A0(?<number>\d+[a-z]*)(?<more>(, \(\d+[a-z]*\))+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Further();

    // And of "Art. 27(1)-(2), (4)".
    [GeneratedRegex(@"(?<through>paragraphes\u00A0\d+[a-z]* à \d+[a-z]*)(?<more>(, \(\d+[a-z]*\))+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FurtherThrough();

    [GeneratedRegex(@"(?<letter>\b[a-z]+)\)\((?<first>[ivx]+)\)-\((?<last>[ivx]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Roman();

    [GeneratedRegex(@"(?<place>article\u00A0\d+[a-z]*)\((?<first>\d+[a-z]*)\)-\((?<last>\d+[a-z]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Through();

    [GeneratedRegex(@"(?<place>annexe\u00A0[IVX]+)\((?<number>\d+)\)\((?<letter>[a-z]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnnexPoint();

    [GeneratedRegex(@"(?<place>annexe\u00A0[IVX]+)\((?<number>\d+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnnexOnlyPoint();

    [GeneratedRegex(@"(?<place>article\u00A0\d+[a-z]*)\((?<number>\d+[a-z]*)\)\((?<letter>[a-z]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParagraphPoint();

    [GeneratedRegex(@"(?<place>article\u00A0\d+[a-z]*)\((?<number>\d+[a-z]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Paragraph();

    // "Art. 8(1), 16(a)": a number after a comma that brackets follow is the next article.
    [GeneratedRegex(@"(?<=article\u00A0.*, )(?=\d+[a-z]*\()", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NextArticle();

    // Annex VIII has sections A to C, Annex XI sections 1 and 2.
    [GeneratedRegex(@"(?<place>annexe\u00A0[IVX]+)\((?<section>[A-Z])\)|(?<place>annexe\u00A0XI)\((?<section>\d)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnnexSection();

    [GeneratedRegex(@"(?<place>article\u00A0\d+)\((?<letter>[a-z]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Point();

    [GeneratedRegex(@"(?<place>section\u00A0\d+)\((?<number>\d+)\)\((?<first>[a-z])\)-\((?<last>[a-z])\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SectionPoints();

    [GeneratedRegex(@"(?<number>\d+)\((?<first>[a-z])\)-\((?<last>[a-z])\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Points();

    [GeneratedRegex(@"(?<=article\u00A03, point\u00A0.*), \((?<number>\d+[a-z]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FurtherDefinition();

    // What is left after a point, or after a row of paragraphs.
    [GeneratedRegex(@", \((?<number>\d+[a-z]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FurtherParagraph();

    [GeneratedRegex(@", \((?<letter>[a-z]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FurtherPoint();
}
