using System.Globalization;
using System.Resources;
using Gnomon.Describe;
using Gnomon.Report;
using Gnomon.Tests.Report;

namespace Gnomon.Tests.Measure;

public class MetricCatalogueTests
{
    public static TheoryData<string> Kinds => [.. MeasureKinds.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_words_in_every_language_for_itself_its_metrics_and_its_charts(string kind)
    {
        var known = MeasureKinds.Find(kind)!;
        foreach (var language in Languages.All)
        {
            var wording = new Wording(language, new FactDictionary([], []));
            Assert.NotNull(wording.Texts.Find("kind." + kind));
            Assert.All(known.Metrics, m => Assert.False(wording.Metric(m.Id).Parts.Any(p => p.Foreign), $"{m.Id} has no name in {language}"));
            Assert.All(known.Charts, c => Assert.NotNull(wording.Texts.Find("chart." + c.Name)));
            Assert.All(known.Charts, c => Assert.NotNull(wording.Texts.Find("at." + c.Axis)));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_a_folder_of_its_own_and_a_page_that_the_list_of_pages_names(string kind)
    {
        var known = MeasureKinds.Find(kind)!;
        var folder = known.GetType().Namespace!.Split('.')[^1];
        Assert.True(Directory.Exists(Path.Combine(Repository.Root, "src", "Gnomon", "Measure", folder)));
        var page = known.Page + ".md";
        Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", "measures", page)), page);
        Assert.Contains($"({page})", File.ReadAllText(Path.Combine(Repository.Root, "docs", "measures", "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_metric_of_a_kind_begins_with_its_word(string kind) =>
        Assert.All(MeasureKinds.Find(kind)!.Metrics, m => Assert.True(MetricCatalogue.IsOf(m.Id, kind), m.Id));

    [Fact]
    public void Every_folder_of_measures_but_the_statistics_holds_a_kind()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "Gnomon", "Measure")).Select(d => Path.GetFileName(d)!).Where(d => d is not "Statistics");
        Assert.Equal(folders.Order(StringComparer.Ordinal), MeasureKinds.All.Select(k => k.GetType().Namespace!.Split('.')[^1]).Order(StringComparer.Ordinal));
    }

    // A kind's page, and those that its page leaves a part of it to.
    private static readonly Dictionary<string, string[]> Further = new(StringComparer.Ordinal)
    {
        ["fairness"] = ["counts", "parity", "impact-ratio", "conditional-parity", "comparisons"],
    };

    // Falling back to English would hide a word that is missing.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_words_of_a_kind_are_the_same_in_every_language(string kind)
    {
        var english = Words(kind, Language.En);
        Assert.NotEmpty(english);
        foreach (var language in Languages.All)
        {
            var words = Words(kind, language);
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), words.Keys.Order(StringComparer.Ordinal));
            Assert.DoesNotContain(words, w => string.IsNullOrWhiteSpace(w.Value) || ForbiddenWords.In(w.Value).Count > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_metric_of_a_kind_stands_on_its_page(string kind)
    {
        var page = Page(kind);
        var missing = MeasureKinds.Find(kind)!.Metrics.Select(m => MetricId.Of(m.Id).Name).Distinct(StringComparer.Ordinal).Where(name => !Stands(page, name)).ToArray();
        Assert.True(missing.Length == 0, $"docs/measures/{MeasureKinds.Find(kind)!.Page}.md does not name {string.Join(", ", missing)}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_key_of_a_kind_stands_on_its_page(string kind)
    {
        var keys = MeasureKinds.Find(kind)!.Keys(null);
        var page = Page(kind) + File.ReadAllText(Path.Combine(Repository.Root, "docs", "measures", "samples.md"));
        var missing = keys.Own.Select(k => k.Name).Concat(keys.Required).Concat(keys.Optional).Where(name => !Stands(page, name)).ToArray();
        Assert.True(missing.Length == 0, $"docs/measures/{MeasureKinds.Find(kind)!.Page}.md does not name {string.Join(", ", missing)}");
    }

    [Fact]
    public void Metrics_of_joins_and_comparisons_stand_on_pages_too()
    {
        string Text(string page) => File.ReadAllText(Path.Combine(Repository.Root, "docs", "measures", page + ".md"));
        Assert.All(MetricCatalogue.All.Where(m => m.Id.StartsWith("join.", StringComparison.Ordinal)), m => Assert.Contains(m.Id, Text("samples"), StringComparison.Ordinal));
        Assert.All(MetricCatalogue.All.Select(m => MetricId.Of(m.Id).Comparison).OfType<string>().Distinct(StringComparer.Ordinal), c => Assert.True(Stands(Text("comparisons"), c), c));
        // What its definition says is compared has the comparisons in the catalogue.
        Assert.All(MetricCatalogue.All.Where(m => m.IsCompared), m => Assert.All((string[])["min", "max", "difference"], c => Assert.NotNull(MetricCatalogue.Find($"{m.Id}.{c}"))));
    }

    private static bool Stands(string page, string name) => System.Text.RegularExpressions.Regex.IsMatch(
        page, $@"(?<![\w-]){System.Text.RegularExpressions.Regex.Escape(name)}(?![\w-])", System.Text.RegularExpressions.RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static string Page(string kind) => string.Concat(Further.GetValueOrDefault(kind, []).Prepend(MeasureKinds.Find(kind)!.Page).Select(p => File.ReadAllText(Path.Combine(Repository.Root, "docs", "measures", p + ".md"))));

    private static Dictionary<string, string> Words(string kind, Language language)
    {
        var type = MeasureKinds.Find(kind)!.GetType();
        var culture = language == Language.En ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language.Code());
        var set = new ResourceManager(type.Namespace + ".Words", type.Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }

    [Fact]
    public void Every_page_has_the_parts_of_the_skeleton()
    {
        foreach (var page in Directory.GetFiles(Path.Combine(Repository.Root, "docs", "measures"), "*.md").Where(f => Path.GetFileName(f) is not ("README.md" or "coverage.md")))
        {
            var text = File.ReadAllText(page);
            Assert.All((string[])["What law asks", "What is measured", "Defaults", "Example", "When it says unknown", "Misuse", "Sources"], part =>
                Assert.Contains($"**{part}.**", text, StringComparison.Ordinal));
        }
    }
}
