using System.Text;
using Gnomon.Describe;
using Gnomon.Law;
using static Gnomon.Tests.Law.LawText;

namespace Gnomon.Tests.Law;

/// <summary>What is shown of a classification: reasons, questions, and the JSON, compared with goldens.</summary>
public sealed class ExplanationTests
{
    private static readonly FactDictionary Facts = Dictionary(
        "use.area use many-of work health none\nstage use many-of recruit promote none\nprofiling use yes-no\nnarrow use judgement\nsupply.own-name system yes-no\nd market date",
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
