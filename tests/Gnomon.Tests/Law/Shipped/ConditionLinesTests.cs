using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Tests.Law.Shipped;

/// <summary>What the rules of the shipped packs ask for, in words.</summary>
public class ConditionLinesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "packs");
    private static readonly FactDictionary Facts = LawText.Good(FactDictionaryReader.ReadFolder(Folder, "packs"));

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Vi)]
    [InlineData(Language.Fr)]
    public void No_condition_is_left_in_ids(Language language)
    {
        // An id without a dot may be a word.
        var facts = Facts.Facts.Select(f => f.Id).Where(id => id.Contains('.')).ToHashSet(StringComparer.Ordinal);
        foreach (var pack in LawText.Good(Packs.Load(Folder, Facts)))
        {
            foreach (var version in pack.Provisions.Concat(pack.Obligations).SelectMany(r => r.Versions))
            {
                foreach (var condition in version.From.Select(b => b.When).Append(version.When))
                {
                    var lines = Of(pack, condition, language);
                    Assert.NotEmpty(lines);
                    Assert.DoesNotContain(lines, l => l.Text.Split(' ').Any(facts.Contains));
                    // Each part stands one deeper than what it is a part of, so that a reader sees what belongs together.
                    Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.True(pair.Second.Depth <= pair.First.Depth + 1));
                }
            }
        }
    }

    [Fact]
    public void Few_conclusions_of_a_pattern_are_named_and_many_are_not()
    {
        var eu = LawText.Good(Packs.Load(Folder, Facts)).First(p => p.Id is "eu-ai-act");
        Assert.Equal(5, Of(eu, new Condition.Outcome("eu.art-6-3.*"), Language.En).Count);
        Assert.Equal("this law draws one of the conclusions eu.annex-iii.*", Assert.Single(Of(eu, new Condition.Outcome("eu.annex-iii.*"), Language.En)).Text);
    }

    private static List<(int Depth, string Text)> Of(LawPack pack, Condition condition, Language language)
    {
        var lines = new List<(int Depth, string Text)>();
        new ConditionLines(pack, new Wording(language, Facts), (depth, line) => lines.Add((depth, line.ToString()))).Write(condition, 0);
        return lines;
    }
}
