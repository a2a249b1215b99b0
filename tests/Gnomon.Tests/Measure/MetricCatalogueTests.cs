using Gnomon.Describe;
using Gnomon.Report;

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

    [Fact]
    public void Every_metric_of_a_group_stands_on_a_page_of_its_family()
    {
        var folder = Path.Combine(Repository.Root, "docs", "measures");
        var pages = string.Concat(Directory.GetFiles(folder, "*.md").Where(f => !f.EndsWith("README.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllText));
        Assert.All(MetricCatalogue.All.Where(m => m.Kind == MetricKind.Group), m => Assert.Contains(MetricId.Of(m.Id).Name, pages, StringComparison.Ordinal));
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
