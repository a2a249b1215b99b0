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
        var open = new List<(WeightedQuestion Question, IReadOnlyList<FactDefinition> Gates)>();
        var gates = new HashSet<FactDefinition>(ReferenceEqualityComparer.Instance);
        var sums = SumSet.Zero;
        for (var i = 0; i < questions.Count; i++)
        {
            if (!IsOpen(questions[i]))
            {
                sums = Answered(sums, questions[i]);
                continue;
            }

            open.Add((questions[i], answers.Undecided(questions[i].Shown)));
            gates.UnionWith(open[^1].Gates);
        }

        // An open question hangs on others, or others hang on it; all the rest add up one by one.
        var bound = new List<WeightedQuestion>();
        foreach (var (question, own) in open)
        {
            if (own.Count > 0 || gates.Contains(question.Fact))
                bound.Add(question);
            else if (answers.Holds(question.Shown) is true)
                sums = Any(sums, question);
        }

        foreach (var group in Groups(bound))
            sums = sums.Plus(Branch(group));
        return sums;
    }

    private bool IsOpen(WeightedQuestion question) => answers.MayGrow && answers.Of(question.Fact) is null;

    private SumSet Answered(SumSet sums, WeightedQuestion question) => answers.Of(question.Fact) switch
    {
        FactValue.OneOf one => sums.Plus(Points(question, one.Value)),
        FactValue.ManyOf many => Ticked(sums, question, many),
        _ => sums,
    };

    private static SumSet Ticked(SumSet sums, WeightedQuestion question, FactValue.ManyOf many)
    {
        sums = sums.Plus(many.Values.Sum(v => Points(question, v)));
        return many.Complete || many.Values.Contains("none") ? sums : Optional(sums, question, many.Values.Contains);
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
    private SumSet Branch(List<WeightedQuestion> group)
    {
        var gate = Gate(group);
        var own = group.Find(q => q.Fact == gate);
        var rest = group.Where(q => q != own).ToList();
        var asked = !byFact.TryGetValue(gate.Id, out var question) || answers.Holds(question.Shown) is not false;
        IEnumerable<string> values = asked ? gate.Type == FactType.YesNo ? ["true", "false"] : gate.Options.Select(o => o.Id) : [SurveyAnswers.NoValue];
        var all = SumSet.Empty;
        foreach (var value in values)
            all = all.Or(answers.Assuming(gate, value, () => Of(rest)), own is null ? 0 : Points(own, value));
        return all;
    }

    // A gate that hangs on no other open one comes first; of those, the one on which most depend.
    private FactDefinition Gate(List<WeightedQuestion> group)
    {
        var gates = group.SelectMany(q => answers.Undecided(q.Shown)).ToList();
        return gates.Where(g => !byFact.TryGetValue(g.Id, out var q) || answers.Undecided(q.Shown).Count == 0)
            .GroupBy<FactDefinition, FactDefinition>(g => g, ReferenceEqualityComparer.Instance).MaxBy(g => g.Count())!.Key;
    }

    private List<List<WeightedQuestion>> Groups(List<WeightedQuestion> questions)
    {
        var groups = new List<(HashSet<FactDefinition> Facts, List<WeightedQuestion> Questions)>();
        foreach (var question in questions)
        {
            var facts = new HashSet<FactDefinition>(answers.Undecided(question.Shown), ReferenceEqualityComparer.Instance) { question.Fact };
            var joined = new List<WeightedQuestion>();
            for (var i = groups.Count - 1; i >= 0; i--)
            {
                if (!groups[i].Facts.Overlaps(facts))
                    continue;
                facts.UnionWith(groups[i].Facts);
                joined.AddRange(groups[i].Questions);
                groups.RemoveAt(i);
            }

            joined.Add(question);
            groups.Add((facts, joined));
        }

        return groups.ConvertAll(g => g.Questions);
    }
}
