using Gnomon.Law;
using Gnomon.Law.Tools;

namespace Gnomon.Tests.Law.Tools;

/// <summary>Which law asks for which fact, on the shipped packs.</summary>
public sealed class FactUseTests
{
    private static readonly LawShelf Shelf = LawText.Good(LawShelf.Read(new Installation(Path.Combine(Repository.Root, "packs"), "profiles")));

    [Theory]
    [InlineData("model.flop", "eu-ai-act", "art-51")] // a condition
    [InlineData("org.literacy-measures", "eu-ai-act", "art-4-provider")] // evidence that is a declaration
    [InlineData("version.design-change-date", "eu-ai-act", "art-111.2")] // a day
    [InlineData("aia.finished", "ca-adm", "aia")] // a score
    public void A_law_asks_for_a_fact_in_each_of_its_ways(string fact, string pack, string by) => Assert.Contains(by, FactUse.Of(fact, Pack(pack)));

    [Fact]
    public void A_law_does_not_ask_for_what_another_law_asks() => Assert.Empty(FactUse.Of("vn.field", Pack("eu-ai-act")));

    // The EU's law names the stage of work and not the area; an area that is not ticked settles the stage.
    [Fact]
    public void An_answer_may_settle_what_is_asked() => Assert.Contains("work.stage", FactUse.TiedTo("use.area", Shelf.Facts));

    [Fact]
    public void Every_fact_serves_a_law() => Assert.DoesNotContain(Shelf.Facts.Facts, f =>
        FactUse.TiedTo(f.Id, Shelf.Facts).Append(f.Id).All(t => Shelf.Packs.All(p => FactUse.Of(t, p).Count == 0)));

    private static LawPack Pack(string id) => Shelf.Packs.Single(p => string.Equals(p.Id, id, StringComparison.Ordinal));
}
