using Gnomon.Describe;
using Gnomon.Tests.Law;

namespace Gnomon.Tests.Describe;

/// <summary>Which question has to come before which: only what stands above may be named.</summary>
public sealed class FactOrderTests
{
    private const string Texts = "question: { en: E, vi: V, fr: F }, help: { en: E, vi: V, fr: F }, cost: 1, who: { en: E, vi: V, fr: F }";

    [Fact]
    public void A_fact_says_what_it_follows_and_what_comes_before_it()
    {
        var facts = LawText.Good(Read("follows: a, after: b"));
        Assert.Equal(("a", "b"), (facts.Find("c")!.Follows, facts.Find("c")!.After));
    }

    [Theory]
    [InlineData("follows: c")]
    [InlineData("after: d")]
    public void What_does_not_stand_above_is_refused(string order)
    {
        Assert.False(Read(order).TryGet(out _, out var problems));
        Assert.Contains("is no fact that stands above this one", Assert.Single(problems).What, StringComparison.Ordinal);
    }

    // A misspelt `first:` was told only once everything else about the fact was right.
    [Fact]
    public void What_is_wrong_with_being_put_first_is_told_with_the_rest()
    {
        var file = LawText.File("facts.yaml", $"facts:\n  - {{ id: a, scope: use, type: yes-no, first: maybe, {Texts.Replace("cost: 1", "cost: 7", StringComparison.Ordinal)} }}\n");
        Assert.False(FactDictionaryReader.Read(file).TryGet(out _, out var problems));
        Assert.Equal(["facts[0].cost", "facts[0].first"], problems.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    private static Checked<FactDictionary> Read(string order) => FactDictionaryReader.Read(LawText.File("facts.yaml", $$"""
        facts:
          - { id: a, scope: use, type: yes-no, {{Texts}} }
          - { id: b, scope: use, type: yes-no, {{Texts}} }
          - { id: c, scope: use, type: date, {{order}}, {{Texts}} }
        """));
}
