using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gnomon.Describe;
using Gnomon.Law;
using static Gnomon.Tests.Law.LawText;

namespace Gnomon.Tests.Law;

/// <summary>Which answers decide a question that nobody answered. Explanations only said "by other answers".</summary>
public sealed class SettlingTests
{
    private const string Names = "abcdef";
    private static readonly Reading Now = Reading("2026-12-02", "2026-11-21");

    /// <summary>These answers alone decide it; none are named just where the constraints by themselves do.</summary>
    [Fact]
    public void What_is_named_decides_without_any_other_answer() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Suffices).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Of_many_answers_those_on_the_way_are_named_and_no_others()
    {
        var facts = Dictionary(
            "area use many-of work school health none\nstage use many-of recruit promote none\nranks use yes-no\nwhole system yes-no\nodd use yes-no",
            Constraint("a", "{ not: { area: work } }", "{ stage: [none] }") + Constraint("b", "{ stage: [none] }", "{ ranks: false }") + Constraint("c", "{ whole: true }", "{ odd: false }"));
        Assert.Equal("area=health, school", Named(facts, "{ ranks: true }", "area=school,health whole=true odd=false"));
        // "None" settles what the list leaves out.
        Assert.Equal("area=none", Named(facts, "{ stage: [recruit] }", "area=none"));
        // Answered itself: nothing else is the reason.
        Assert.Equal("", Named(facts, "{ ranks: true }", "area=school ranks=false"));
        // Open: nothing decides.
        Assert.Equal("", Named(facts, "{ ranks: true }", "area=work whole=true"));
    }

    [Fact]
    public void Two_answers_that_only_together_decide_are_both_named()
    {
        var facts = Dictionary("x use yes-no\ny system yes-no\nz use yes-no\nw use yes-no", Constraint("both", "{ all: [ { x: true }, { y: true } ] }", "{ z: true }"));
        Assert.Equal("x=true y=true", Named(facts, "{ z: true }", "w=true y=true x=true"));
    }

    /// <summary>What one use implies for another cannot be named there; that it is settled is still said.</summary>
    [Fact]
    public void What_another_use_implies_is_not_laid_to_answers_of_this_one()
    {
        var facts = Dictionary("x use yes-no\nshared system yes-no", Constraint("c", "{ x: true }", "{ shared: true }"));
        var pack = Pack(facts, "o", Provision("p1", "{ by: A, from: 2025-01-01, when: { shared: true }, then: [ o ] }"), complete: "o");
        var card = CardFacts.Flat(facts, [], "eu") with { Uses = [new ScopedFacts("one", Answers(facts, "x=true"), 0), new ScopedFacts("two", [], 0)] };
        var found = Good(LawEngine.Compile(facts, [pack]).Classify(card, Now)).Packs[0].Outcomes;
        var leaves = found.Select(o => Assert.Single(Assert.Single(o.Reasons).Parts)).ToList();
        Assert.All(leaves, l => Assert.Equal(Truth.True, l.Truth));
        Assert.Equal(["x"], leaves[0].SettledBy.Select(s => s.Fact));
        Assert.Empty(leaves[1].SettledBy);
    }

    private static bool Suffices(int seed)
    {
        var random = new CardSampler.SplitMix((ulong)seed);
        string Literal() => $"{{ {Names[random.Below(Names.Length)]}: {(random.Below(2) == 0 ? "true" : "false")} }}";
        var constraints = string.Concat(Enumerable.Range(0, 1 + random.Below(6)).Select(i =>
            Constraint(string.Create(CultureInfo.InvariantCulture, $"c{i}"), random.Below(2) == 0 ? Literal() : $"{{ all: [ {Literal()}, {Literal()} ] }}", random.Below(3) > 0 ? Literal() : $"{{ any: [ {Literal()}, {Literal()} ] }}")));
        var facts = Dictionary(string.Join('\n', Names.Select((n, i) => $"{n} {(i % 2 == 0 ? "use" : "system")} yes-no")), constraints);
        var provisions = new StringBuilder();
        foreach (var name in Names)
            provisions.Append(Provision($"p{name}", $"{{ by: A, from: 2025-01-01, when: {{ {name}: true }}, then: [ o.{name} ] }}"));
        var pack = Pack(facts, string.Join(' ', Names.Select(n => $"o.{n}")), provisions.ToString(), complete: "\"*\"");
        var engine = LawEngine.Compile(facts, [pack]);
        PackClassification? Read(string words) => engine.Classify(Facts(facts, words), Now).TryGet(out var all, out _) ? all.Packs[0] : null;
        if (Read(string.Join(' ', Names.Where(_ => random.Below(2) == 0).Select(n => $"{n}={(random.Below(2) == 0 ? "true" : "false")}"))) is not { Contradicted.Count: 0 } found)
            return true;
        foreach (var outcome in found.Outcomes.Where(o => o.Truth != Truth.Unknown))
        {
            var leaf = Assert.Single(Assert.Single(outcome.Reasons).Parts);
            if (leaf.Answer is "not-asked")
                Assert.Equal(outcome.Truth, Read(string.Join(' ', leaf.SettledBy.Select(s => $"{s.Fact}={s.Answer}")))!.Outcomes.First(o => string.Equals(o.Id, outcome.Id, StringComparison.Ordinal)).Truth);
        }

        return true;
    }

    private static string Named(FactDictionary facts, string when, string answers)
    {
        var pack = Pack(facts, "o", Provision("p1", $"{{ by: A, from: 2025-01-01, when: {when}, then: [ o ] }}"), complete: "o");
        var leaf = Assert.Single(Assert.Single(Assert.Single(Classify(facts, pack, answers, Now).Outcomes).Reasons).Parts);
        return string.Join(' ', leaf.SettledBy.Select(s => $"{s.Fact}={s.Answer}"));
    }

    private static string Constraint(string id, string when, string then) => $"  - {{ id: {id}, if: {when}, then: {then}, says: {Says} }}\n";
}
