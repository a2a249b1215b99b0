using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Tests.Law.Ask;

/// <summary>A sample of what <c>bench -- asking</c> measures: an interview about a seeded card ends with what the complete card says.</summary>
public sealed class AskedCardTests
{
    private static readonly LawShelf Shelf = LawText.Good(LawShelf.Read(new Installation(Path.Combine(Repository.Root, "packs"), "profiles")));

    [Theory]
    [InlineData("eu-ai-act", 0)]
    [InlineData("vn-ai-law", 1)]
    public void An_interview_ends_with_every_outcome_that_decides_as_on_the_complete_card(string pack, int seed)
    {
        var law = Shelf.Packs.Single(p => p.Id == pack);
        Ends(law, new AskedCards(Shelf.Facts, law).Card(seed, 50));
    }

    /// <summary>Questions that follow another were taken for idle when that one had been answered, and most outcomes of a system within the law stayed open.</summary>
    [Theory]
    [InlineData("eu-ai-act", 2)]
    [InlineData("eu-ai-act", 6)]
    public void So_does_one_about_a_system_within_the_law_of_which_nothing_was_known(string pack, int seed)
    {
        var law = Shelf.Packs.Single(p => p.Id == pack);
        Ends(law, new AskedCards(Shelf.Facts, law).Card(seed, 100,
        [
            new("scope.only", new FactValue.ManyOf(["none"], Complete: true), null, null, null, 1),
            new("market.mode", new FactValue.OneOf("placed"), null, null, null, 1),
        ]));
    }

    private static void Ends(LawPack law, AskedCard card)
    {
        var (_, outcomes, all, end, whole) = card.Run();
        Assert.InRange(outcomes, 0, all);
        Assert.Equal(whole.Outcomes.Where(o => !law.OnlyExplains(o.Id)).Select(o => (o.Id, o.Truth)), end.Outcomes.Where(o => !law.OnlyExplains(o.Id)).Select(o => (o.Id, o.Truth)));
        Assert.Equal(whole.Obligations.Select(o => (o.Id, o.Truth)), end.Obligations.Select(o => (o.Id, o.Truth)));
    }
}
