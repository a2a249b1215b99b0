using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Tests.Report;

public class WordingTests
{
    [Theory]
    [InlineData(Language.En, "Annex III(4)(a)", "Annex\u00A0III(4)(a)")]
    [InlineData(Language.Vi, "Annex III(4)(a)", "Phụ lục\u00A0III(4)(a)")]
    [InlineData(Language.Fr, "Annex III(4)(a)", "annexe\u00A0III, point\u00A04\u00A0a)")]
    [InlineData(Language.Vi, "Art. 10(2)(f)", "Điều\u00A010(2)(f)")]
    [InlineData(Language.Fr, "Art. 10(2)(f)", "article\u00A010, paragraphe\u00A02, point\u00A0f)")]
    [InlineData(Language.Fr, "Art. 6(3)", "article\u00A06, paragraphe\u00A03")]
    [InlineData(Language.Vi, "Art. 6(3), third subparagraph", "Điều\u00A06(3), đoạn\u00A0thứ ba")]
    [InlineData(Language.Fr, "Art. 6(3), third subparagraph", "article\u00A06, paragraphe\u00A03, troisième\u00A0alinéa")]
    [InlineData(Language.Fr, "Điều 9", "Điều 9")]
    [InlineData(Language.Fr, "Art. 3(52)", "article\u00A03, point\u00A052)")]
    [InlineData(Language.Fr, "Art. 50(2)-(4)", "article\u00A050, paragraphes\u00A02 à 4")]
    [InlineData(Language.Fr, "Art. 2(1), (3), (4)", "article\u00A02, paragraphes\u00A01, 3, 4")]
    [InlineData(Language.Fr, "Art. 27(1)-(2), (4)", "article\u00A027, paragraphes\u00A01 à 2, 4")]
    [InlineData(Language.Fr, "Annex III(1), (2)", "annexe\u00A0III, points\u00A01, 2")]
    [InlineData(Language.Fr, "Art. 5(1)(h)(i)-(iii)", "article\u00A05, paragraphe\u00A01, point\u00A0h)\u00A0i) à iii)")]
    [InlineData(Language.Fr, "Art. 3(4), (5)", "article\u00A03, point\u00A04), 5)")]
    [InlineData(Language.Fr, "Art. 16(l)", "article\u00A016, point\u00A0l)")]
    [InlineData(Language.Fr, "Art. 8(1), 16(a)", "article\u00A08, paragraphe\u00A01, article\u00A016, point\u00A0a)")]
    [InlineData(Language.Fr, "Art. 3(14), Art. 6(1a), 6(1b)", "article\u00A03, point\u00A014), article\u00A06, paragraphe\u00A01a, article\u00A06, paragraphe\u00A01b")]
    [InlineData(Language.Fr, "Art. 5(1)(ba), (bb), (1a)", "article\u00A05, paragraphe\u00A01, point\u00A0ba), bb), paragraphe\u00A01a")]
    [InlineData(Language.Fr, "Art. 10(1), (2)(a)-(e), (h)", "article\u00A010, paragraphes\u00A01, 2, points\u00A0a) à e), h)")]
    [InlineData(Language.Fr, "Art. 49(3), Annex VIII(C)", "article\u00A049, paragraphe\u00A03, annexe\u00A0VIII, section\u00A0C")]
    [InlineData(Language.Fr, "Annex XI(1)(2)(d)-(e)", "annexe\u00A0XI, section\u00A01, point\u00A02\u00A0d) à e)")]
    [InlineData(Language.Vi, "Recital 53", "Đoạn dẫn nhập\u00A053")]
    public void A_citation_is_written_as_the_act_is_cited_in_the_language(Language language, string cited, string shown) =>
        Assert.Equal(shown, Words(language).Article(cited).ToString());

    [Theory]
    [InlineData("134/2025/QH15", "Art. 9(1)(b)", "điểm\u00A0b khoản\u00A01 Điều\u00A09")]
    [InlineData("134/2025/QH15", "Art. 14(1)(đ)", "điểm\u00A0đ khoản\u00A01 Điều\u00A014")]
    [InlineData("134/2025/QH15", "Art. 9(1)(a), 13(4)", "điểm\u00A0a khoản\u00A01 Điều\u00A09, khoản\u00A04 Điều\u00A013")]
    [InlineData("142/2026/NĐ-CP", "Art. 18(3), (4)", "khoản\u00A03, khoản\u00A04 Điều\u00A018")]
    [InlineData("142/2026/NĐ-CP", "Art. 19", "Điều\u00A019")]
    [InlineData("33/2026/QĐ-TTg", "I.2", "mục\u00A0I.2 Danh mục kèm theo 33/2026/QĐ-TTg")]
    [InlineData("2024/1689", "Art. 9(1)", "Điều\u00A09(1)")]
    public void A_law_of_Vietnam_is_cited_in_Vietnamese_as_there(string act, string cited, string shown) =>
        Assert.Equal(shown, Words(Language.Vi).Article(new Gnomon.Law.Citation(act, cited, Gnomon.Law.Confirmation.Primary)).ToString());

