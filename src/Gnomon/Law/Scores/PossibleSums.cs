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
            if (IsOpen(questions[i]))
                open.Add(new OpenQuestion(questions[i], answers.Undecided(questions[i])));
            else
                sums = Answered(sums, questions[i], ref certain);
        }

        sums = sums.Plus(certain);

        var gates = open.SelectMany(o => o.Gates).ToHashSet<FactDefinition>(ReferenceEqualityComparer.Instance);
        // An open question hangs on others, or others hang on it; all the rest add up one by one.
        foreach (var (question, own) in open)
        {
            if (own.Length == 0 && !gates.Contains(question.Fact) && answers.Holds(question.Shown) is true)
                sums = Any(sums, question);
        }

        open.RemoveAll(o => o.Gates.Length == 0 && !gates.Contains(o.Question.Fact));
        foreach (var group in Groups(open))
            sums = sums.Plus(Branch(group));
        return sums;
    }

    private bool IsOpen(WeightedQuestion question) => answers.MayGrow && answers.Of(question.Fact) is null;

    private SumSet Answered(SumSet sums, WeightedQuestion question, ref int certain)
    {
        switch (answers.Of(question.Fact))
        {
            case FactValue.OneOf one:
                certain += Points(question, one.Value);
                return sums;
            case FactValue.ManyOf many:
                foreach (var value in many.Values)
                    certain += Points(question, value);
                return many.Complete || many.Values.Contains("none") ? sums : Optional(sums, question, many.Values.Contains);
            default:
                return sums;
        }
    }

    private static SumSet Any(SumSet sums, WeightedQuestion question)
    {
        if (question.Fact.Type == FactType.ManyOf)
            return Optional(sums, question, _ => false);
        var any = SumSet.Empty;
        foreach (var points in question.Choices)
            any = any.Or(sums, points);
        return any;
    }

    private static SumSet Optional(SumSet sums, WeightedQuestion question, Func<string, bool> known)
    {
        foreach (var (value, points) in question.Points)
        {
            if (!known(value))
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
        foreach (var value in values)
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
