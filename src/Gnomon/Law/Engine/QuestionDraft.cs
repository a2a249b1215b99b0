namespace Gnomon.Law.Engine;

/// <summary>One question while it is weighed.</summary>
internal sealed class QuestionDraft(CompiledPack pack, Unit unit, Situation situation)
{
    private readonly ulong[] decides = new ulong[Bits.Words(pack.Ids.Length)];
    private readonly ulong[] touches = new ulong[Bits.Words(pack.Ids.Length)];

    public Unit Unit => unit;

    /// <summary>One of the situations it is asked in; of a question about a use, the only one.</summary>
    public Situation Situation => situation;

    public string? Scope { get; } = situation.Evidence.Sheet.ScopeOf(unit, situation.Evidence.Use);

    public long Score { get; private set; }

    /// <summary>Whether a class that may yet speak for the system depends on it.</summary>
    public bool BearsOnClass { get; private set; }

    /// <summary>How many outcomes and obligations depend on it.</summary>
    public int Touches { get; private set; }

    public void Add(Inquiry inquiry, (int Settling, int Possible) settled, long weight, bool isClass)
    {
        BearsOnClass |= isClass;
        Score += weight * settled.Settling / settled.Possible;
        if (settled.Settling > 0)
            Bits.Add(decides, inquiry.Index);
        if (Bits.Has(touches, inquiry.Index))
            return;
        Bits.Add(touches, inquiry.Index);
        Touches++;
    }

    public OpenQuestion Finish(IReadOnlyList<AnswerEffect> answers) =>
        new(unit.Fact!.Id, Scope, unit.Fact.Words(Scope).Question, unit.Fact.Who, Ids(decides), Ids(touches)) { Answers = answers, BearsOnClass = BearsOnClass };

    private string[] Ids(ulong[] set) => Array.ConvertAll(Bits.Members(set), i => pack.Ids[i]);
}
