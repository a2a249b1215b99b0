using Gnomon.Describe.Template;

namespace Gnomon.Tests.Describe;

public sealed class CardTemplateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-init-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Vi)]
    [InlineData(Language.Fr)]
    public void Init_writes_a_card_and_its_data(Language language)
    {
        var target = Path.Combine(folder, "new", "deep");
        var written = CardTemplate.Write(target, language).Value;
        Assert.Equal(["system.yaml", "predictions.csv"], written.Select(Path.GetFileName), StringComparer.Ordinal);
        Golden.Match(language == Language.En ? "Describe/Template/system.yaml" : $"Describe/Template/system.{language.Code()}.yaml", File.ReadAllText(written[0]));
        Golden.Match("Describe/Template/predictions.csv", File.ReadAllText(written[1]));
    }

    [Fact]
    public void Only_comments_and_a_reason_differ_between_the_languages()
    {
        var cards = Languages.All.Select(l => Bare(File.ReadAllText(CardTemplate.Write(Path.Combine(folder, l.Code()), l).Value[0]))).ToList();
        Assert.All(cards, card => Assert.Equal(cards[0], card, StringComparer.Ordinal));
        var data = Languages.All.Select(l => Bare(DataCard.Write(new DataChoices("a.csv", null, null, null, "p", null, null, null, ["sex"]), l))).ToList();
        Assert.All(data, card => Assert.Equal(data[0], card, StringComparer.Ordinal));

        static IEnumerable<string> Bare(string card) => card.Split('\n').Where(l => !l.StartsWith('#'))
            .Select(l => l.Split(" # ")[0].TrimEnd()).Where(l => !l.Contains("reason:", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_comment_stands_in_every_language()
    {
        var words = new System.Resources.ResourceManager("Gnomon.Describe.Template.Words", typeof(CardTemplate).Assembly);
        var keys = Languages.All.Select(l => words.GetResourceSet(l == Language.En ? System.Globalization.CultureInfo.InvariantCulture : System.Globalization.CultureInfo.GetCultureInfo(l.Code()), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).Order(StringComparer.Ordinal).ToList()).ToList();
        Assert.All(keys, k => Assert.Equal(keys[0], k, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("system.yaml")]
    [InlineData("predictions.csv")]
    public void Init_never_writes_over_a_file(string name)
    {
        File.WriteAllText(Path.Combine(folder, name), "mine");
        var problem = Assert.Single(CardTemplate.Write(folder, Language.En).Problems);
        Assert.Equal(ExitCode.Output, problem.Exit);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder, name)));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder));
        Golden.Match($"Describe/Template/refused-{Path.GetFileNameWithoutExtension(name)}.txt", Some.Messages([problem], folder));
    }

    [Fact]
    public void Init_says_why_it_cannot_write()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        var problem = Assert.Single(CardTemplate.Write(Path.Combine(folder, "file"), Language.En).Problems);
        Assert.Equal(ExitCode.Output, problem.Exit);
    }

    [Fact]
    public void No_group_of_the_data_is_tiny()
    {
        CardTemplate.Write(folder, Language.En);
        var rows = File.ReadLines(Path.Combine(folder, "predictions.csv")).Skip(1).Select(r => r.Split(','));
        Assert.All(rows.GroupBy(r => r[1] + r[2], StringComparer.Ordinal), g => Assert.InRange(g.Count(), 60, 140));
    }
}
