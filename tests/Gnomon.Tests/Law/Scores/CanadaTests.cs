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
        Assert.NotEmpty(standing.Open);
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

    [Fact]
    public void What_is_worked_out_of_open_answers_is_what_going_through_them_gives()
    {
        string[] open = ["aia.aboutDataSource1", "aia.aboutDataSource9", "aia.aboutDataSource10", "aia.aboutAlgorithm8", "aia.aboutAlgorithm8A", "aia.projectDetailsPhase", "aia.dataQualityDesign1", "aia.dataQualityDesign2"];
        for (var round = 0; round < 20; round++)
        {
            List<FactAnswer> rest = [.. Sheet.Raw.Questions.Concat(Sheet.Reduction!.By.Questions).Select(q => q.Fact).Where(f => !open.Contains(f.Id)).Select(f => Some(f, round))];
            var totals = Completions(open.Select(id => Facts.Find(id)!).ToList(), rest).Select(a => Scorer.Stand(Sheet, [.. a, Finished]).Total.Low).ToHashSet();
            var standing = Scorer.Stand(Sheet, rest);
            Assert.Equal(new PointRange(totals.Min(), totals.Max()), standing.Total);
        }
    }

    private static FactAnswer Finished => new("aia.finished", new FactValue.YesNo(true), null, null, null, 0);

    /// <summary>Every way to answer the questions that are asked; those not asked stay without an answer.</summary>
    private static IEnumerable<IReadOnlyList<FactAnswer>> Completions(IReadOnlyList<FactDefinition> open, IReadOnlyList<FactAnswer> answers)
    {
        var asked = open.Where(f => !answers.Any(a => a.Fact == f.Id) && IsAsked(f, answers)).ToList();
        return asked.Count == 0
            ? [answers]
            : asked[0].Options.SelectMany(o => Completions(open, [.. answers, new FactAnswer(asked[0].Id, new FactValue.OneOf(o.Id), null, null, null, 0)]));
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
