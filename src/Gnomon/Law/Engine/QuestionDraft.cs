namespace Gnomon.Law.Engine;

/// <summary>One question while it is weighed.</summary>
internal sealed class QuestionDraft(CompiledPack pack, Unit unit, Situation situation)
{
    private readonly ulong[] decides = new ulong[Bits.Words(pack.Outcomes.Count + pack.Obligations.Count)];
    private readonly ulong[] touches = new ulong[Bits.Words(pack.Outcomes.Count + pack.Obligations.Count)];

    public Unit Unit => unit;

    /// <summary>One of the situations it is asked in; of a question about a use, the only one.</summary>
    public Situation Situation => situation;

    public string? Scope { get; } = situation.Evidence.Sheet.ScopeOf(unit, situation.Evidence.Use);

    public long Score { get; private set; }

    /// <summary>Whether a class that may yet speak for the system depends on it.</summary>
    public bool BearsOnClass { get; private set; }

    public List<string> Decides { get; } = [];

    public List<string> Touches { get; } = [];

    public void Add(Inquiry inquiry, (int Settling, int Possible) settled, long weight, bool isClass)
    {
        BearsOnClass |= isClass;
        Score += weight * settled.Settling / settled.Possible;
        Note(decides, inquiry, settled.Settling > 0, Decides);
        Note(touches, inquiry, true, Touches);
    }

    private static void Note(ulong[] noted, Inquiry inquiry, bool isNew, List<string> ids)
    {
        if (!isNew || Bits.Has(noted, inquiry.Index))
            return;
        Bits.Add(noted, inquiry.Index);
        ids.Add(inquiry.Id);
    }

    public OpenQuestion Finish(IReadOnlyList<AnswerEffect> answers) =>
        new(unit.Fact!.Id, Scope, unit.Fact.Question, unit.Fact.Who, Decides, Touches) { Answers = answers };
}
