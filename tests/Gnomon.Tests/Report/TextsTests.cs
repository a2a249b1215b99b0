using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gnomon.Report;

namespace Gnomon.Tests.Report;

public partial class TextsTests
{
    private static readonly Dictionary<Language, Dictionary<string, string>> All = Languages.All.ToDictionary(l => l, Read);

    [Fact]
    public void Every_text_exists_in_all_three_languages()
    {
        foreach (var language in Languages.All)
        {
            Assert.Equal(All[Language.En].Keys.Order(StringComparer.Ordinal), All[language].Keys.Order(StringComparer.Ordinal));
            Assert.DoesNotContain(All[language], t => string.IsNullOrWhiteSpace(t.Value));
        }
    }

    [Fact]
    public void A_text_has_the_same_placeholders_in_every_language()
    {
        foreach (var (key, english) in All[Language.En])
        {
            foreach (var language in Languages.All)
                Assert.Equal((key, Placeholders(english)), (key, Placeholders(All[language][key])));
        }
    }

    [Fact]
    public void No_text_says_compliant_lawful_safe_or_certified()
    {
        foreach (var language in Languages.All)
            Assert.DoesNotContain(All[language], t => ForbiddenWords.In(t.Value).Count > 0);
    }

    [Fact]
    public void French_marks_stand_as_French_sets_them() => Assert.Empty(Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.fr.resx", SearchOption.AllDirectories)
        .SelectMany(f => XDocument.Load(f).Descendants("value").SelectMany(v => FrenchTypography.Faults(v.Value).Select(w => $"{Path.GetFileName(f)}: {w}"))));

    [Fact]
    public void A_number_and_its_percent_sign_stand_on_one_line() => Assert.DoesNotContain(
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.resx", SearchOption.AllDirectories).SelectMany(f => XDocument.Load(f).Descendants("value").Select(v => v.Value)),
        t => t.Contains("0 %", StringComparison.Ordinal) || t.Contains("1 %", StringComparison.Ordinal) || t.Contains("5 %", StringComparison.Ordinal));

    [Fact]
    public void The_search_finds_marks_set_otherwise() =>
        Assert.Equal(["l'acte", "vrai ?", "« oui", " »", "non;"], FrenchTypography.Faults("Est-ce que l'acte est vrai ? Dites « oui », ou non; l’acte\u00a0: 10:00, «\u00a0non\u00a0»."));

    [Theory]
    [InlineData("Le seuil est de 80 %.")]
    [InlineData("Le seuil est de 80%.")]
    [InlineData("À partir du 2 août 2026.")]
    [InlineData("Oui: rien.")]
    [InlineData("«oui\u00a0»")]
    [InlineData("Un  mot.")]
    [InlineData("L'{acte}")]
    public void The_search_finds_a_fault_by_itself(string text) => Assert.Single(FrenchTypography.Faults(text));

    [Fact]
    public void The_search_for_forbidden_words_finds_them()
    {
        foreach (var text in (string[])["The system is compliant.", "Hệ thống này hợp pháp.", "Le système est conforme.", "a certified result", "được chứng nhận", "in conformity with the act", "la conformité du système", "sự phù hợp của hệ thống", "hệ thống an toàn", "It has passed the conformity assessment.", "The system meets the act.", "Le système a réussi l'évaluation de la conformité.", "un système sans danger", "hệ thống đạt yêu cầu"])
            Assert.NotEmpty(ForbiddenWords.In(text));
    }

    [Fact]
    public void Every_kind_of_fault_has_a_name()
    {
        foreach (var kind in Enum.GetNames<Gnomon.Verify.FaultKind>())
            Assert.Contains("fault." + Pieces().Replace(kind, "-$0").TrimStart('-').ToLowerInvariant(), All[Language.En]);
    }

    [Fact]
    public void Every_cause_of_an_unknown_has_a_name_and_what_would_settle_it()
    {
        foreach (var language in Languages.All)
        {
            foreach (var cause in Enum.GetValues<UnknownCause>())
            {
                Assert.NotEmpty(new Texts(language)["cause." + cause.Id()]);
                Assert.NotEmpty(new Texts(language)["settle." + cause.Id()]);
            }
        }
    }

    [Theory]
    [InlineData("bằng chứng")]
    [InlineData("khoảng tin cậy 95\u00A0%")]
    [InlineData("chưa xác định")]
    [InlineData("chưa đủ căn cứ")]
    [InlineData("ký số và ghi nhật ký")]
    [InlineData("báo cáo tự kiểm tra")]
    [InlineData("giám sát và can thiệp của con người")]
    public void Vietnamese_uses_the_words_agreed_on(string term) => Assert.Contains(All[Language.Vi].Values, t => t.Contains(term, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("chứng cứ")]
    [InlineData("giám sát con người")]
    [InlineData("nhân chứng")]
    [InlineData("điểm kiểm soát")]
    [InlineData("hồ sơ ngưỡng")]
    [InlineData("hạng rủi ro")]
    [InlineData("mục đích sử dụng {")]
    [InlineData("biết đến ngày")]
    [InlineData("dương thật")]
    [InlineData("dương giả")]
    [InlineData("dự báo")]
    [InlineData("điểm %")]
    public void Vietnamese_avoids_the_words_agreed_against(string word) => Assert.DoesNotContain(
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.vi.resx", SearchOption.AllDirectories).SelectMany(f => XDocument.Load(f).Descendants("value").Select(v => v.Value)),
        t => t.Contains(word, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void French_avoids_the_words_agreed_against() => Assert.DoesNotContain(
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.fr.resx", SearchOption.AllDirectories).SelectMany(f => XDocument.Load(f).Descendants("value").Select(v => v.Value)),
        t => FrenchAgainst().IsMatch(t));

    private static string Placeholders(string text) => string.Join(' ', Placeholder().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(Language language)
    {
        var culture = language == Language.En ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language.Code());
        var set = new ResourceManager("Gnomon.Report.Texts", typeof(Texts).Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(paquets?|deepfakes?|en direct|triage|rapports? d’impact|personnes? affectées?|surveillance humaine|supervision humaine)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FrenchAgainst();

    [GeneratedRegex("[A-Z][a-z]*", RegexOptions.None, 1000)]
    private static partial Regex Pieces();
}