    [Theory]
    [InlineData(0.79996, "0.79996")]
    [InlineData(0.627, "0.63")]
    [InlineData(0.8, "0.80")]
    public void A_ratio_is_never_rounded_onto_the_bar(double ratio, string shown) => Assert.Equal(shown, new Numbers(Language.En).Ratio(ratio, 0.8));

    [Fact]
    public void Days_are_written_as_the_reader_writes_them()
    {
        var day = new DateOnly(2027, 2, 1);
        Assert.Equal("1\u00A0February 2027", new Numbers(Language.En).Day(day));
        Assert.Equal("01/02/2027", new Numbers(Language.Vi).Day(day));
        Assert.Equal("1er\u00A0février 2027", new Numbers(Language.Fr).Day(day));
    }

    [Theory]
    [InlineData(Language.En, "2027-02", "February\u00A02027")]
    [InlineData(Language.Vi, "2027-02", "tháng\u00A002/2027")]
    [InlineData(Language.Fr, "2027-02", "février\u00A02027")]
    [InlineData(Language.En, "2027", "2027")]
    [InlineData(Language.Vi, "2027", "năm\u00A02027")]
    [InlineData(Language.En, "../2027-02-01", "1\u00A0February 2027 or earlier")]
    [InlineData(Language.Vi, "../2027-02-01", "01/02/2027 hoặc sớm hơn")]
    [InlineData(Language.Fr, "../2027", "31\u00A0décembre 2027 ou avant")]
    public void A_day_that_is_not_known_is_written_as_its_month_or_year_or_its_last(Language language, string known, string shown) =>
        Assert.Equal(shown, Words(language).Period(Gnomon.Describe.FactValue.Date.Parse(known)!).ToString());

    [Theory]
    [InlineData("fairness.selection_rate", "fairness.selection_rate", null)]
    [InlineData("fairness.selection_rate.ratio", "fairness.selection_rate", "ratio")]
    [InlineData("fairness.demographic_parity_difference", "fairness.selection_rate", "difference")]
    [InlineData("fairness.equalized_odds_difference_mean", "fairness.equalized_odds", "difference")]
    [InlineData("fairness.impact_ratio", "fairness.selection_rate", null)]
    [InlineData("fairness.impact_ratio.min", "fairness.selection_rate", "min")]
    public void An_id_tells_its_rate_and_comparison(string id, string rate, string? comparison)
    {
        var metric = MetricId.Of(id);
        Assert.Equal((rate, comparison), (metric.Rate, metric.Comparison));
    }

    [Theory]
    [InlineData(Language.En, "selection rate, whatever the missing values are")]
    [InlineData(Language.Vi, "tỷ lệ được chọn, dù giá trị bị thiếu là gì")]
    [InlineData(Language.Fr, "taux de sélection, quelles que soient les valeurs manquantes")]
    public void A_range_that_missing_values_leave_open_is_named_and_shown(Language language, string name)
    {
        Assert.Equal(name, Words(language).Metric("fairness.selection_rate_if_missing").ToString());
        var range = new Estimate(0.5, Limit.At(0.4), Limit.At(0.6), 1, "missing-values");
        Assert.Contains("40", new FigureWords(Words(language), MetricId.Of("fairness.selection_rate_if_missing")).Interval(range).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_says_what_would_settle_it_from_its_data()
    {
        var unknown = new Unknown(UnknownCause.TooFew, "detail", "settled")
        {
            Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = "sex=F", ["count"] = "1200", ["minimum"] = "3000" },
        };

        Assert.Equal("The group sex=F has 1,200 cases; at least 3,000 settle it.", new UnknownWords(Words(Language.En)).SettledBy(unknown).ToString());
        Assert.Equal("More cases from the smallest groups settle it.", new UnknownWords(Words(Language.En)).SettledBy(unknown with { Data = new Dictionary<string, string>(StringComparer.Ordinal) }).ToString());
    }

    [Fact]
    public void A_value_with_braces_is_not_read_as_a_placeholder() =>
        Assert.Equal("Version {name}", new Texts(Language.En).Say("page.version", ("version", Phrase.Foreign("{name}"))).ToString());

    [Fact]
    public void A_name_in_another_language_is_marked_with_it()
    {
        var part = Assert.Single(Phrase.Foreign(new LocalizedText(null, "Trợ lý", null), Language.Fr).Parts);
        Assert.Equal(Language.Vi, part.Language);
    }

    // "When was it first supplied? does not hold, answer: 1 March 2026" told nobody what the day was held against.
    [Theory]
    [InlineData(Language.En, true, "before 2 August 2026?")]
    [InlineData(Language.Vi, false, "từ ngày 02/08/2026 trở đi?")]
    public void A_day_is_shown_with_the_day_that_the_law_holds_it_against(Language language, bool before, string shown)
    {
        var facts = Gnomon.Tests.Law.LawText.Dictionary("first market date");
        var fact = facts.Find("first")!;
        var step = new Reason(null, fact.Id, Truth.True, fact.Question, "2026-03-01", null, "when", []) { Day = new Condition.DateIs(fact, before, new DateOnly(2026, 8, 2)) };
        Assert.Equal(shown, new Wording(language, facts).HeldAgainst(step)!.ToString().Replace('\u00A0', ' '));
    }

    private static Wording Words(Language language) => new(language, SampleResult.Hiring().Facts);
}
