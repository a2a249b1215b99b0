using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Tests.Report;

public class FirstScreenTests
{
    // One answer of the question would settle it; any other leaves a second question open, so it does not decide alone.
    [Fact]
    public void A_question_decides_alone_only_where_no_other_is_open()
    {
        var open = SampleResult.Open();
        var pack = open.Classification.Packs[0];
        var other = pack.Questions[0] with { Fact = "scope.only", Decides = [], Touches = ["eu.high-risk"] };

        Assert.Contains("one question decides", Market(open), StringComparison.Ordinal);
        var several = Market(open with { Classification = new(SampleResult.Reading, [pack with { Questions = [other, pack.Questions[0]] }]) });
        Assert.DoesNotContain("one question decides", several, StringComparison.Ordinal);
        Assert.Contains("depends on 2 open questions, first of all: “Can its output change", several, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_two_laws_wait_for_is_one_step()
    {
        var open = SampleResult.Open();
        var pack = open.Classification.Packs[0];
        var two = open with { Classification = new(SampleResult.Reading, [pack, pack with { Pack = "vn-ai-law", Jurisdiction = "vn" }]) };

        var steps = Screen(two).Next.Select(s => s.What.ToString()).ToList();
        Assert.Single(steps, s => s.StartsWith("Answer: ", StringComparison.Ordinal));
    }

    // The day on which a planned system of low risk begins stood in the chapter on the law, and not on the first screen.
    [Fact]
    public void Low_risk_is_named_where_its_name_tells_a_day()
    {
        var hiring = SampleResult.Hiring();
        var pack = hiring.Classification.Packs[0];
        var day = new DateOnly(2027, 6, 1);
        var high = pack.Outcomes.First(o => o.Id == "eu.high-risk");
        OutcomeFinding Holding(string id) => high with { Id = id, Truth = Truth.True, From = DateRange.On(day) };
        var planned = pack with
        {
            Outcomes = [.. pack.Outcomes.Where(o => o.Id != "eu.high-risk"), high with { Truth = Truth.False }, Holding("eu.low-risk"), Holding("planned")],
            Gravity = ["eu.high-risk", "eu.low-risk"],
            Nuances = [new Nuance("eu.low-risk", "planned", null, new LocalizedText("low risk, once it runs", "v", "f"), Dated: true, OnlySure: false)],
        };

        Assert.StartsWith(
            "European Union: on your answers low risk, once it runs, on 1 June 2027;",
            Market(hiring with { Classification = new(SampleResult.Reading, [planned]) }).Replace('\u00a0', ' '),
            StringComparison.Ordinal);
    }

    // "Before 1 March 2026" was printed in November 2026, of a day that an open question may move to 2027.
    [Theory]
    [InlineData(2026, 2027, "already due, or before 1 March 2027, depending on: “May the person who checks refuse the output?”")]
    [InlineData(2026, 0, "already due, or perhaps never, depending on: “May the person who checks refuse the output?”")]
    [InlineData(2027, 2028, "before a day between 1 March 2027 and 1 March 2028, depending on: “May the person who checks refuse the output?”")]
    [InlineData(2027, 2027, "before 1 March 2027")]
    public void A_day_that_hangs_on_a_question_is_said_as_a_range(int first, int last, string said)
    {
        static DateOnly? March(int year) => year == 0 ? null : new DateOnly(year, 3, 1);
        var hiring = SampleResult.Hiring();
        var pack = hiring.Classification.Packs[0];
        var moved = pack with { Obligations = [.. pack.Obligations.Select(o => o with { From = new DateRange(March(first), March(last)), InForce = Truth.Unknown, Unknowns = [SampleLaw.Asked("human.checker-authorised")] })] };
        var step = Screen(hiring with { Classification = new(SampleResult.Reading, [moved]) }).Next[0];
        Assert.Equal(said, step.When.ToString().Replace('\u00a0', ' '));
    }

    [Fact]
    public void Duties_in_force_come_first_then_those_with_a_day_then_what_may_be_owed()
    {
        var pack = SampleResult.Hiring().Classification.Packs[0];
        var due = pack.Obligations[0];
        ObligationDue Due(string id, Truth truth, Truth inForce, int year) => due with { Id = id, Truth = truth, InForce = inForce, From = DateRange.On(new DateOnly(year, 1, 1)) };
        var mixed = pack with
        {
            Obligations =
            [
                Due("open", Truth.Unknown, Truth.Unknown, 2025), Due("not", Truth.False, Truth.False, 2025), Due("late", Truth.True, Truth.False, 2029),
                Due("range", Truth.True, Truth.Unknown, 2025) with { From = new DateRange(new DateOnly(2025, 1, 1), null) },
                Due("soon", Truth.True, Truth.False, 2027), Due("now", Truth.True, Truth.True, 2026),
            ],
        };
        Assert.Equal(["now", "soon", "late", "range", "open"], DutyOrder.Of(mixed).Select(o => o.Id));
    }

    private static FirstScreen Screen(ReportInput input) => FirstScreen.From(input, new Wording(Language.En, input.Facts));

    private static string Market(ReportInput input) => Screen(input).Markets[0].Sentence.ToString();
}
