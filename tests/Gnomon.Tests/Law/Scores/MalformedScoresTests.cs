using System.Globalization;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law;
using Gnomon.Law.Scores;

namespace Gnomon.Tests.Law.Scores;

/// <summary>What is said of scores that would be worked out otherwise than their author thinks, or not in good time: one good score, and ways to spoil it.</summary>
public sealed class MalformedScoresTests
{
    private const string Score = """
        score: s
        says: { en: E, vi: V, fr: F }
        finished-by: end
        levels:
          - { fact: low, up-to-percent: 25 }
          - { fact: middle, up-to-percent: 50 }
          - { fact: high }
        raw:
          id: s.raw
          maximum: 10
          questions:
            - { fact: q1, points: { a: 4 } }
            - { fact: q2, points: { a: 6 }, shown: { q1: a } }
        reduced:
          at-least-percent: 40
          to-percent: 85
          by:
            id: s.by
            maximum: 4
            questions:
              - { fact: q3, points: { a: 4 } }
        """;

    private static readonly FactDictionary Facts = LawText.Dictionary(
        "end system yes-no\nlow system yes-no\nmiddle system yes-no\nhigh system yes-no\nq1 system one-of a b\nq2 system one-of a b\nq3 system one-of a b\nq4 system one-of a b");

    [Fact]
    public void The_score_that_is_spoilt_is_good() => Assert.Empty(Problems(Score));

    [Theory]
    // The program ended with a NullReferenceException.
    [InlineData("levels:", "levles:", 4, "'levles' is not a key here")]
    [InlineData("questions:\n    - { fact: q1", "questins:\n    - { fact: q1", 11, "'questins' is not a key here")]
    // Each of these was accepted, and changed the level.
    [InlineData("fact: middle,", "fact: low,", 6, "the level 'low' stands here a second time")]
    [InlineData("fact: middle, up-to-percent: 50", "fact: middle, up-to-percent: 25", 5, "the levels do not rise")]
    [InlineData("up-to-percent: 25", "up-to-percent: 0", 5, "not a whole number in range")]
    [InlineData("up-to-percent: 50", "up-to-percent: 100", 6, "not a whole number in range")]
    [InlineData("up-to-percent: 50", "up-to-percent: 29", 6, "no total lies in this level: the one before it reaches up to 2 of 10 points, and this one to 2")]
    [InlineData("at-least-percent: 40", "at-least-percent: 0", 15, "not a whole number in range")]
    [InlineData("to-percent: 85", "to-percent: 100", 16, "not a whole number in range")]
    [InlineData("maximum: 10\n  questions:\n", "maximum: 14\n  questions:\n    - { fact: q1, points: { a: 4 } }\n", 13, "'q1' stands here a second time in one sum")]
    [InlineData("id: s.by", "id: s.raw", 18, "both sums have the id 's.raw'")]
    [InlineData("finished-by: end", "finished-by: high", 3, "'high' is a level of this score")]
    [InlineData("shown: { q1: a }", "shown: { high: true }", 13, "may not depend on 'high'")]
    [InlineData("shown: { q1: a }", "shown: { end: true }", 13, "may not depend on 'end'")]
    // Through a question without points, an open answer decided on both sums.
    [InlineData("- { fact: q2, points: { a: 6 }, shown: { q1: a } }", "- { fact: q2, points: { a: 6 }, shown: { q4: a } }\n    - { fact: q4, points: {}, shown: { q3: a } }", 1, "the answer to q3 decides on points of both sums")]
    public void What_would_change_the_level_without_a_word_is_refused(string old, string now, int line, string said)
    {
        Assert.Contains(old, Score, StringComparison.Ordinal);
        var problem = Problems(Score.Replace(old, now, StringComparison.Ordinal))[0];
        Assert.Contains(said, problem.What, StringComparison.Ordinal);
        Assert.Equal(("p/scores.yaml", line), (problem.File, problem.Line));
    }

    // The same levels were given twice without a word.
    [Fact]
    public void Two_scores_share_neither_an_id_nor_a_level()
    {
        var problems = Problems(Score, Score.Replace("fact: low", "fact: end", StringComparison.Ordinal).Replace("finished-by: end", "finished-by: low", StringComparison.Ordinal));
        Assert.Equal([1, 6, 7], problems.Select(p => p.Line));
        Assert.All(problems, p => Assert.Equal("p/scores.yaml", p.File));
        Assert.All(problems, p => Assert.Contains("p/scores-2.yaml", p.What, StringComparison.Ordinal));
    }

