using Gnomon.Law;

namespace Gnomon.Tests.Law;

/// <summary>Where a citation can be read.</summary>
public sealed class ActTests
{
    private static readonly Act Known = new("A", new DateOnly(2024, 7, 12), new LocalizedText("A", "A", "A"))
    {
        At = "https://example.org/a",
        Places = new Dictionary<string, string> { ["Art. "] = "#art_", ["Annex "] = "#anx_" },
    };

    [Theory]
    [InlineData("Art. 6(3), first subparagraph", "#art_6")]
    [InlineData("Art. 4a", "#art_4a")]
    [InlineData("Art. 9(1), Annex IV", "#art_9")]
    [InlineData("Annex III(4)(a)", "#anx_III")]
    [InlineData("Recital 61", "")]
    [InlineData("Recital 61, Art. 6", "")]
    [InlineData("Art. ", "")]
    public void A_citation_leads_to_the_article_or_annex_with_which_it_begins(string article, string anchor) =>
        Assert.Equal(Known.At + anchor, Known.Of(article));

    [Fact]
    public void Without_an_address_it_leads_nowhere() => Assert.Null((Known with { At = null, Places = new Dictionary<string, string>() }).Of("Art. 6"));
}
