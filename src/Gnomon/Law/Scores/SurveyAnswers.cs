using Gnomon.Describe;

namespace Gnomon.Law.Scores;

/// <summary>The answers of a card to the questions of a score, and what is assumed of open ones while the possible sums are worked out.</summary>
internal sealed class SurveyAnswers
{
    /// <summary>What is assumed of a question that is not asked: it has no value.</summary>
    public const string NoValue = "";

    private readonly Dictionary<string, FactValue> given;
    private readonly Dictionary<string, string> assumed = new(StringComparer.Ordinal);
    private readonly HashSet<string> said;
    private readonly bool finished;

    public SurveyAnswers(ScoreSheet sheet, IReadOnlyList<FactAnswer> answers)
    {
        given = answers.Where(a => a.Value is not FactValue.DontKnow).ToDictionary(a => a.Fact, a => a.Value, StringComparer.Ordinal);
        said = answers.Select(a => a.Fact).ToHashSet(StringComparer.Ordinal);
        finished = given.GetValueOrDefault(sheet.FinishedBy.Id) is FactValue.YesNo { Value: true };
    }

    /// <summary>Whether questions without an answer may still get one.</summary>
    public bool MayGrow => !finished;

    /// <summary>Whether the card says anything to a question, be it that nobody knows.</summary>
    public bool IsSaid(FactDefinition fact) => said.Contains(fact.Id);

    public FactValue? Of(FactDefinition fact) => given.GetValueOrDefault(fact.Id);

    /// <summary>Whether a question is asked; null while that depends on an open one.</summary>
    public bool? Holds(Condition condition) => condition switch
    {
        Condition.Constant constant => constant.Value,
        Condition.HasValue has => Value(has.Fact) is { } value ? has.Values.Contains(value, StringComparer.Ordinal) : null,
        Condition.All all => Joined(all.Parts, decides: false),
        Condition.Any any => Joined(any.Parts, decides: true),
        Condition.Not not => !Holds(not.Part),
        _ => throw new ArgumentException("not a condition of a score", nameof(condition)),
    };

    /// <summary>The open questions on which a condition still depends.</summary>
    public IEnumerable<FactDefinition> Undecided(Condition condition) =>
        Holds(condition) is null ? condition.Whole().OfType<Condition.HasValue>().Select(h => h.Fact).Where(f => Value(f) is null).Distinct() : [];

    /// <summary>Works something out under an assumption.</summary>
    public T Assuming<T>(FactDefinition fact, string value, Func<T> work)
    {
        assumed.Add(fact.Id, value);
        var result = work();
        assumed.Remove(fact.Id);
        return result;
    }

    private string? Value(FactDefinition fact) => Of(fact) switch
    {
        FactValue.OneOf one => one.Value,
        FactValue.YesNo yes => yes.Value ? "true" : "false",
        _ => assumed.GetValueOrDefault(fact.Id) ?? (finished ? NoValue : null),
    };

    private bool? Joined(IReadOnlyList<Condition> parts, bool decides)
    {
        var truths = parts.Select(Holds).ToList();
        return truths.Contains(decides) ? decides : truths.Contains(null) ? null : !decides;
    }
}
