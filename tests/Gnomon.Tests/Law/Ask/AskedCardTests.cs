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
        var (_, outcomes, all, end, whole) = new AskedCards(Shelf.Facts, law).Card(seed, 50).Run();
        Assert.InRange(outcomes, 0, all);
        Assert.Equal(whole.Outcomes.Where(o => !law.OnlyExplains(o.Id)).Select(o => (o.Id, o.Truth)), end.Outcomes.Where(o => !law.OnlyExplains(o.Id)).Select(o => (o.Id, o.Truth)));
        Assert.Equal(whole.Obligations.Select(o => (o.Id, o.Truth)), end.Obligations.Select(o => (o.Id, o.Truth)));
    }
}
