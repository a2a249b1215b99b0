using System.Text;
using System.Text.Json;
using Gnomon.Describe;
using Gnomon.Law;
using static Gnomon.Tests.Law.LawText;

namespace Gnomon.Tests.Law;

/// <summary>What is shown of a classification: reasons, questions, and the JSON, compared with goldens.</summary>
public sealed class ExplanationTests
{
    private static readonly FactDictionary Facts = Dictionary(
        "use.area! use many-of work health none\nstage use many-of recruit promote none\nprofiling use yes-no\nnarrow use judgement\nsupply.own-name! system yes-no\nd market date",
        $"  - {{ id: area-work, if: {{ stage: [recruit, promote] }}, then: {{ use.area: work }}, says: {Says} }}\n");

    private static readonly LawPack Small = Pack(
        Facts,
        "item.4.a item.5.d high exempt provider:system",
        Provision("annex.4.a", "{ by: A, from: 2026-08-02, when: { all: [ { use.area: work }, { stage: [recruit] } ] }, then: [ item.4.a ] }", "{ by: C, instead: true, from: 2027-12-02 }")
            + Provision("art-6.2", "{ by: A, from: 2026-08-02, when: item.*, unless: [ art-6.3 ], then: [ high ] }", "{ by: C, instead: true, from: 2027-12-02 }")
            + Provision("art-6.3", "{ by: A, from: 2026-08-02, when: { narrow: true }, unless: [ override ], then: [ exempt ] }")
            + Provision("override", "{ by: A, from: 2026-08-02, when: { profiling: true }, then: [ exempt ] }")
            + Provision("art-3", "{ by: A, from: 2025-02-02, when: { supply.own-name: true }, then: [ provider ] }"),
        Rule("art-10", ", role: provider, given: high, asks: { all: [ { criterion: bias }, { document: governance, within: P1Y, independent: true } ] }", "{ by: A, from: 2026-08-02 }", "{ by: C, instead: true, from: { conflict: [ { is: 2026-08-02, per: general date }, { is: 2027-12-02, per: commentary } ] } }"),
        complete: "item.*");

    [Theory]
    [InlineData("high", "use.area=work stage=recruit profiling=true supply.own-name=true")]
    [InlineData("exempt", "use.area=work stage=recruit profiling=false narrow=true supply.own-name=true")]
    [InlineData("neither", "use.area=health supply.own-name=false")]
    [InlineData("open", "use.area=work+")]
    public void A_classification_says_why(string name, string answers)
    {
        var facts = CardFacts.Flat(Facts, Answers(Facts, answers), "eu");
        var classification = Good(LawEngine.Compile(Facts, [Small]).Classify(facts, Reading("2026-12-02", "2026-11-21")));
        var json = Encoding.UTF8.GetString(ClassificationJson.ToBytes(classification));
        Golden.Match($"Law/classification-{name}.json", json.Replace(Small.Digest, "DIGEST", StringComparison.Ordinal));
    }

    [Fact]
    public void The_bytes_are_the_same_from_a_fresh_engine_and_a_used_one()
    {
        var engine = LawEngine.Compile(Facts, [Small]);
        var facts = CardFacts.Flat(Facts, Answers(Facts, "use.area=work"), "eu");
        var other = CardFacts.Flat(Facts, Answers(Facts, "use.area=health profiling=?"), "eu");
        var reading = Reading("2026-12-02", "2026-11-21");
        var first = ClassificationJson.ToBytes(Good(engine.Classify(facts, reading)));
        Good(engine.Classify(other, reading));
        Assert.Equal(first, ClassificationJson.ToBytes(Good(engine.Classify(facts, reading))));
        Assert.Equal(first, ClassificationJson.ToBytes(Good(LawEngine.Compile(Facts, [Small]).Classify(facts, reading))));
    }

