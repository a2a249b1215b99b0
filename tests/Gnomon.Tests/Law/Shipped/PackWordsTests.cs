using System.Text.RegularExpressions;
using Gnomon.Tests.Report;
using YamlDotNet.RepresentationModel;

namespace Gnomon.Tests.Law.Shipped;

/// <summary>The texts of the shipped packs and questions: in three languages, without verdicts, and in the words of docs/reference/terms.*.md.</summary>
public sealed partial class PackWordsTests
{
    /// <summary>An English term, and what its Vietnamese and French text must then hold.</summary>
    private static readonly (string En, string Vi, string Fr)[] Terms =
    [
        ("deployers?", "bên triển khai", "déployeur"),
        ("providers?", "nhà cung cấp", "fournisseur"),
        ("importers?", "nhà nhập khẩu", "importateur"),
        ("distributors?", "nhà phân phối", "distributeur"),
        ("high-risk", "rủi ro cao", "haut risque"),
        ("deep fakes?", "giả mạo sâu", "hypertrucage"),
        ("profiling", "hồ sơ đặc điểm", "profil(age|er)"),
        ("serious incidents?", "sự cố nghiêm trọng", "incidents? graves?"),
        ("conformity assessment", "đánh giá sự phù hợp", "évaluation de (la )?conformité"),
        ("declaration of conformity", "tuyên bố phù hợp", "déclaration (UE )?de conformité"),
        ("notified bod(y|ies)", "tổ chức được chỉ định", "organismes? notifiés?"),
        ("instructions for use", "hướng dẫn sử dụng", "notice d.utilisation"),
        ("technical documentation", "hồ sơ kỹ thuật", "documentation technique"),
        ("safety components?", "bộ phận an toàn", "composants? de sécurité"),
        ("bias(es)?", "thiên lệch", "biais"),
        ("systemic risks?", "rủi ro hệ thống", "risques? systémiques?"),
        ("AI literacy", "hiểu biết về trí tuệ nhân tạo", "maîtrise de l.IA"),
        ("fundamental rights impact assessment", "đánh giá tác động đến quyền cơ bản", "analyse d.impact sur les droits fondamentaux"),
        ("market surveillance authority", "cơ quan giám sát thị trường", "autorité de surveillance du marché"),
        ("authorised representatives?", "đại diện", "mandataire"),
        ("risk management", "quản lý rủi ro", "gestion des risques"),
        ("impact ratios?", "tỷ số tác động", "ratios? d.impact"),
        ("bias audits?", "kiểm toán thiên lệch", "audits? des biais"),
        ("impact levels?", "mức tác động", "niveaux? d.incidence"),
        ("creditworthiness", "khả năng", "solvabilité"),
    ];

    /// <summary>Words agreed against, by language.</summary>
    private static readonly (string Language, string Word)[] Never =
    [
        ("vi", "(?<!độ tin cậy của )chứng cứ"), ("vi", "vật chứng"), ("vi", "thực hành bị cấm"), ("vi", "bền vững"), ("vi", "giám sát con người"), ("vi", "(nhà|đơn vị|người) triển khai"), ("vi", "AI"),
        ("fr", "loi sur l.IA"), ("fr", "système d.intelligence artificielle"), ("fr", "exploitant"), ("fr", "(supervision|surveillance) humaine"), ("fr", "deepfakes?"),
        ("fr", "paquets?"), ("fr", "en direct"), ("fr", "triage"), ("fr", "discrétion"), ("fr", "votations?"), ("fr", "rapports? d.impact"), ("fr", "personnes? affectées?"),
    ];

    private static readonly string Folder = Path.Combine(Repository.Root, "packs");

