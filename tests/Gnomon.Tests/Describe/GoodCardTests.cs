using Gnomon.Describe;

namespace Gnomon.Tests.Describe;

public sealed class GoodCardTests
{
    private static SystemCard Full => CardReader.Read(Path.Combine(Some.Cards(), "good", "full.yaml"), Some.Dictionary).Value;

    [Fact]
    public void A_version_stays_as_it_is_written()
    {
        Assert.Equal("2.30", Full.Version);
        Assert.Equal("2.30", CardReader.Read(Path.Combine(Some.Cards(), "good", "short.yaml"), Some.Dictionary).Value.Version);
    }

    [Fact]
    public void No_is_norway_where_a_country_is_asked()
    {
        var market = Assert.Single(Full.Markets);
        Assert.Equal("no", market.Id);
        Assert.Equal(new FactValue.OneOf("no"), market.Facts[0].Value);
        Assert.Contains("no", Assert.IsType<FactValue.ManyOf>(Full.Facts[1].Value).Values);
    }

    [Fact]
    public void No_is_no_where_yes_or_no_is_asked() => Assert.False(Full.Claims.HighRisk);

    [Fact]
    public void A_long_answer_says_who_when_and_why() => Assert.Equal(
        new FactAnswer("supply.own-name", new FactValue.YesNo(false), "legal@example.org", new DateOnly(2026, 11, 2), "contract, clause 4", 10),
        Full.Facts[2]);

    [Fact]
    public void A_list_is_complete_only_when_it_says_so()
    {
        Assert.True(Assert.IsType<FactValue.ManyOf>(Full.Uses[0].Facts[0].Value).Complete);
        Assert.False(Assert.IsType<FactValue.ManyOf>(Full.Uses[1].Facts[0].Value).Complete);
    }

    [Fact]
    public void Unknown_says_that_nobody_knows()
    {
        Assert.IsType<FactValue.DontKnow>(Full.Uses[0].Facts[1].Value);
        Assert.IsType<FactValue.DontKnow>(Full.Uses[1].Facts[1].Value);
    }

    [Fact]
    public void A_judgement_has_a_reason()
    {
        var judged = Full.Uses[0].Facts[2];
        Assert.Equal(new FactValue.Judgement(true), judged.Value);
        Assert.Equal("patients may be sent home", judged.Reason);
    }

    [Fact]
    public void A_number_keeps_its_size() => Assert.Equal(new FactValue.Number(10_000_000_000_000_000_000_000_000m), Full.Models[0].Facts[0].Value);

    [Fact]
    public void What_the_card_does_not_say_stays_unsaid()
    {
        var measure = Full.Measures[1];
        Assert.Null(measure.Use);
        Assert.Null(measure.Role);
        Assert.Null(measure.Label);
        Assert.Null(measure.Favourable);
        Assert.Null(measure.Delimiter);
        Assert.True(measure.OneRowPerUnit);
    }

    [Fact]
    public void A_measure_keeps_its_groups_in_order()
    {
        var measure = Full.Measures[0];
        Assert.Equal("sex, giới tính, age", string.Join(", ", measure.Groups.Select(g => g.Key)));
        Assert.Equal((';', ',', "score"), (measure.Delimiter, measure.DecimalMark, measure.Score));
        Assert.Equal("a/*.parquet, b.csv", string.Join(", ", Full.Measures[1].Data));
    }

    [Fact]
    public void A_card_without_data_is_a_card()
    {
        var card = CardReader.Read(Path.Combine(Some.Cards(), "good", "short.yaml"), Some.Dictionary).Value;
        Assert.Empty(card.Measures);
        Assert.Equal("default", card.Profile);
        Assert.Equal(new Claims(null, null), card.Claims);
        Assert.Equal("Trợ lý phân loại", card.Name.In(Language.Fr));
    }
}
