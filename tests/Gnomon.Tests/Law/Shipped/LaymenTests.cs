using Gnomon.Law;

namespace Gnomon.Tests.Law.Shipped;

/// <summary>What laymen, who saw only a use in prose, were asked in vain or never told. What each law says of such a use stands in the packs' cases.</summary>
public sealed class LaymenTests
{
    private static readonly LawShelf Shelf = LawText.Good(LawShelf.Read(new Installation(Path.Combine(Repository.Root, "packs"), "profiles")));
    private static readonly Reading Today = LawText.Reading("2026-11-29", "2026-11-29");

    [Theory]
    [InlineData("us-four-fifths", "us", "work.stage=select task.operation=assess supply.channel=own-use market.mode=own-use", "us.selection-procedure")]
    [InlineData("us-four-fifths", "us", "work.stage=select task.operation=assess supply.channel=own-use market.mode=own-use us.employees-15=true", "us.role.employer")]
    [InlineData("us-four-fifths", "us", "work.stage=select task.operation=assess supply.channel=own-use market.mode=own-use us.employees-15=false", "us.selection-procedure")]
    [InlineData("us-four-fifths", "us", "work.stage=allocate", null)]
    [InlineData("vn-ai-law", "vn", "scope.only=personal vn.acts=none use.does=none", "vn.private-use")]
    [InlineData("vn-ai-law", "vn", "scope.only=none market.mode=own-use vn.acts=none use.does=none vn.field=none", "vn.low-risk")]
    public void A_class_stands_though_the_prose_is_silent_on_the_rest(string pack, string market, string answers, string? expected) =>
        Assert.Equal(expected, ClassRange.Of(Said(pack, market, answers)).Select(r => r.Least?.Class).FirstOrDefault(c => c is not null));

    [Theory]
    [InlineData("us-nyc-ll144", "us-nyc", "scope.only=none work.stage=select nyc.location=none supply.channel=own-use", "nyc.weight output.kind")]
    [InlineData("us-nyc-ll144", "us-nyc", "scope.only=none work.stage=select nyc.location=person-only supply.channel=own-use", "nyc.weight output.kind")]
    [InlineData("vn-ai-law", "vn", "scope.only=none market.mode=own-use use.does=generate vn.reach=office-tool vn.acts=none", "vn.exploits-vulnerable vn.serious-harm")]
    public void What_can_decide_nothing_is_not_asked(string pack, string market, string answers, string never) =>
        Assert.Empty(Said(pack, market, answers).Questions.Select(q => q.Fact).Intersect(never.Split(' ')));

    // The first day was asked by anybody in Vietnam, where one's own counts; and the reasons quoted a question that nobody had been asked.
    [Fact]
    public void A_law_asks_and_explains_in_its_own_way()
    {
        var said = Said("vn-ai-law", "vn", "scope.only=none market.mode=own-use vn.acts=none use.does=none vn.field=none");
        Assert.Contains("in Vietnam", said.Questions.Single(q => q.Fact is "market.first-date").Question.En, StringComparison.Ordinal);
        var steps = Explanation.Steps(said.Obligations.SelectMany(o => o.Reasons)).Where(s => s.Fact is "market.first-date").ToList();
        Assert.NotEmpty(steps);
        Assert.All(steps, s => Assert.Contains("in Vietnam", s.Says.En, StringComparison.Ordinal));
    }

    private static PackClassification Said(string pack, string market, string answers) => LawText.Good(
        LawEngine.Compile(Shelf.Facts, [Shelf.Packs.Single(p => p.Id == pack)])
            .Classify(CardFacts.Flat(Shelf.Facts, LawText.Answers(Shelf.Facts, answers), market), Today)).Packs[0];
}
