using System.Collections.Immutable;
using System.Text;
using Gnomon.Describe;

namespace Gnomon.Law.Scores;

/// <summary>
/// The sums that completions of the open answers reach, exactly. Questions add up one by one; where an open question decides whether others
/// are asked, its values are gone through, each group of questions that hang together for itself.
/// What is left of a group decides its sums, so a group that was met before, by another way to the same remainder, is not gone through again: a
/// ring or a chain costs little.
/// </summary>
/// <param name="answers">The answers.</param>
/// <param name="sheet">The score.</param>
internal sealed class PossibleSums(SurveyAnswers answers, ScoreSheet sheet)
{
    private readonly Dictionary<string, SumSet> known = new(StringComparer.Ordinal);
    private long looks;

    /// <summary>How often a question and what decides on it may be looked at; beyond it the sums are wrong, and <see cref="Entangled"/> says so.</summary>
    public long MostLooks { get; init; } = long.MaxValue;

    /// <summary>A question at which more than the most was reached; null where it was not.</summary>
    public WeightedQuestion? Entangled { get; private set; }

    public SumSet Of(WeightedSum sum)
    {
        known.Clear();
        return Of(sheet.Counting(sum));
    }

    private SumSet Of(IReadOnlyList<WeightedQuestion> questions)
    {
        var open = new List<OpenQuestion>();
        var sums = SumSet.Zero;
        var certain = 0;
        for (var i = 0; i < questions.Count; i++)
        {
            looks += 1 + questions[i].Gates.Length;
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

    private SumSet Branch(List<OpenQuestion> group)
    {
        if (looks > MostLooks)
        {
            Entangled ??= group.Find(o => o.Gates.Length > 0).Question;
            return SumSet.Empty;
        }

        var left = Left(group);
        if (!known.TryGetValue(left, out var sums))
            known[left] = sums = Through(group);
        return sums;
    }

    /// <summary>The questions of a group, and what of their conditions is not decided: all that its sums depend on.</summary>
    private string Left(List<OpenQuestion> group)
    {
        var left = new StringBuilder();
        foreach (var (question, _) in group)
            answers.Left(question.Shown, left.Append((char)sheet.Number(question.Fact)));
        return left.ToString();
    }

    /// <summary>Goes through the values of the question that decides most, and solves what is left under each.</summary>
    private SumSet Through(List<OpenQuestion> group)
    {
        var gate = Gate(group);
        var own = group.Find(o => o.Question.Fact == gate).Question;
        var rest = group.ConvertAll(o => o.Question);
        if (own is not null)
            rest.Remove(own);
        var asked = !sheet.ByFact.TryGetValue(gate.Id, out var question) || answers.Holds(question.Shown) is not false;
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
        foreach (var (gate, depend) in group.SelectMany(o => o.Gates).CountBy<FactDefinition, FactDefinition>(g => g, ReferenceEqualityComparer.Instance))
        {
            if (depend > most && !(sheet.ByFact.TryGetValue(gate.Id, out var question) && answers.Undecided(question).Length > 0))
                (best, most) = (gate, depend);
        }

        return best!;
    }

    /// <summary>Questions that hang together, in their order.</summary>
    private List<List<OpenQuestion>> Groups(List<OpenQuestion> questions)
    {
        if (questions.Count == 0)
            return [];
        var leads = new int[sheet.Numbers.Count];
        for (var i = 0; i < leads.Length; i++)
            leads[i] = i;
        foreach (var (question, gates) in questions)
        {
            foreach (var gate in gates)
                leads[Lead(gate)] = Lead(question.Fact);
        }

        return [.. questions.GroupBy(o => Lead(o.Question.Fact)).Select(g => g.ToList())];

        // The fact that stands for all that hang together with one.
        int Lead(FactDefinition fact)
        {
            var at = sheet.Number(fact);
            while (leads[at] != at)
                at = leads[at] = leads[leads[at]];
            return at;
        }
    }

    /// <summary>A question without an answer, with the open ones that decide whether it is asked.</summary>
    private readonly record struct OpenQuestion(WeightedQuestion Question, FactDefinition[] Gates);
}