    // A denied day kept its own words and took the truth of the denial: "before 2026: holds" of a day after it. And two days of one question read alike in the JSON.
    [Theory]
    [InlineData("{ d: { before: 2026-01-01 } }", "before", "false")]
    [InlineData("{ not: { d: { before: 2026-01-01 } } }", "onOrAfter", "true")]
    public void A_day_stands_with_the_day_that_the_law_holds_it_against(string when, string key, string truth)
    {
        var facts = Dictionary("d market date");
        var pack = Pack(facts, "late:market", Provision("art-1", $"{{ by: A, from: 2024-06-01, when: {when}, then: [ late ] }}"), complete: "late");
        var said = Good(LawEngine.Compile(facts, [pack]).Classify(Facts2026(facts), Reading("2026-12-02", "2026-11-21")));
        var part = JsonDocument.Parse(ClassificationJson.ToBytes(said)).RootElement.GetProperty("law")[0].GetProperty("steps")[0].GetProperty("parts")[0];
        Assert.Equal(("2026-01-01", truth), (part.GetProperty(key).GetString(), part.GetProperty("truth").GetString()));
    }

    private static CardFacts Facts2026(FactDictionary facts) => CardFacts.Flat(facts, Answers(facts, "d=2026-03-01"), "eu");

    // A bakery's forecast, of minimal risk, rested on "sources that contradict each other": on whether age from a face is on the list, which is no matter of bread.
    [Theory]
    [InlineData("a=false b=false", Truth.False, Confirmation.Secondary)]
    [InlineData("a=true b=false", Truth.True, Confirmation.Primary)]
    [InlineData("a=false b=true", Truth.Unknown, Confirmation.Conflict)]
    public void What_sources_disagree_about_and_all_deny_makes_no_finding_doubtful(string answers, Truth truth, Confirmation basis)
    {
        var facts = Dictionary("a use yes-no\nb use yes-no");
        var sure = Provision("sure", "{ by: A, from: 2025-01-01, when: { a: true }, then: [ o ] }");
        var doubtful = Provision("doubtful", "{ by: A, from: 2025-01-01, when: { all: [ { b: true }, { conflict: [ { is: true, per: one }, { is: false, per: another } ] } ] }, then: [ o ] }")
            .Replace("confirmed: primary", "confirmed: conflict", StringComparison.Ordinal);
        var finding = Assert.Single(Classify(facts, Pack(facts, "o", sure + doubtful, complete: "o"), answers, Reading("2026-12-02", "2026-11-21")).Outcomes);
        Assert.Equal((truth, basis), (finding.Truth, finding.Basis));
    }

    [Fact]
    public void Law_whose_unfolded_explanation_would_never_end_is_explained_once()
    {
        const int Depth = 60;   // two provisions a level: 2^60 paths
        var facts = Dictionary("f use yes-no");
        var provisions = Enumerable.Range(0, Depth).SelectMany(i => new[] { "a", "b" }.Select(l =>
            Provision($"p{i}.{l}", $"{{ by: A, from: 2026-08-02, when: {(i == Depth - 1 ? "{ f: true }" : $"o{i + 1}")}, then: [ o{i} ] }}")));
        var pack = Pack(facts, string.Join(' ', Enumerable.Range(0, Depth).Select(i => $"o{i}")), string.Concat(provisions));
        var classification = Good(LawEngine.Compile(facts, [pack]).Classify(CardFacts.Flat(facts, [], "eu"), Reading("2026-12-02", "2026-11-21")));

        using var json = JsonDocument.Parse(ClassificationJson.ToBytes(classification));
        var law = json.RootElement.GetProperty("law")[0];
        var steps = law.GetProperty("steps").EnumerateArray().ToDictionary(s => s.GetProperty("step").GetString()!, s => s.GetProperty("parts").EnumerateArray().ToList(), StringComparer.Ordinal);
        Assert.Equal(2 * Depth, steps.Count);
        foreach (var outcome in law.GetProperty("outcomes").EnumerateArray())
        {
            var reason = outcome.GetProperty("reasons")[0];
            while (reason.TryGetProperty("step", out var step))
                reason = steps[step.GetString()!][0];
            Assert.Equal("f", reason.GetProperty("fact").GetString());
            Assert.Equal(law.GetProperty("unknowns")[0].GetProperty("detail").GetString(), outcome.GetProperty("unknown")[0].GetString());
        }

        var lines = Gnomon.Report.ClassificationSummary.Write(classification, new Gnomon.Report.Wording(Language.En, facts), all: false).Split('\n');
        Assert.InRange(lines.Length, 3 * Depth, 8 * Depth);
    }

