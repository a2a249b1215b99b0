using System.Text;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Tests.Describe;

/// <summary>The reader of the fact dictionary. What it says of wrong files stands among the goldens of the law: <c>bad-facts</c>.</summary>
public sealed class FactDictionaryReaderTests
{
    private const string Text = "{ en: E, vi: V, fr: F }";

    [Fact]
    public void A_fact_is_read_with_all_its_parts()
    {
        var dictionary = Read($"facts:\n  - {{ id: model.flop, scope: model, type: number, unit: FLOP, question: {Text}, help: {Text}, cost: 3, who: {Text} }}\n");
        var fact = Assert.Single(dictionary.Value.Facts);
        Assert.Equal(("model.flop", FactScope.Model, FactType.Number, "FLOP", 3, "V"), (fact.Id, fact.Scope, fact.Type, fact.Unit!, fact.Cost, fact.Question.In(Language.Vi)));
        Assert.Same(fact, dictionary.Value.Find("model.flop"));
        Assert.Null(dictionary.Value.Find("model.flops"));
    }

    [Theory]
    [InlineData("yes-no", FactType.YesNo)]
    [InlineData("date", FactType.Date)]
    [InlineData("judgement", FactType.Judgement)]
    public void Types_without_values_take_none(string word, FactType type)
    {
        Assert.Equal(type, Read($"facts:\n  - {{ id: a, scope: use, type: {word}, question: {Text}, help: {Text}, cost: 1, who: {Text} }}\n").Value.Facts[0].Type);
        var problems = Read($"facts:\n  - {{ id: a, scope: use, type: {word}, values: [], unit: m, question: {Text}, help: {Text}, cost: 1, who: {Text} }}\n").Problems;
        Assert.Equal(["facts[0].values", "facts[0].unit"], problems.Select(p => p.Key));
    }

    [Fact]
    public void A_file_without_facts_says_so()
    {
        var problem = Assert.Single(Read("constraints: []\n").Problems);
        Assert.Equal((ExitCode.Pack, "'facts' is missing", 1), (problem.Exit, problem.What, problem.Line));
    }

    [Fact]
    public void A_missing_folder_says_so() => Assert.Equal("packs", Assert.Single(FactDictionaryReader.ReadFolder("/no/such", "packs").Problems).File);

    private static Checked<FactDictionary> Read(string text) =>
        FactDictionaryReader.Read(YamlFile.Parse(Encoding.UTF8.GetBytes(text), "facts.yaml", ExitCode.Pack).Value);
}
