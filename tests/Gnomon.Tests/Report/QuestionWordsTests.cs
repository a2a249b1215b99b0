using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Report;
using Gnomon.Tests.Law;

namespace Gnomon.Tests.Report;

/// <summary>An answer that is there and not whole is no missing answer: what was answered is said, where, and what it lacks.</summary>
public sealed class QuestionWordsTests
{
    private static readonly FactDictionary Facts = LawText.Good(LawShelf.ReadFacts(new Installation(Path.Combine(Repository.Root, "packs"), Path.Combine(Repository.Root, "profiles"))));

    private static readonly Unknown Channel = new(UnknownCause.NotAsked, "", "")
    {
        Data = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["fact"] = "supply.channel", ["market"] = "vn" },
    };

    [Theory]
    [InlineData(Language.En, "[market Viet Nam] What does your organisation itself do", "Answered so far: We are the first to supply it here, and do not bring in another's from outside this market; if that is all, add “complete: true”.", "answered in part")]
    [InlineData(Language.Vi, "[thị trường Việt Nam] ", "Đã trả lời đến nay: Chúng tôi cung cấp hệ thống lần đầu tiên tại đây, không phải đưa hệ thống của bên khác từ ngoài vào; nếu đó là tất cả, ghi thêm “complete: true”.", "mới được trả lời một phần")]
    [InlineData(Language.Fr, "[marché Viêt Nam] ", "Réponse jusqu’ici : Nous sommes les premiers à le fournir ici, sans faire entrer celui d’un tiers depuis l’extérieur ; si c’est tout, ajoutez « complete: true ».", "réponse incomplète")]
    public void A_list_that_may_go_on_says_what_it_has_and_what_it_lacks(Language language, string place, string soFar, string cause)
    {
        var wording = Answered(language, new FactValue.ManyOf(["first-to-market"], Complete: false));
        var question = Plain(new QuestionWords(wording).Of(new OpenQuestion("supply.channel", "vn", Facts.Find("supply.channel")!.Question, SampleFacts.Legal, [], [])));
        Assert.StartsWith(place, question, StringComparison.Ordinal);
        Assert.EndsWith(soFar, question, StringComparison.Ordinal);
        Assert.Equal(cause, new UnknownWords(wording).Cause(Channel));
        Assert.Contains(soFar, Plain(new UnknownWords(wording).SettledBy(Channel)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_answer_the_market_is_named_alone()
    {
        var wording = Answered(Language.En, new FactValue.DontKnow());
        Assert.EndsWith("?", Plain(new QuestionWords(wording).Of(Channel)), StringComparison.Ordinal);
        Assert.StartsWith("[market Viet Nam] ", Plain(new QuestionWords(wording).Of(Channel)), StringComparison.Ordinal);
        Assert.Equal("not answered yet", new UnknownWords(wording).Cause(Channel));
    }

    [Fact]
    public void A_month_is_said_too_where_the_law_asks_for_the_day()
    {
        var month = FactValue.Date.Parse("2026-03")!;
        var wording = new Wording(Language.En, Facts) { Answers = CardFacts.Flat(Facts, [new FactAnswer("market.first-date", month, null, null, null, 0)], "vn") };
        var first = Channel with { Data = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["fact"] = "market.first-date", ["market"] = "vn" } };
        Assert.EndsWith("Answered so far: March 2026; that is not enough here: the law draws a line within it.", Plain(new QuestionWords(wording).Of(first)), StringComparison.Ordinal);
    }

    // A reader found "does not hold, answer: not answered" under what the area of the use had settled.
    [Theory]
    [InlineData(Language.En, "settled by other answers")]
    [InlineData(Language.Vi, "các câu trả lời khác đã quyết định")]
    [InlineData(Language.Fr, "réglé par d’autres réponses")]
    public void What_other_answers_settle_is_not_said_to_be_missing(Language language, string said)
    {
        var wording = new Wording(language, Facts);
        Assert.Equal(said, Plain(wording.Answer(Step("not-asked", Truth.False))!));
        Assert.Equal(said, Plain(wording.Answer(Step("dont-know", Truth.True))!));
        Assert.NotEqual(said, Plain(wording.Answer(Step("not-asked", Truth.Unknown))!));
        Assert.NotEqual(said, Plain(wording.Answer(Step("select", Truth.True))!));
    }

    private static Reason Step(string answer, Truth truth) => SampleLaw.Fact("work.stage", Facts.Find("work.stage")!.Question, answer, truth);

    private static Wording Answered(Language language, FactValue value) =>
        new(language, Facts) { Answers = CardFacts.Flat(Facts, [new FactAnswer("supply.channel", value, null, null, null, 0)], "vn") };

    private static string Plain(Phrase phrase) => phrase.ToString().Replace('\u00a0', ' ');
}
