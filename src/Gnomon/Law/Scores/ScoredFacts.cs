using Gnomon.Describe;

namespace Gnomon.Law.Scores;

/// <summary>The seam between scores and diagrams: a level is a yes-no fact to the diagrams, and its question is that of the score to people.</summary>
internal static class ScoredFacts
{
    private const int MostQuestions = 10;

    /// <summary>The answers with what the scores say of their levels; what a card says of a level itself does not count.</summary>
    public static CardFacts In(CardFacts facts, IReadOnlyList<ScoreStanding> standings)
    {
        if (standings.Count == 0)
            return facts;
        var levels = standings.SelectMany(s => s.Sheet.Levels.Select(l => (Level: l, Standing: s))).ToList();
        return facts with
        {
            Facts =
            [
                .. facts.Facts.Where(a => !standings.Any(s => s.Sheet.IsLevel(a.Fact))),
                .. levels.Where(l => l.Standing.Possible.Count == 1 || !l.Standing.Possible.Contains(l.Level))
                    .Select(l => new FactAnswer(l.Level.Fact.Id, new FactValue.YesNo(l.Standing.Possible.Contains(l.Level)), null, null, null, 0)),
            ],
        };
    }

    /// <summary>The classification with the questions of the score in the place of its levels, which nobody can answer.</summary>
    public static PackClassification Ask(PackClassification found, FactDictionary dictionary)
    {
        foreach (var standing in found.Scores)
            found = Ask(found, standing, dictionary);
        return found;
    }

    private static PackClassification Ask(PackClassification found, ScoreStanding standing, FactDictionary dictionary)
    {
        var levels = found.Questions.Where(q => standing.Sheet.IsLevel(q.Fact)).ToList();
        var touched = levels.SelectMany(q => q.Touches).Distinct(StringComparer.Ordinal).ToList();
        var asked = found.Questions.Where(q => !standing.Sheet.IsLevel(q.Fact)).ToList();
        if (touched.Count == 0)
            return found with { Questions = asked };
        var open = standing.Open.Take(MostQuestions).Concat(standing.AsksForEnd ? [standing.Sheet.FinishedBy] : []).DistinctBy(f => f.Id, StringComparer.Ordinal);
        var own = open.Select(f => dictionary.Find(f.Id)!).Select(f => new OpenQuestion(f.Id, null, f.Question, f.Who, [], touched) { BearsOnClass = levels.Exists(q => q.BearsOnClass) });
        return found with
        {
            Questions = [.. asked, .. own],
            Outcomes = [.. found.Outcomes.Select(o => o with { Unknowns = Said(o.Unknowns) })],
            Obligations = [.. found.Obligations.Select(o => o with { Unknowns = Said(o.Unknowns) })],
        };

        // One reason in the place of one for each level.
        IReadOnlyList<Unknown> Said(IReadOnlyList<Unknown> unknowns) => unknowns.Any(IsOfLevel)
            ? [.. unknowns.Where(u => !IsOfLevel(u)), Reason(standing)]
            : unknowns;

        bool IsOfLevel(Unknown unknown) => standing.Sheet.IsLevel(unknown.Data.GetValueOrDefault("fact"));
    }

    private static Unknown Reason(ScoreStanding standing)
    {
        var total = standing.Total;
        var data = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty;
        return new Unknown(
            standing.Open.Count > 0 || standing.AsksForEnd ? UnknownCause.NotAsked : UnknownCause.DontKnow,
            $"the total of {standing.Sheet.Id} lies between {total.Low} and {total.High}: {string.Join(" or ", standing.Possible.Select(l => l.Fact.Id))}",
            $"answers to {string.Join(", ", standing.Open.Take(MostQuestions).Select(f => f.Id))}{(standing.Open.Count > MostQuestions ? ", ..." : "")}")
        { Data = standing.Open.Count > 0 ? data.Add("fact", standing.Open[0].Id) : data };
    }
}