    [Fact]
    public void What_differs_between_uses_is_explained_for_each()
    {
        var one = new ScopedFacts("one", [.. Answers(Facts, "use.area=work stage=recruit profiling=true")], 1);
        var two = new ScopedFacts("two", [.. Answers(Facts, "use.area=health")], 1);
        var card = new CardFacts { Facts = [], Markets = [], Models = [], Uses = [one, two] };
        var pack = Good(LawEngine.Compile(Facts, [Small]).Classify(card, Reading("2026-12-02", "2026-11-21"))).Packs[0];
        var high = pack.Outcomes.Where(o => o.Id is "high").ToList();

        Assert.Equal(["art-6.2@one", "art-6.2@two"], high.Select(o => o.Reasons.Single().Key));
        Assert.Equal([Gnomon.Truth.True, Gnomon.Truth.False], high.Select(o => o.Reasons.Single().Truth));
        Assert.Contains(Explanation.Provisions(pack), p => p.Key is "art-3");
    }

    [Fact]
    public void Questions_are_only_those_that_can_change_something_and_answering_them_ends()
    {
        var words = "";
        for (var asked = 0; asked < 10; asked++)
        {
            var found = Classify(Facts, Small, words, Reading("2026-12-02", "2026-11-21"));
            if (found.Questions.Count == 0)
            {
                Assert.DoesNotContain(found.Outcomes, o => o.Truth == Gnomon.Truth.Unknown);
                return;
            }

            var next = found.Questions[0];
            Assert.NotEmpty(next.Touches);
            words += " " + next.Fact + (Facts.Find(next.Fact)!.Type == FactType.ManyOf ? "=none" : "=true");
        }

        Assert.Fail("ten answers did not settle six facts");
    }

    [Fact]
    public void Cases_run_and_name_what_did_not_come_true()
    {
        const string cases = """
              - { name: recruiting is high-risk, on: 2026-12-02, known: 2026-11-21, facts: { use.area: { value: [work], complete: true }, stage: recruit, profiling: true }, expect: { high: "true", exempt: "true" }, from: { high: 2027-12-02 }, in-force: { high: "false" } }
              - { name: wrong on purpose, on: 2026-12-02, known: 2026-11-21, facts: { use.area: none }, expect: { high: "true" }, obligations: { art-10: "false" } }
            """;
        var pack = Pack(Facts, "high exempt provider:system", Provision("art-6.2", "{ by: A, from: 2026-08-02, when: { stage: recruit }, then: [ high ] }", "{ by: C, instead: true, from: 2027-12-02 }")
            + Provision("override", "{ by: A, from: 2026-08-02, when: { profiling: true }, then: [ exempt ] }") + Provision("art-3", "{ by: A, from: 2025-02-02, when: { supply.own-name: true }, then: [ provider ] }"),
            Rule("art-10", ", role: provider, given: high", "{ by: A, from: 2026-08-02 }"), cases: cases);
        var read = Good(PackCases.Read(pack, Facts));
        var engine = LawEngine.Compile(Facts, [pack]);
        Assert.Empty(Good(PackCases.Run(engine, pack, Facts, read[0])));
        Assert.Equal(["p/cases/all.yaml:3: wrong on purpose: expect high: expected true, was false"], Good(PackCases.Run(engine, pack, Facts, read[1])).Select(f => f.ToString()));
    }
}
