using Gnomon.Describe.Template;

namespace Gnomon.Tests.Describe;

public sealed class CardTemplateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-init-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Init_writes_a_card_and_its_data()
    {
        var target = Path.Combine(folder, "new", "deep");
        var written = CardTemplate.Write(target).Value;
        Assert.Equal(["system.yaml", "predictions.csv"], written.Select(Path.GetFileName), StringComparer.Ordinal);
        Golden.Match("Describe/Template/system.yaml", File.ReadAllText(written[0]));
        Golden.Match("Describe/Template/predictions.csv", File.ReadAllText(written[1]));
    }

    [Theory]
    [InlineData("system.yaml")]
    [InlineData("predictions.csv")]
    public void Init_never_writes_over_a_file(string name)
    {
        File.WriteAllText(Path.Combine(folder, name), "mine");
        var problem = Assert.Single(CardTemplate.Write(folder).Problems);
        Assert.Equal(ExitCode.Output, problem.Exit);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder, name)));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder));
        Golden.Match($"Describe/Template/refused-{Path.GetFileNameWithoutExtension(name)}.txt", Some.Messages([problem], folder));
    }

    [Fact]
    public void Init_says_why_it_cannot_write()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        var problem = Assert.Single(CardTemplate.Write(Path.Combine(folder, "file")).Problems);
        Assert.Equal(ExitCode.Output, problem.Exit);
    }

    [Fact]
    public void No_group_of_the_data_is_tiny()
    {
        CardTemplate.Write(folder);
        var rows = File.ReadLines(Path.Combine(folder, "predictions.csv")).Skip(1).Select(r => r.Split(','));
        Assert.All(rows.GroupBy(r => r[1] + r[2], StringComparer.Ordinal), g => Assert.InRange(g.Count(), 60, 140));
    }
}
