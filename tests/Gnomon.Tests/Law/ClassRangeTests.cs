using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Tests.Law;

/// <summary>Answers as ranges: at least the class that holds, the graver ones that are open, and what each would bring.</summary>
public sealed class ClassRangeTests
{
    private const string Rest = "gravity: [ bad.*, { class: high, named: { en: High, vi: Cao, fr: Haut }, where: [ { holds: role, without: bad.*, named: { en: High yet late, vi: Muộn, fr: Tard } } ] }, low ]\notherwise: { en: None, vi: Không, fr: Rien }\n";

    private static readonly Gnomon.Describe.FactDictionary Facts = LawText.Dictionary("a use yes-no\nb use yes-no\nc use judgement\nd use yes-no\nr system yes-no");

    private static readonly LawPack Pack = LawText.Good(Packs.Read(
        [LawText.Source(
        [
            LawText.File("p/pack.yaml", LawText.PackHead.Replace("  - { id: o, scope: use, says: { en: E, vi: V, fr: F } }\n", string.Concat(new[] { "bad.1:use", "bad.2:use", "high:use", "low:use", "role:system" }.Select(o => o.Split(':')).Select(o => $"  - {{ id: {o[0]}, scope: {o[1]}, says: {LawText.Says} }}\n")), StringComparison.Ordinal) + Rest),
            LawText.File("p/provisions.yaml", "provisions:\n"
                + LawText.Provision("p1", "{ by: A, from: 2024-01-01, when: { all: [ { a: true }, { c: true } ] }, then: [ bad.1 ] }")
                + LawText.Provision("p2", "{ by: A, from: 2027-01-01, when: { d: true }, then: [ bad.2 ] }")
                + LawText.Provision("p3", "{ by: A, from: 2024-01-01, when: { b: true }, then: [ high ] }")
                + LawText.Provision("p4", "{ by: A, from: 2024-01-01, then: [ low ] }")
                + LawText.Provision("p5", "{ by: A, from: 2024-01-01, when: { r: true }, then: [ role ] }")),
            LawText.File("p/obligations.yaml", "obligations:\n"
                + LawText.Rule("d1", ", role: role, given: high", "{ by: A, from: 2025-05-05 }")
                + LawText.Rule("d2", ", role: role, given: { all: [ high, { a: true } ] }", "{ by: A, from: 2025-05-05 }")
                + LawText.Rule("d3", ", role: role, given: low", "{ by: A, from: 2025-05-05 }")),
        ])],
        Facts,
        []))[0];

    private static readonly Reading Today = LawText.Reading("2026-01-01", "2026-01-01");

    [Fact]
    public void Open_classes_stand_above_the_one_that_surely_holds_gravest_first()
    {
        var range = Assert.Single(ClassRange.Of(Said("r=true")));
        Assert.Equal("low", range.Least!.Class);
        Assert.Equal(["bad.*", "high"], range.Open.Select(o => o.Class));
        Assert.Equal([UnknownCause.NotAsked, UnknownCause.NeedsJudgement], range.Open[0].Causes);
        Assert.Equal(["b"], range.Open[1].Questions.Select(q => q.Fact));
        Assert.Empty(range.NotReached);
    }

    [Fact]
    public void What_does_not_hold_is_good_news_only_on_these_answers()
    {
        var range = Assert.Single(ClassRange.Of(Said("r=true a=false b=false")));
        Assert.Equal("low", range.Least!.Class);
        Assert.Empty(range.Open);
        Assert.Equal(["bad.*", "high"], range.NotReached.Select(o => o.Class));
    }

    [Theory]
    [InlineData("r=true a=false b=true", "the system: High yet late")]
    [InlineData("r=false a=false b=true", "the system: High")]
    [InlineData("r=true a=true b=true", "the system: at least High")]
    public void A_class_bears_another_name_where_something_else_surely_holds_beside_it(string answers, string sentence) =>
        Assert.StartsWith(sentence, Assert.Single(new RangeWords(new Wording(Language.En, Facts), Said(answers)).Lines()).Least.ToString() + " ", StringComparison.Ordinal);

    [Theory]
    [InlineData("r=true a=true c=true d=true", "the system: E; E, in force since 1\u00A0January 2024")]
    [InlineData("r=true a=false d=true", "the system: E, applies from 1\u00A0January 2027")]
    public void A_class_begins_with_the_first_of_what_speaks_for_it(string answers, string sentence) =>
        Assert.StartsWith(sentence, Assert.Single(new RangeWords(new Wording(Language.En, Facts), Said(answers)).Lines()).Least.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Asked_and_not_known_is_told_from_not_asked() =>
        Assert.Equal([UnknownCause.DontKnow], Assert.Single(ClassRange.Of(Said("r=true a=false b=?"))).Open[0].Causes);

    [Fact]
    public void Of_several_uses_the_gravest_speaks_for_the_system()
    {
        var facts = new CardFacts
        {
            Facts = LawText.Answers(Facts, "r=true"),
            Markets = [],
            Models = [],
            Uses = [new("one", LawText.Answers(Facts, "a=false b=true"), 1), new("two", LawText.Answers(Facts, "a=false b=false"), 1)],
        };
        var ranges = ClassRange.Of(LawText.Good(LawEngine.Compile(Facts, [Pack]).Classify(facts, Today)).Packs[0]);
        Assert.Equal([(null, "high"), ("one", "high"), ("two", "low")], ranges.Select(r => (r.Use, r.Least!.Class)));
        Assert.Equal(["one"], ranges[0].Least!.Outcomes.Select(o => o.Use));
    }

    [Fact]
    public void Planning_takes_an_open_class_as_if_it_held()
    {
        var facts = LawText.Facts(Facts, "r=true");
        var said = LawText.Good(LawEngine.Compile(Facts, [Pack]).Classify(facts, Today));
        var planned = LawText.Good(Planning.In(said, Facts, [Pack], facts)).Packs[0].Planning;
        Assert.Equal(["bad.*", "high"], planned.Select(p => p.Open.Class));
        Assert.Empty(planned[0].Duties);
        Assert.Equal(["d1"], planned[1].Duties.Select(d => d.Id));
        Assert.Equal(DateRange.On(LawText.Day("2025-05-05")), planned[1].Duties[0].From);
        Assert.Equal(1, planned[1].Possible);
    }

    private static PackClassification Said(string words) => LawText.Classify(Facts, Pack, words.Contains("d=", StringComparison.Ordinal) ? words : words + " d=false", Today);
}
