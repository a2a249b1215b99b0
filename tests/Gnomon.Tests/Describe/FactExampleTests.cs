using System.Text;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Tests.Describe;

/// <summary>What people are shown as an answer is one.</summary>
public sealed class FactExampleTests
{
    private static readonly FactDictionary Shipped = FactDictionaryReader.ReadFolder(Path.Combine(Repository.Root, "packs"), "packs").Value;

    [Fact]
    public void The_example_of_every_shipped_fact_is_read() => Assert.Empty(Read(Shipped).Problems);

    [Fact]
    public void The_example_of_every_type_is_read() => Assert.Empty(Read(Some.Dictionary).Problems);

    [Theory]
    [InlineData("org.kind", "public-authority")]
    [InlineData("use.area", "{ value: [employment, health], complete: true }")]
    [InlineData("harm.significant", "{ value: true, reason: \"...\" }")]
    [InlineData("market.first-date", "2026-12-02")]
    public void An_example_shows_the_form_of_its_type(string fact, string example) => Assert.Equal(example, FactExample.Of(Some.Dictionary.Find(fact)!));

    private static Checked<SystemCard> Read(FactDictionary facts)
    {
        string Section(params FactScope[] scopes) => string.Concat(facts.Facts.Where(f => scopes.Contains(f.Scope)).Select(f => $"      {f.Id}: {FactExample.Of(f)}\n"));
        var card = "gnomon: 1\nsystem: { id: org.example.a, name: { en: A }, version: \"1\" }\n"
            + $"facts:\n{Section(FactScope.Organisation, FactScope.System)}"
            + $"markets:\n  - id: eu\n    facts:\n{Section(FactScope.Market)}"
            + $"models:\n  - id: m\n    facts:\n{Section(FactScope.Model)}"
            + $"uses:\n  - id: u\n    facts:\n{Section(FactScope.Use)}";
        return YamlFile.Parse(Encoding.UTF8.GetBytes(card), "system.yaml", ExitCode.Card).TryGet(out var file, out var problems)
            ? CardReader.FromYaml(file, CardFolder.At(Some.Cards()), facts)
            : Checked.Bad<SystemCard>(problems);
    }
}
