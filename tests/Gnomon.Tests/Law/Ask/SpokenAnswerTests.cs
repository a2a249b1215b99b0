using Gnomon.Describe;
using Gnomon.Law.Ask;

namespace Gnomon.Tests.Law.Ask;

/// <summary>What people type at a question, in three languages.</summary>
public sealed class SpokenAnswerTests
{
    private static readonly FactDictionary Facts = LawText.Dictionary(
        """
        yes use yes-no
        one use one-of first second
        many use many-of a b none
        number use number FLOP
        day use date
        judged use judgement
        """);

    [Theory]
    [InlineData("yes", "yes", "YesNo { Value = True }")]
    [InlineData("yes", " Có ", "YesNo { Value = True }")]
    [InlineData("yes", "oui", "YesNo { Value = True }")]
    [InlineData("yes", "co", "YesNo { Value = True }")]
    [InlineData("yes", "khong", "YesNo { Value = False }")]
    [InlineData("yes", "N", "YesNo { Value = False }")]
    [InlineData("yes", "không", "YesNo { Value = False }")]
    [InlineData("judged", "non", "Judgement { Value = False }")]
    [InlineData("one", "2", "OneOf { Value = second }")]
    [InlineData("one", "first", "OneOf { Value = first }")]
    [InlineData("number", "1e25", "Number { Value = 10000000000000000000000000 }")]
    [InlineData("number", "12 flop", "Number { Value = 12 }")]
    [InlineData("day", "2026-12-02", "2026-12-02")]
    [InlineData("day", "2026-02", "2026-02")]
    [InlineData("day", " 2026 ", "2026")]
    [InlineData("day", "15/3/2026", "2026-03-15")]
    [InlineData("day", "15.03.2026", "2026-03-15")]
    [InlineData("day", "03/15/2026", "2026-03-15")]
    [InlineData("day", "2-2-2026", "2026-02-02")]
    [InlineData("day", "3/2026", "2026-03")]
    [InlineData("one", "1, because 2 experts looked", "OneOf { Value = first }")]
    [InlineData("day", "by 14/9/2026", "../2026-09-14")]
    [InlineData("day", "../2026-09-14", "../2026-09-14")]
    [InlineData("day", "By 2026-09", "../2026-09-30")]
    [InlineData("day", "au plus tard le 14/09/2026", "../2026-09-14")]
    [InlineData("day", "chậm nhất là ngày 14/9/2026", "../2026-09-14")]
    [InlineData("day", "muộn nhất là ngày 14/9/2026", "../2026-09-14")]
    [InlineData("day", "cham nhat la 2026", "../2026-12-31")]
    [InlineData("day", "14/9/2026 or earlier", "../2026-09-14")]
    [InlineData("day", "14/09/2026 hoặc sớm hơn", "../2026-09-14")]
    [InlineData("day", "2026-09-14 ou avant", "../2026-09-14")]
    [InlineData("yes", "?", "DontKnow { }")]
    [InlineData("one", "không biết", "DontKnow { }")]
    [InlineData("day", "Je ne sais pas", "DontKnow { }")]
    public void An_answer_is_understood(string fact, string line, string expected) =>
        Assert.Equal(expected, Assert.IsType<SpokenAnswer.Value>(SpokenAnswer.Read(Facts.Find(fact)!, line)).Given.ToString());

    [Theory]
    [InlineData("1,2", "a b", true)]
    [InlineData("2 1", "a b", true)]
    [InlineData("a", "a", true)]
    [InlineData("1 ...", "a", false)]
    [InlineData("3", "none", true)]
    public void Several_numbers_are_a_whole_list_unless_points_follow(string line, string values, bool complete)
    {
        var many = Assert.IsType<FactValue.ManyOf>(Assert.IsType<SpokenAnswer.Value>(SpokenAnswer.Read(Facts.Find("many")!, line)).Given);
        Assert.Equal((values, complete), (string.Join(' ', many.Values), many.Complete));
    }

    [Theory]
    [InlineData("yes", "2")]
    [InlineData("one", "3")]
    [InlineData("one", "1,2")]
    [InlineData("one", "1, and also 2")]
    [InlineData("number", "10.000")]
    [InlineData("number", "1,000,000")]
    [InlineData("many", "1,3")]
    [InlineData("many", "...")]
    [InlineData("number", "many")]
    [InlineData("day", "2.12.2026")]
    [InlineData("day", "13/13/2026")]
    [InlineData("day", "31/2/2026")]
    [InlineData("day", "/3/2026")]
    [InlineData("day", "a/2026")]
    [InlineData("day", "2026-13")]
    [InlineData("day", "26")]
    [InlineData("day", "by")]
    [InlineData("day", "by ../2026-09-14")]
    [InlineData("day", "before 2026-09-14")]
    [InlineData("yes", "no, wait, yes")]
    [InlineData("judged", "có, không")]
    [InlineData("yes", "")]
    public void What_is_no_answer_is_not_taken_for_one(string fact, string line) => Assert.IsType<SpokenAnswer.NotUnderstood>(SpokenAnswer.Read(Facts.Find(fact)!, line));

    // "2, because ..." was refused, while "yes, because ..." was taken.
    [Theory]
    [InlineData("2, because it sorts", "because it sorts")]
    [InlineData("2", null)]
    [InlineData("2.", null)]
    public void A_number_may_give_its_reason_too(string line, string? reason)
    {
        var fact = Facts.Facts.First(f => f.Type == FactType.OneOf);
        Assert.Equal(new SpokenAnswer.Value(new FactValue.OneOf(fact.Options[1].Id), reason), SpokenAnswer.Read(fact, line));
        Assert.IsType<SpokenAnswer.NotUnderstood>(SpokenAnswer.Read(fact, "2, 1"));
        Assert.IsType<SpokenAnswer.NotUnderstood>(SpokenAnswer.Read(fact, "2, 1 because"));
    }

    [Theory]
    [InlineData("no, because nobody reads it", false, "because nobody reads it")]
    [InlineData("Có: nó xếp hạng người", true, "nó xếp hạng người")]
    [InlineData("oui ; c’est leur salaire, en entier", true, "c’est leur salaire, en entier")]
    [InlineData("không, có người xem lại từng hồ sơ", false, "có người xem lại từng hồ sơ")]
    [InlineData("no.", false, null)]
    public void A_yes_or_no_may_give_its_reason_in_the_same_breath(string line, bool yes, string? reason)
    {
        Assert.Equal(new SpokenAnswer.Value(new FactValue.Judgement(yes), reason), SpokenAnswer.Read(Facts.Find("judged")!, line));
        Assert.Equal(new SpokenAnswer.Value(new FactValue.YesNo(yes), reason), SpokenAnswer.Read(Facts.Find("yes")!, line));
    }

    [Theory]
    [InlineData("back", typeof(SpokenAnswer.Back))]
    [InlineData("lùi", typeof(SpokenAnswer.Back))]
    [InlineData("passer", typeof(SpokenAnswer.Skip))]
    [InlineData("Vì sao?", typeof(SpokenAnswer.Why))]
    [InlineData("help", typeof(SpokenAnswer.Help))]
    [InlineData("Trợ giúp", typeof(SpokenAnswer.Help))]
    [InlineData("aide", typeof(SpokenAnswer.Help))]
    [InlineData("stop", typeof(SpokenAnswer.Stop))]
    public void A_wish_is_understood_in_any_language(string line, Type wish) => Assert.IsType(wish, SpokenAnswer.Read(Facts.Find("yes")!, line));
}
