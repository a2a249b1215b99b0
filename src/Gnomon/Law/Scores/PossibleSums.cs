using System.Collections.Immutable;
using Gnomon.Describe;

namespace Gnomon.Law.Scores;

/// <summary>
/// The sums that completions of the open answers reach, exactly. Questions add up one by one; where an open question decides whether others
/// are asked, its values are gone through, each group of questions that hang together for itself.
/// </summary>
/// <param name="answers">The answers.</param>
/// <param name="byFact">All questions of the score, by the id of their fact.</param>
internal sealed class PossibleSums(SurveyAnswers answers, IReadOnlyDictionary<string, WeightedQuestion> byFact)
{
    public SumSet Of(WeightedSum sum) => Of(sum.Questions);

    private SumSet Of(IReadOnlyList<WeightedQuestion> questions)
    {
        var open = new List<OpenQuestion>();
        var sums = SumSet.Zero;
        var certain = 0;
        for (var i = 0; i < questions.Count; i++)
        {
            if (answers.IsOpen(questions[i].Fact))
                open.Add(new OpenQuestion(questions[i], answers.Undecided(questions[i])));
            else
                certain += Given(questions[i]);
        }

        sums = sums.Plus(certain);

        var gates = open.SelectMany(o => o.Gates).ToHashSet<FactDefinition>(ReferenceEqualityComparer.Instance);
        // An open question hangs on others, or others hang on it; all the rest add up one by one.
        foreach (var (question, own) in open)
        {
            if (own.Length == 0 && !gates.Contains(question.Fact))
                sums = answers.Holds(question.Shown) is true ? Any(sums, question) : sums.Plus(Given(question));
        }

        open.RemoveAll(o => o.Gates.Length == 0 && !gates.Contains(o.Question.Fact));
        foreach (var group in Groups(open))
            sums = sums.Plus(Branch(group));
        return sums;
    }

    /// <summary>The points of what is answered, whether the question is asked or not.</summary>
    private int Given(WeightedQuestion question) => answers.Of(question.Fact) switch
    {
        FactValue.OneOf one => Points(question, one.Value),
        FactValue.ManyOf many => many.Values.Sum(v => Points(question, v)),
        _ => 0,
    };

    /// <summary>What is answered, and whatever may still be added.</summary>
    private SumSet Any(SumSet sums, WeightedQuestion question)
    {
        if (question.Fact.Type == FactType.ManyOf)
            return Optional(sums.Plus(Given(question)), question, (answers.Of(question.Fact) as FactValue.ManyOf)?.Values ?? []);
        var any = answers.MayStay ? sums : SumSet.Empty;
        foreach (var points in question.Choices)
            any = any.Or(sums, points);
        return any;
    }

    private static SumSet Optional(SumSet sums, WeightedQuestion question, ImmutableSortedSet<string> known)
    {
        foreach (var (value, points) in question.Points)
        {
            if (!known.Contains(value))
                sums = sums.Or(sums, points);
        }

        return sums;
    }

    private static int Points(WeightedQuestion question, string value) => question.Points.GetValueOrDefault(value);

    /// <summary>Goes through the values of the question that decides most, and solves what is left under each.</summary>
    private SumSet Branch(List<OpenQuestion> group)
    {
        var gate = Gate(group);
        var own = group.Find(o => o.Question.Fact == gate).Question;
        var rest = group.ConvertAll(o => o.Question);
        if (own is not null)
            rest.Remove(own);
        var asked = !byFact.TryGetValue(gate.Id, out var question) || answers.Holds(question.Shown) is not false;
        IEnumerable<string> values = asked ? gate.Type == FactType.YesNo ? ["true", "false"] : gate.Options.Select(o => o.Id) : [SurveyAnswers.NoValue];
        var all = SumSet.Empty;
        foreach (var value in asked && answers.MayStay ? values.Append(SurveyAnswers.NoValue) : values)
            all = all.Or(answers.Assuming(gate, value, () => Of(rest)), own is null ? 0 : Points(own, value));
        return all;
    }

    /// <summary>A gate that hangs on no other open one comes first; of those, the one on which most depend.</summary>
    private FactDefinition Gate(List<OpenQuestion> group)
    {
        FactDefinition? best = null;
        var most = 0;
        foreach (var gate in group.SelectMany(o => o.Gates))
        {
            if (gate == best || (byFact.TryGetValue(gate.Id, out var question) && answers.Undecided(question).Length > 0))
                continue;
            var depend = group.Count(o => o.Gates.Contains(gate));
            if (depend > most)
                (best, most) = (gate, depend);
        }

        return best!;
    }

    private static List<List<OpenQuestion>> Groups(List<OpenQuestion> questions)
    {
        var groups = new List<(List<FactDefinition> Facts, List<OpenQuestion> Questions)>();
        foreach (var question in questions)
        {
            var (facts, joined) = (new List<FactDefinition>(question.Gates) { question.Question.Fact }, new List<OpenQuestion>());
            for (var i = groups.Count - 1; i >= 0; i--)
            {
                if (!groups[i].Facts.Exists(facts.Contains))
                    continue;
                facts.AddRange(groups[i].Facts);
                joined.AddRange(groups[i].Questions);
                groups.RemoveAt(i);
            }

            joined.Add(question);
            groups.Add((facts, joined));
        }

        return groups.ConvertAll(g => g.Questions);
    }

    /// <summary>A question without an answer, with the open ones that decide whether it is asked.</summary>
    private readonly record struct OpenQuestion(WeightedQuestion Question, FactDefinition[] Gates);
}
