using Gnomon.Describe;
using Gnomon.Law;
using static Gnomon.Tests.Law.LawText;

namespace Gnomon.Tests.Law;

/// <summary>Exceptions, lists that are not whole, sources that disagree, models, and answers that cannot hold together.</summary>
public sealed class ConditionTests
{
    private static readonly FactDictionary Facts = Dictionary("a use yes-no\nb use yes-no\nc use yes-no\nbio use many-of verify identify none\nboth use yes-no\nflop model number FLOP\nj use judgement\nuse.area! use many-of work school none\nstage use many-of recruit promote none\norg.kind organisation one-of public private",
        $"  - {{ id: area-work, if: {{ stage: [recruit, promote] }}, then: {{ use.area: work }}, says: {Says} }}\n  - {{ id: no-both, never: {{ all: [ {{ a: true }}, {{ both: true }} ] }}, says: {Says} }}\n");

    [Theory]
    [InlineData("a=true b=false c=false", "true")]
    [InlineData("a=true b=true c=false", "false")]
    [InlineData("a=true b=true c=true", "true")] // the exception to the exception
    [InlineData("a=true b=true", "unknown")]
    [InlineData("a=true c=true", "true")] // whatever b is
    public void An_exception_may_have_an_exception(string answers, string truth)
    {
        var pack = Pack(Facts, "high exempt profiling", Always("rule", "{ a: true }", "high", "exception") + Always("exception", "{ b: true }", "exempt", "back") + Always("back", "{ c: true }", "profiling"));
        Assert.Equal(truth, Truth(pack, answers, "high"));
    }

    [Fact]
    public void An_exception_counts_only_once_it_is_in_force_like_the_rule()
    {
        var pack = Pack(Facts, "o e", Always("p", "{ a: true }", "o", "q") + Provision("q", "{ by: A, from: 2030-01-01, when: { b: true }, then: [ e ] }"));
        Assert.Equal("true", Truth(pack, "a=true b=true", "o"));
    }

    [Theory]
    [InlineData("", "a=true", "true")]
    [InlineData("", "a=false", "unknown")]
    [InlineData("item.*", "a=false", "false")]
    public void A_list_is_false_only_where_it_is_whole(string complete, string answers, string truth)
    {
        var pack = Pack(Facts, "item.1 item.2 high", Always("i", "{ a: true }", "item.1") + Always("h", "item.*", "high"), complete: complete);
        Assert.Equal(truth, Truth(pack, answers, "high"));
        if (truth == "unknown")
            Assert.Equal(["the pack does not cover item.*"], Find(pack, answers, "high").Unknowns.Select(u => u.Detail));
    }

    [Theory]
    [InlineData("a=true b=true", "true")] // both sources say so
    [InlineData("a=true b=false", "unknown")]
    [InlineData("a=false b=false", "false")]
    public void Sources_disagree_only_where_it_makes_a_difference(string answers, string truth)
    {
        var pack = Pack(Facts, "o", Always("p", "{ conflict: [ { is: { a: true }, per: one }, { is: { b: true }, per: two } ] }", "o"));
        Assert.Equal(truth, Truth(pack, answers, "o"));
    }

    [Fact]
    public void What_no_answer_can_change_is_known_although_Kleene_would_not_know_it()
    {
        var pack = Pack(Facts, "o", Always("p", "{ any: [ { a: true }, { a: false } ] }", "o"));
        Assert.Equal("true", Truth(pack, "", "o"));
    }

    [Fact]
    public void Constraints_make_facts_false_whose_area_is_not_ticked()
    {
        var pack = Pack(Facts, "o", Always("p", "{ stage: recruit }", "o"));
        Assert.Equal("false", Truth(pack, "use.area=school", "o"));
        Assert.Equal("unknown", Truth(pack, "use.area=school+", "o"));
        Assert.Equal(["use.area", "stage"], Classify(Facts, pack, "", Reading("2026-01-01", "2026-01-01")).Questions.Select(q => q.Fact));
    }

    [Fact]
    public void Answers_that_cannot_hold_together_are_named_and_count_as_not_known()
    {
        var pack = Pack(Facts, "o other", Always("p", "{ a: true }", "o") + Always("q", "{ b: true }", "other"));
        var found = Classify(Facts, pack, "a=true both=true b=true", Reading("2026-01-01", "2026-01-01"));
        Assert.Equal("use use: the answers to a, both cannot hold together (no-both: E)", Assert.Single(found.Contradicted).Text);
        Assert.Equal([Gnomon.Truth.Unknown, Gnomon.Truth.True], found.Outcomes.Select(o => o.Truth));
        Assert.Equal(UnknownCause.DontKnow, found.Outcomes[0].Unknowns[0].Cause);
    }

