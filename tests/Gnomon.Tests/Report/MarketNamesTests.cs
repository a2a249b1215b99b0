using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Tests.Report;

public sealed class MarketNamesTests
{
    private static readonly IReadOnlyList<LawPack> Packs = PackShelf.Open(Path.Combine(Repository.Root, "packs")).Value.Heads;

    [Theory]
    [InlineData("germany", "de")]
    [InlineData("allemagne", "de")]
    [InlineData("duc", "de")]
    [InlineData("deu", "de")]
    [InlineData("france", "fr")]
    [InlineData("phap", "fr")]
    [InlineData("the-netherlands", "nl")]
    [InlineData("pays-bas", "nl")]
    [InlineData("vietnam", "vn")]
    [InlineData("viet-nam", "vn")]
    [InlineData("england", "uk")]
    [InlineData("united-kingdom", "uk")]
    [InlineData("gb", "uk")]
    [InlineData("usa", "us")]
    [InlineData("etats-unis", "us")]
    [InlineData("hoa-ky", "us")]
    [InlineData("new-york", "us-nyc")]
    [InlineData("canada", "ca")]
    [InlineData("europe", "eu")]
    [InlineData("union-europeenne", "eu")]
    [InlineData("lien-minh-chau-au", "eu")]
    [InlineData("el", "gr")]
    public void A_place_is_found_by_its_name_in_each_language(string written, string id) => Assert.Equal(id, MarketNames.IdOf(written, Packs));

    // Áo is Austria and Bỉ is Belgium, but AO is Angola and BI is Burundi.
    [Theory]
    [InlineData("ao")]
    [InlineData("bi")]
    [InlineData("no")]
    [InlineData("georgia")]
    [InlineData("council-of-europe")]
    [InlineData("x")]
    public void No_other_place_is_taken_for_one_with_a_law(string written) => Assert.Null(MarketNames.IdOf(written, Packs));
}
