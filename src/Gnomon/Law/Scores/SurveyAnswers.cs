using System.Text;
using Gnomon.Describe;

namespace Gnomon.Law.Scores;

/// <summary>The answers of a card to the questions of a score, and what is assumed of open ones while the possible sums are worked out.</summary>
internal sealed class SurveyAnswers
{
    /// <summary>What is assumed of a question that is not asked: it has no value.</summary>
    public const string NoValue = "";

    private readonly ScoreSheet sheet;
    private readonly FactValue?[] given;
    private readonly string?[] assumed;
    private readonly bool[] said;
    private readonly bool finished;

    public SurveyAnswers(ScoreSheet sheet, IReadOnlyList<FactAnswer> answers)
    {
        this.sheet = sheet;
        (given, assumed, said) = (new FactValue?[sheet.Numbers.Count], new string?[sheet.Numbers.Count], new bool[sheet.Numbers.Count]);
        for (var i = 0; i < answers.Count; i++)
        {
            if (!sheet.Numbers.TryGetValue(answers[i].Fact, out var number))
                continue;
            said[number] = true;
            if (answers[i].Value is not FactValue.DontKnow)
                given[number] = answers[i].Value;
        }

        finished = Of(sheet.FinishedBy) is FactValue.YesNo { Value: true };
        MayStay = Of(sheet.FinishedBy) is null;
    }

    /// <summary>Whether questions may stay without an answer: nobody has said yet that the questionnaire is not finished.</summary>
    public bool MayStay { get; }

    /// <summary>Whether the card says anything to a question, be it that nobody knows.</summary>
    public bool IsSaid(FactDefinition fact) => said[sheet.Number(fact)];

    public FactValue? Of(FactDefinition fact) => given[sheet.Number(fact)];

    /// <summary>Whether something may still be added to an answer: there is none, or it is a list that is not complete. A finished questionnaire closes both.</summary>
    public bool IsOpen(FactDefinition fact) => !finished && Of(fact) switch
    {
        null => true,
        FactValue.ManyOf { Complete: false } many => !many.Values.Contains("none"),
        _ => false,
    };

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

    /// <summary>The open questions that decide whether a question is asked.</summary>
    public FactDefinition[] Undecided(WeightedQuestion question) =>
        Holds(question.Shown) is not null ? [] : Array.FindAll(question.Gates, g => Value(g) is null);

    /// <summary>Writes what of a condition is not decided: the same text just where the same is left of the same condition.</summary>
    public void Left(Condition condition, StringBuilder into)
    {
        if (Holds(condition) is { } known)
        {
            into.Append(known ? '1' : '0');
            return;
        }

        switch (condition)
        {
            case Condition.HasValue has:
                into.Append('=').Append((char)sheet.Number(has.Fact)).Append((char)has.Values.Count);
                foreach (var value in has.Values)
                    into.Append((char)value.Length).Append(value);
                break;
            case Condition.All all:
                Left('&', all.Parts, into);
                break;
            case Condition.Any any:
                Left('|', any.Parts, into);
                break;
            case Condition.Not not:
                Left(not.Part, into.Append('!'));
                break;
        }
    }

    /// <summary>Works something out under an assumption.</summary>
    public T Assuming<T>(FactDefinition fact, string value, Func<T> work)
    {
        assumed[sheet.Number(fact)] = value;
        var result = work();
        assumed[sheet.Number(fact)] = null;
        return result;
    }

    private string? Value(FactDefinition fact) => Of(fact) switch
    {
        FactValue.OneOf one => one.Value,
        FactValue.YesNo yes => yes.Value ? "true" : "false",
        _ => assumed[sheet.Number(fact)] ?? (finished ? NoValue : null),
    };

    // Parts that are decided did not decide the whole, so they are no part of what is left.
    private void Left(char sign, IReadOnlyList<Condition> parts, StringBuilder into)
    {
        into.Append(sign);
        foreach (var part in parts)
        {
            if (Holds(part) is null)
                Left(part, into);
        }

        into.Append(')');
    }

    private bool? Joined(IReadOnlyList<Condition> parts, bool decides)
    {
        bool? all = !decides;
        for (var i = 0; i < parts.Count; i++)
        {
            var truth = Holds(parts[i]);
            if (truth == decides)
                return decides;
            all = truth is null ? null : all;
        }

        return all;
    }
}