    [Theory]
    [InlineData("use.area=school stage=recruit", "true")]
    [InlineData("use.area=none stage=recruit", "false")]
    [InlineData("use.area=school+ stage=recruit", "true")] // the list may still hold the area: nothing contradicts
    public void An_area_left_out_by_mistake_opens_no_other(string answers, string school)
    {
        var pack = Pack(Facts, "o s", Always("p", "{ stage: recruit }", "o") + Always("q", "{ use.area: school }", "s"));
        Assert.Equal(answers.Contains('+') ? "true" : "unknown", Truth(pack, answers, "o"));
        Assert.Equal(school, Truth(pack, answers, "s"));
    }

    [Theory]
    [InlineData("", UnknownCause.NotAsked)]
    [InlineData("a=?", UnknownCause.DontKnow)]
    public void Not_asked_and_not_known_are_told_apart(string answers, UnknownCause cause)
    {
        var pack = Pack(Facts, "o", Always("p", "{ a: true }", "o"));
        Assert.Equal(cause, Assert.Single(Find(pack, answers, "o").Unknowns).Cause);
    }

    [Fact]
    public void An_open_judgement_says_so()
    {
        var pack = Pack(Facts, "o", Always("p", "{ j: true }", "o"));
        Assert.Equal(UnknownCause.NeedsJudgement, Assert.Single(Find(pack, "", "o").Unknowns).Cause);
    }

    [Fact]
    public void A_fact_of_models_holds_where_it_holds_for_one_of_them()
    {
        var pack = Pack(Facts, "gpai:system", Always("p", "{ flop: { at-least: 1e25, unit: FLOP } }", "gpai"));
        Assert.Equal(Gnomon.Truth.True, WithModels(pack, "flop=1000", "flop=10000000000000000000000000"));
        Assert.Equal(Gnomon.Truth.Unknown, WithModels(pack, "flop=1000", ""));
        Assert.Equal(Gnomon.Truth.False, WithModels(pack, "flop=1000", "flop=2000"));
        Assert.Equal(Gnomon.Truth.Unknown, WithModels(pack));
    }

    [Fact]
    public void A_use_is_not_helped_by_the_exemption_of_another()
    {
        var pack = Pack(Facts, "high exempt", Always("rule", "{ a: true }", "high", "exception") + Always("exception", "{ b: true }", "exempt"));
        var facts = Facts_of(("one", "a=true b=false"), ("two", "a=true b=true"));
        var found = Good(LawEngine.Compile(Facts, [pack]).Classify(facts, Reading("2026-01-01", "2026-01-01"))).Packs[0];
        Assert.Equal([("high", "one", "true"), ("high", "two", "false"), ("exempt", "one", "false"), ("exempt", "two", "true")], found.Outcomes.Select(o => (o.Id, o.Use!, o.Truth.Id())));
    }

    [Fact]
    public void A_pack_beyond_the_cap_is_refused_and_not_guessed()
    {
        var pack = Pack(Facts, "o", Always("p", "{ any: [ { a: true }, { b: true }, { stage: recruit } ] }", "o"));
        var result = LawEngine.Compile(Facts, [pack], cap: 8).Classify(Facts_of(("u", "")), Reading("2026-01-01", "2026-01-01"));
        Assert.Equal(ExitCode.Pack, Assert.Single(result.Problems).Exit);
    }

    private static CardFacts Facts_of(params (string Id, string Answers)[] uses) => new()
    {
        Facts = [],
        Markets = [],
        Models = [],
        Uses = [.. uses.Select(u => new ScopedFacts(u.Id, Answers(Facts, u.Answers), 1))],
    };

    private static Truth WithModels(LawPack pack, params string[] models)
    {
        var facts = Facts_of() with { Models = [.. models.Select((m, i) => new ScopedFacts(FormattableString.Invariant($"m{i}"), Answers(Facts, m), 1))] };
        return Assert.Single(Good(LawEngine.Compile(Facts, [pack]).Classify(facts, Reading("2026-01-01", "2026-01-01"))).Packs[0].Outcomes).Truth;
    }

    private static string Always(string id, string when, string then, string? unless = null) =>
        Provision(id, $"{{ by: A, from: 2024-01-01, when: {when}, {(unless is null ? "" : $"unless: [ {unless} ], ")}then: [ {then} ] }}");

    private static OutcomeFinding Find(LawPack pack, string answers, string id) =>
        Classify(Facts, pack, answers, Reading("2026-01-01", "2026-01-01")).Outcomes.Single(o => o.Id == id);

    private static string Truth(LawPack pack, string answers, string id) => Find(pack, answers, id).Truth.Id();
}
