using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>One question while it is weighed.</summary>
internal sealed class QuestionDraft(CompiledPack pack, Unit unit, Situation situation)
{
    private readonly bool[] seen = new bool[pack.Outcomes.Count + pack.Obligations.Count];

    public Unit Unit => unit;

    /// <summary>One of the situations it is asked in; of a question about a use, the only one.</summary>
    public Situation Situation => situation;

    public string? Scope { get; } = situation.Evidence.Sheet.ScopeOf(unit, situation.Evidence.Use);

    public long Score { get; private set; }

    /// <summary>Whether a class that may yet speak for the system depends on it.</summary>
    public bool BearsOnClass { get; private set; }

    public List<string> Decides { get; } = [];

    public List<string> Touches { get; } = [];

    /// <summary>Whether an answer does not contradict what is known already.</summary>
    public static bool IsOpen(Unit unit, AnswerOption option, byte[] open)
    {
        for (var i = 0; i < unit.Bits.Length; i++)
        {
            // What a list already holds stays in it.
            var needed = option.Values[i] ? Can.BeTrue : unit.Fact!.Type == FactType.ManyOf ? Can.BeEither : Can.BeFalse;
            if ((open[unit.Bits[i]] & needed) == 0)
                return false;
        }

        return true;
    }

    public void Add(Inquiry inquiry, (int Settling, int Possible) settled, long weight, bool isClass)
    {
        BearsOnClass |= isClass;
        Score += weight * settled.Settling / settled.Possible;
        if (settled.Settling > 0 && !Decides.Contains(inquiry.Id, StringComparer.Ordinal))
            Decides.Add(inquiry.Id);
        if (seen[inquiry.Index])
            return;
        seen[inquiry.Index] = true;
        Touches.Add(inquiry.Id);
    }

    public OpenQuestion Finish(IReadOnlyList<AnswerEffect> answers) =>
        new(unit.Fact!.Id, Scope, unit.Fact.Question, unit.Fact.Who, Decides, Touches) { Answers = answers };
}
