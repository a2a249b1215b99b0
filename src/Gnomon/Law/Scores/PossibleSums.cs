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
        var open = questions.Where(IsOpen).Select(q => (Question: q, Gates: answers.Undecided(q.Shown).Select(f => f.Id).ToList())).ToList();
        var gates = open.SelectMany(o => o.Gates).ToHashSet(StringComparer.Ordinal);
        // An open question hangs on others, or others hang on it; all the rest add up one by one.
        var bound = open.Where(o => o.Gates.Count > 0 || gates.Contains(o.Question.Fact.Id)).Select(o => o.Question).ToList();
        var free = bound.Count == 0 ? questions : questions.Except<WeightedQuestion>(bound, ReferenceEqualityComparer.Instance);
        var sums = free.Aggregate(SumSet.Zero, Add);
        foreach (var group in Groups(bound))
            sums = sums.Plus(Branch(group));
        return sums;
    }

    private bool IsOpen(WeightedQuestion question) => answers.MayGrow && answers.Of(question.Fact) is null;

    private SumSet Add(SumSet sums, WeightedQuestion question) => answers.Of(question.Fact) switch
    {
        FactValue.OneOf one => sums.Plus(Points(question, one.Value)),
        FactValue.ManyOf many => Ticked(sums, question, many),
        _ => answers.MayGrow && answers.Holds(question.Shown) is true ? Any(sums, question) : sums,
    };

    private static SumSet Ticked(SumSet sums, WeightedQuestion question, FactValue.ManyOf many)
    {
        sums = sums.Plus(many.Values.Sum(v => Points(question, v)));
        return many.Complete || many.Values.Contains("none") ? sums : Optional(sums, question, many.Values.Contains);
    }

    private static SumSet Any(SumSet sums, WeightedQuestion question) => question.Fact.Type == FactType.ManyOf
        ? Optional(sums, question, _ => false)
        : question.Fact.Options.Select(o => sums.Plus(Points(question, o.Id))).Aggregate((a, b) => a.Or(b));

    private static SumSet Optional(SumSet sums, WeightedQuestion question, Func<string, bool> known) =>
        question.Points.Where(p => !known(p.Key)).Aggregate(sums, (set, p) => set.Or(set.Plus(p.Value)));

    private static int Points(WeightedQuestion question, string value) => question.Points.GetValueOrDefault(value);

    /// <summary>Goes through the values of the question that decides most, and solves what is left under each.</summary>
    private SumSet Branch(List<WeightedQuestion> group)
    {
        var gate = Gate(group);
        var own = group.Find(q => IsOf(gate, q));
        var rest = group.Where(q => q != own).ToList();
        var asked = !byFact.TryGetValue(gate.Id, out var question) || answers.Holds(question.Shown) is not false;
        IEnumerable<string> values = asked ? gate.Type == FactType.YesNo ? ["true", "false"] : gate.Options.Select(o => o.Id) : [SurveyAnswers.NoValue];
        return values
            .Select(v => answers.Assuming(gate, v, () => Of(rest)).Plus(own is null ? 0 : Points(own, v)))
            .Aggregate(SumSet.Empty, (a, b) => a.Or(b));
    }

    // A gate that hangs on no other open one comes first; of those, the one on which most depend.
    private FactDefinition Gate(List<WeightedQuestion> group)
    {
        var gates = group.SelectMany(q => answers.Undecided(q.Shown)).ToList();
        return gates.Where(g => !byFact.TryGetValue(g.Id, out var q) || !answers.Undecided(q.Shown).Any())
            .GroupBy(g => g.Id, StringComparer.Ordinal).MaxBy(g => g.Count())!.First();
    }

    private List<List<WeightedQuestion>> Groups(List<WeightedQuestion> questions)
    {
        var groups = new List<(HashSet<string> Facts, List<WeightedQuestion> Questions)>();
        foreach (var question in questions)
        {
            var facts = answers.Undecided(question.Shown).Select(f => f.Id).Append(question.Fact.Id).ToHashSet(StringComparer.Ordinal);
            var near = groups.Where(g => g.Facts.Overlaps(facts)).ToList();
            groups.RemoveAll(near.Contains);
            foreach (var other in near)
                facts.UnionWith(other.Facts);
            groups.Add((facts, [.. near.SelectMany(g => g.Questions), question]));
        }

        return [.. groups.Select(g => g.Questions)];
    }

    private static bool IsOf(FactDefinition fact, WeightedQuestion question) => string.Equals(fact.Id, question.Fact.Id, StringComparison.Ordinal);
}