    private static readonly List<(string Place, Dictionary<string, string> Text)> Texts =
        [.. Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories).Where(f => !f.Contains("/cases/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(Read)];

    [Fact]
    public void Every_text_stands_in_three_languages() =>
        Assert.Empty(Texts.Where(t => Languages.All.Any(l => string.IsNullOrWhiteSpace(t.Text.GetValueOrDefault(l.Code())))).Select(t => t.Place));

    [Fact]
    public void No_text_gives_a_verdict() =>
        Assert.Empty(Texts.SelectMany(t => t.Text.Values.Select(v => (t.Place, Said: string.Join(", ", ForbiddenWords.In(v))))).Where(t => t.Said.Length > 0).Select(t => $"{t.Place}: {t.Said}"));

    [Fact]
    public void French_marks_stand_as_French_sets_them() => Assert.Empty(Texts.SelectMany(t => FrenchTypography.Faults(t.Text.GetValueOrDefault("fr") ?? "").Select(w => $"{t.Place}: {w}")));

    [Fact]
    public void A_number_and_its_percent_sign_stand_on_one_line() =>
        Assert.Empty(Texts.Where(t => SplitPercent().IsMatch(t.Text.GetValueOrDefault("en") ?? "") || VietnamesePercent().IsMatch(t.Text.GetValueOrDefault("vi") ?? "")).Select(t => t.Place));

    [Fact]
    public void A_Vietnamese_day_has_two_digits_for_day_and_month() => Assert.Empty(Texts.Where(t => ShortDay().IsMatch(t.Text.GetValueOrDefault("vi") ?? "")).Select(t => t.Place));

    [Fact]
    public void A_term_of_the_lists_is_said_in_its_own_word() => Assert.Empty(Texts.SelectMany(t => OffTheList(t.Text).Select(o => $"{t.Place}: {o}")));

    [Fact]
    public void The_search_finds_a_term_off_the_list()
    {
        Assert.Equal(["'deployers?' without 'bên triển khai'", "'deployers?' without 'déployeur'"], OffTheList(new() { ["en"] = "The deployer.", ["vi"] = "Người dùng.", ["fr"] = "L'usager." }));
        Assert.Equal(["'(?<!độ tin cậy của )chứng cứ' in vi"], OffTheList(new() { ["en"] = "The evidence.", ["vi"] = "Chứng cứ.", ["fr"] = "La preuve." }));
    }

    private static IEnumerable<string> OffTheList(Dictionary<string, string> text)
    {
        foreach (var (en, vi, fr) in Terms.Where(t => Has(text["en"], t.En)))
        {
            if (!Has(text["vi"], vi))
                yield return $"'{en}' without '{vi}'";
            if (!Regex.IsMatch(text["fr"], fr, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)))
                yield return $"'{en}' without '{fr}'";
        }

        foreach (var (language, word) in Never.Where(n => Has(text[n.Language], n.Word)))
            yield return $"'{word}' in {language}";
    }

    private static bool Has(string text, string word) =>
        Regex.IsMatch(text, $@"\b({word})\b", word is "AI" ? RegexOptions.None : RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private static IEnumerable<(string Place, Dictionary<string, string> Text)> Read(string file)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(file);
        yaml.Load(reader);
        return yaml.Documents.SelectMany(d => Of(d.RootNode)).Select(m => ($"{Path.GetRelativePath(Repository.Root, file)}:{m.Start.Line}", Text(m)));
    }

    private static IEnumerable<YamlMappingNode> Of(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.Values.SelectMany(Of).Concat(map.Children.TryGetValue("en", out var en) && en is YamlScalarNode ? [map] : []),
        YamlSequenceNode list => list.Children.SelectMany(Of),
        _ => [],
    };

    private static Dictionary<string, string> Text(YamlMappingNode map) =>
        map.Children.Where(c => Languages.All.Any(l => string.Equals(l.Code(), (c.Key as YamlScalarNode)?.Value, StringComparison.Ordinal)))
            .ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => (c.Value as YamlScalarNode)?.Value ?? "", StringComparer.Ordinal);

    [GeneratedRegex(@"\d[ \u00A0]%", RegexOptions.None, 1000)]
    private static partial Regex SplitPercent();

    [GeneratedRegex(@"\d[ ]?%", RegexOptions.None, 1000)]
    private static partial Regex VietnamesePercent();

    [GeneratedRegex(@"(?<!\d)(\d/\d\d?|\d\d/\d)/\d{4}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortDay();
}
