using Gnomon.Report;

namespace Gnomon.Tests.Measure;

public class MetricCatalogueTests
{
    [Fact]
    public void Every_metric_has_a_name_in_every_language()
    {
        foreach (var language in Languages.All)
            Assert.All(MetricCatalogue.All, m => Assert.NotEqual("", Named(new Texts(language), m.Id) ?? throw new InvalidOperationException($"{m.Id} has no name in {language}")));
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

    private static string? Named(Texts texts, string id) =>
        texts.Find("metric." + id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..]) ?? texts.Find("metric." + MetricId.Of(id).Name);
}
