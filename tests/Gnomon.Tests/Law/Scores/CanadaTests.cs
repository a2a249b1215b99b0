using System.Text.Json;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Law.Scores;

namespace Gnomon.Tests.Law.Scores;

/// <summary>Canada's questionnaire against the scores that its own code gives.</summary>
public class CanadaTests
{
    private static readonly FactDictionary Facts = LawText.Good(FactDictionaryReader.ReadFolder(Path.Combine(Repository.Root, "packs"), "packs"));
    private static readonly ScoreSheet Sheet = LawText.Good(Packs.Load(Path.Combine(Repository.Root, "packs"), Facts)).Single(p => p.Id is "ca-adm").Scores[0];

    [Fact]
    public void Every_answer_set_has_the_sums_and_the_level_of_the_official_code()
    {
        var data = Environment.GetEnvironmentVariable("GNOMON_TEST_DATA");
        Assert.SkipWhen(data is null, "GNOMON_TEST_DATA is not set");
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(data!, "canada-aia", "golden.json")));
        var sets = golden.RootElement.GetProperty("vectors").EnumerateArray().ToList();
        Assert.Equal(200, sets.Count);
        foreach (var set in sets)
        {
            var expected = set.GetProperty("expected");
            var standing = Scorer.Stand(Sheet, [.. Answers(set.GetProperty("answers")), Finished]);
            Assert.Equal(Exactly(expected, "raw"), standing.Raw);
            Assert.Equal(Exactly(expected, "mitigation"), standing.Reducing);
            Assert.Equal(Exactly(expected, "total"), standing.Total);
            Assert.Same(Sheet.Levels[expected.GetProperty("level").GetInt32() - 1], Assert.Single(standing.Possible));
        }
    }

    /// <summary>Answer sets just below, at and above each cut and the 80 % rule, hidden answers among them, against the formula over the survey's own choices.</summary>
    [Fact]
    public void At_every_cut_and_at_the_rule_on_mitigation_the_level_is_that_of_the_formula()
    {
        var data = Environment.GetEnvironmentVariable("GNOMON_TEST_DATA");
        Assert.SkipWhen(data is null, "GNOMON_TEST_DATA is not set");
        using var survey = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(data!, "canada-aia", "questions.json")));
        var scored = survey.RootElement.GetProperty("questions").EnumerateArray().Where(q => q.GetProperty("scored").GetBoolean()).ToLookup(q => q.GetProperty("score_kind").GetString());
        var levels = new HashSet<int>();
        foreach (var (raw, mitigation, seed) in from raw in (int[])[41, 42, 48, 49, 50, 83, 84, 97, 98, 99, 125, 126, 146, 147, 148, 167] from mitigation in (int[])[0, 61, 62, 77] from seed in Enumerable.Range(1, 3) select (raw, mitigation, seed))
        {
            List<(string Id, string[] Values, int Points)> chosen = [.. UpTo(raw, scored["raw"], seed), .. UpTo(mitigation, scored["mitigation"], seed)];
            Assert.Equal(raw, chosen.Where(c => scored["raw"].Any(q => q.GetProperty("id").GetString() == c.Id)).Sum(c => c.Points));
            var total = mitigation >= 0.8 * (154 / 2.0) ? (int)Math.Floor((0.85 * raw) + 0.5) : raw;
            var level = total <= 0.25 * 167 ? 1 : total <= 0.5 * 167 ? 2 : total <= 0.75 * 167 ? 3 : 4;
            var standing = Scorer.Stand(Sheet, [.. chosen.Select(c => new FactAnswer("aia." + c.Id, Facts.Find("aia." + c.Id)!.Type == FactType.ManyOf ? new FactValue.ManyOf([.. c.Values], Complete: true) : new FactValue.OneOf(c.Values[0]), null, null, null, 0)), Finished]);
            Assert.Equal(new PointRange(total, total), standing.Total);
            Assert.Same(Sheet.Levels[level - 1], Assert.Single(standing.Possible));
            levels.Add(level);
        }

        Assert.Equal(4, levels.Count);
    }

    // Answers in a shuffled order that together give exactly that many points: what would exceed them is left out, and the last points are sought.
    private static List<(string Id, string[] Values, int Points)> UpTo(int points, IEnumerable<JsonElement> questions, int seed)
    {
        var chosen = new List<(string Id, string[] Values, int Points)>();
        var left = points;
        foreach (var question in questions.OrderBy(q => Shuffled(q.GetProperty("id").GetString()!, points + seed)).ToList())
        {
            var choices = question.GetProperty("choices").EnumerateArray().Select(c => (Value: c.GetProperty("value").GetString()!, Score: c.GetProperty("score").GetInt32())).Where(c => c.Score <= left).OrderByDescending(c => c.Score).ToList();
            if (choices.Count == 0)
                continue;
            var many = question.GetProperty("type").GetString() is "checkbox";
            var taken = new List<(string Value, int Score)>();
            foreach (var choice in many ? choices : choices.Take(1))
            {
                if (choice.Score > left)
                    continue;
                taken.Add(choice);
                left -= choice.Score;
            }

            chosen.Add((question.GetProperty("id").GetString()!, [.. taken.Select(t => t.Value)], taken.Sum(t => t.Score)));
        }

        Assert.Equal(0, left);
        return chosen;
    }

    // FNV-1a over the id and a seed.
    private static uint Shuffled(string id, int seed) => (id + (char)seed).Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);

    /// <summary>Far from what the loader refuses, whatever becomes of the order in which open questions are gone through.</summary>
    [Fact]
    public void Without_answers_it_is_worked_out_in_few_looks()
    {
        var sums = new PossibleSums(new SurveyAnswers(Sheet, []), Sheet) { MostLooks = 1000 };
        sums.Of(Sheet.Raw);
        sums.Of(Sheet.Reduction!.By);
        Assert.Null(sums.Entangled);
    }

    [Fact]
    public void Halves_round_up_as_in_the_official_code()
    {
        for (var raw = 0; raw <= 167; raw++)
            Assert.Equal((int)Math.Floor((0.85 * raw) + 0.5), Scorer.Percent(85, raw));
    }

    [Fact]
    public void Without_answers_everything_is_possible_and_the_ends_are_those_of_real_completions()
    {
        var standing = Scorer.Stand(Sheet, []);
        Assert.Equal(4, standing.Possible.Count);
        Assert.Equal(167, standing.Raw.High);
        // Only one of the two phases is ever asked.
        Assert.Equal(77, standing.Reducing!.Value.High);
        Assert.Equal(0, standing.Reducing.Value.Low);
        // It was never asked, though it spares the questions of the other phase.
        Assert.Equal("aia.projectDetailsPhase", standing.Open[0].Id);
        var design = Scorer.Stand(Sheet, [new FactAnswer("aia.projectDetailsPhase", new FactValue.OneOf("item1"), null, null, null, 0)]);
        Assert.Contains(standing.Open, f => f.Id == "aia.consultationImplementation1");
        Assert.DoesNotContain(design.Open, f => f.Id == "aia.projectDetailsPhase" || f.Id == "aia.consultationImplementation1");
    }

    [Fact]
    public void A_range_that_crosses_no_cut_settles_the_level()
    {
        using var golden = JsonDocument.Parse("""{ "impact3": "item1-4", "impact30": "item1-4", "riskProfile1": "item1-3" }""");
        var some = Answers(golden.RootElement).ToList();
        var finished = Scorer.Stand(Sheet, [.. some, Finished]);
        Assert.Equal(new PointRange(11, 11), finished.Raw);
        Assert.Empty(finished.Open);
        Assert.True(Scorer.Stand(Sheet, some).Total.High > 150);
    }

    /// <summary>Where nobody has said that the questionnaire is not finished, each open question may also stay without an answer: it was left out, and "no level I" became level I by finishing.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_worked_out_of_open_answers_is_what_going_through_them_gives(bool mayStay)
    {
        string[] open = ["aia.aboutDataSource1", "aia.aboutDataSource9", "aia.aboutDataSource10", "aia.aboutAlgorithm8", "aia.aboutAlgorithm8A", "aia.projectDetailsPhase", "aia.dataQualityDesign1", "aia.dataQualityDesign2"];
        for (var round = 0; round < 20; round++)
        {
            List<FactAnswer> rest = [.. Sheet.Raw.Questions.Concat(Sheet.Reduction!.By.Questions).Select(q => q.Fact).Where(f => !open.Contains(f.Id)).Select(f => Some(f, round))];
            var totals = Completions(open.Select(id => Facts.Find(id)!).ToList(), rest, mayStay ? [null] : []).Select(a => Scorer.Stand(Sheet, [.. a, Finished]).Total.Low).ToHashSet();
            var standing = Scorer.Stand(Sheet, mayStay ? rest : [.. rest, Unfinished]);
            Assert.Equal(new PointRange(totals.Min(), totals.Max()), standing.Total);
        }
    }

    /// <summary>"Finished" closes every question, also a list that was not said to be complete: it widened the range, and no answer could settle the level.</summary>
    [Fact]
    public void A_finished_questionnaire_leaves_no_list_open()
    {
        var some = new FactAnswer("aia.decisionSector1", new FactValue.ManyOf(["item1-1"], Complete: false), null, null, null, 0);
        Assert.Equal(new PointRange(1, 1), Scorer.Stand(Sheet, [some, Finished]).Raw);
        Assert.Equal(new PointRange(0, 0), Scorer.Stand(Sheet, [some with { Value = new FactValue.ManyOf([], Complete: false) }, Finished]).Raw);
        Assert.True(Scorer.Stand(Sheet, [some]).Raw.High > 1);
    }

    /// <summary>A list of a question that is not asked stays as it is; it was taken to grow.</summary>
    [Fact]
    public void A_list_of_a_question_that_is_not_asked_does_not_grow()
    {
        var hidden = Sheet.Raw.Questions.First(q => q.Fact.Id is "aia.aboutDataSource14");
        List<FactAnswer> rest = [.. Sheet.Raw.Questions.Concat(Sheet.Reduction!.By.Questions).Select(q => q.Fact).Where(f => f != hidden.Fact && f.Id is not "aia.aboutDataSource1").Select(f => Some(f, 1))];
        var list = new FactAnswer(hidden.Fact.Id, new FactValue.ManyOf(["item2-1"], Complete: false), null, null, null, 0);
        var gate = new FactAnswer("aia.aboutDataSource1", new FactValue.OneOf("item2-0"), null, null, null, 0);
        var standing = Scorer.Stand(Sheet, [.. rest, gate, list, Unfinished]);
        Assert.Equal(standing.Raw.Low, standing.Raw.High);
        Assert.Equal(standing.Raw.Low, Scorer.Stand(Sheet, [.. rest, gate, list with { Value = new FactValue.ManyOf(["item2-1"], Complete: true) }, Unfinished]).Raw.Low);
        Assert.DoesNotContain(standing.Open, f => f == hidden.Fact);
        // Asked, it may.
        Assert.True(Scorer.Stand(Sheet, [.. rest, gate with { Value = new FactValue.OneOf("item1-2") }, list, Unfinished]).Raw is var asked && asked.High > asked.Low);
    }

    private static FactAnswer Finished => new("aia.finished", new FactValue.YesNo(true), null, null, null, 0);

    private static FactAnswer Unfinished => Finished with { Value = new FactValue.YesNo(false) };

    /// <summary>Every way to answer the questions that are asked; those not asked stay without an answer.</summary>
    /// <param name="open">The questions.</param>
    /// <param name="answers">What is answered already.</param>
    /// <param name="more">Null, where a question may also stay without an answer; else empty.</param>
    private static IEnumerable<IReadOnlyList<FactAnswer>> Completions(IReadOnlyList<FactDefinition> open, IReadOnlyList<FactAnswer> answers, string?[] more)
    {
        var asked = open.Where(f => !answers.Any(a => a.Fact == f.Id) && IsAsked(f, answers)).ToList();
        return asked.Count == 0
            ? [answers]
            : asked[0].Options.Select(o => o.Id).Concat(more).SelectMany(o => Completions(open, [.. answers, new FactAnswer(asked[0].Id, o is null ? new FactValue.DontKnow() : new FactValue.OneOf(o), null, null, null, 0)], more));
    }

    private static bool IsAsked(FactDefinition fact, IReadOnlyList<FactAnswer> answers)
    {
        var question = Sheet.Raw.Questions.Concat(Sheet.Reduction!.By.Questions).FirstOrDefault(q => q.Fact.Id == fact.Id);
        return question is null || question.Shown.Whole().OfType<Condition.HasValue>().All(h =>
            answers.FirstOrDefault(a => a.Fact == h.Fact.Id)?.Value is FactValue.OneOf one && h.Values.Contains(one.Value));
    }

    private static FactAnswer Some(FactDefinition fact, int round)
    {
        var value = fact.Options[(fact.Id.Sum(c => c) + (fact.Id.Length * round) + round) % fact.Options.Count].Id;
        return new FactAnswer(fact.Id, fact.Type == FactType.ManyOf ? new FactValue.ManyOf([value], Complete: true) : new FactValue.OneOf(value), null, null, null, 0);
    }

    private static IEnumerable<FactAnswer> Answers(JsonElement set) => set.EnumerateObject().Select(a => new FactAnswer("aia." + a.Name, Value(a.Value), null, null, null, 0));

    private static FactValue Value(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? new FactValue.ManyOf([.. value.EnumerateArray().Select(v => v.GetString()!)], Complete: true)
        : new FactValue.OneOf(value.GetString()!);

    private static PointRange Exactly(JsonElement expected, string key) => new(expected.GetProperty(key).GetInt32(), expected.GetProperty(key).GetInt32());
}