    // Each further question of a ring took three times as long; with 40 nobody saw the end.
    [Fact]
    public void A_ring_of_questions_is_worked_out_exactly()
    {
        var (facts, sheet) = Ring(8, i => $"any: [ {{ q{i}: a }}, {{ q{(i + 1) % 8}: a }} ]");
        var standing = Scorer.Stand(sheet, LawText.Answers(facts, "end=false q0=b q1=b q3=a"));
        // q10 and q11 are asked, q8 is not; the others are or are not.
        Assert.Equal(new PointRange(1, 13), standing.Raw);
        var totals = Completions(8).Select(a => Scorer.Stand(sheet, LawText.Answers(facts, a)).Total).Distinct().OrderBy(t => t.Low).ToList();
        var all = Scorer.Stand(sheet, LawText.Answers(facts, "end=false")).Total;
        Assert.Equal((totals[0].Low, totals[^1].High), (all.Low, all.High));
        var (many, ring) = Ring(60, i => $"any: [ {{ q{i}: a }}, {{ q{(i + 1) % 60}: a }} ]");
        Assert.Equal(new PointRange(0, 120), Scorer.Stand(ring, LawText.Answers(many, "")).Raw);
    }

    [Fact]
    public void Questions_that_decide_on_each_other_in_too_many_ways_are_told_with_their_line()
    {
        var random = new CardSampler.SplitMix(5);
        var problem = Assert.Single(RingProblems(60, _ => $"any: [ {string.Join(", ", Enumerable.Range(0, 4).Select(_ => $"{{ q{random.Below(60)}: a }}"))} ]"));
        Assert.Contains("cannot be gone through in good time", problem.What, StringComparison.Ordinal);
        Assert.Equal("p/scores.yaml", problem.File);
        Assert.True(problem.Line > 60);
    }

    // Every answer to the first half of the questions, everything asked answered so that it counts or does not.
    private static IEnumerable<string> Completions(int n) =>
        from mask in Enumerable.Range(0, 1 << n)
        from rest in new[] { "a", "b" }
        select "end=true " + string.Join(' ', Enumerable.Range(0, n).Select(i => $"q{i}={((mask >> i) & 1) switch { 1 => "a", _ => "b" }}"))
            + " " + string.Join(' ', Enumerable.Range(0, n).Where(i => ((mask >> i) & 1) == 1 || ((mask >> ((i + 1) % n)) & 1) == 1).Select(i => $"q{n + i}={rest}"));

    private static (FactDictionary Facts, ScoreSheet Sheet) Ring(int n, Func<int, string> shown)
    {
        var (facts, root, problems) = RingText(n, shown);
        var sheet = ScoreReader.Read(root, facts);
        Assert.Empty(problems);
        return (facts, sheet!);
    }

    private static List<Problem> RingProblems(int n, Func<int, string> shown)
    {
        var (facts, root, problems) = RingText(n, shown);
        Assert.Null(ScoreReader.Read(root, facts));
        return problems;
    }

    // n questions that are always asked, and n that each are asked on answers to some of these.
    private static (FactDictionary Facts, YamlPlace Root, List<Problem> Problems) RingText(int n, Func<int, string> shown)
    {
        var facts = LawText.Dictionary("end system yes-no\nlow system yes-no\nhigh system yes-no\n" + string.Join('\n', Enumerable.Range(0, 2 * n).Select(i => $"q{i} system one-of a b")));
        var questions = Enumerable.Range(0, 2 * n).Select(i => $"    - {{ fact: q{i}, points: {{ a: 1 }}{(i < n ? "" : $", shown: {{ {shown(i - n)} }}")} }}\n");
        var text = string.Create(CultureInfo.InvariantCulture, $"score: s\nsays: {LawText.Says}\nfinished-by: end\nlevels: [ {{ fact: low, up-to-percent: 50 }}, {{ fact: high }} ]\nraw:\n  id: r\n  maximum: {2 * n}\n  questions:\n{string.Concat(questions)}");
        var problems = new List<Problem>();
        return (facts, YamlPlace.Root(LawText.File("p/scores.yaml", text), ExitCode.Pack, problems), problems);
    }

    private static IReadOnlyList<Problem> Problems(string score, string? second = null)
    {
        var files = new List<YamlFile>
        {
            LawText.File("p/pack.yaml", LawText.PackHead),
            LawText.File("p/provisions.yaml", "provisions:\n" + LawText.Provision("one", "{ by: A, from: 2024-01-01, when: { low: true }, then: [ o ] }")),
            LawText.File("p/scores.yaml", score),
        };
        if (second is not null)
            files.Add(LawText.File("p/scores-2.yaml", second));
        return Packs.Read([LawText.Source(files)], Facts, []).Problems;
    }
}
