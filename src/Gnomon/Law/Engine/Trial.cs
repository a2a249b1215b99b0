namespace Gnomon.Law.Engine;

/// <summary>What each answer to a question would decide, as far as is seen without a search: the answer is put in and everything open is looked at again.</summary>
internal sealed class Trial(CompiledPack pack, QuestionDraft question, Workspace work)
{
    private readonly Situation now = question.Situation;
    private readonly Situation then = new(pack, question.Situation.Evidence, work) { Links = question.Situation.Links };

    public IReadOnlyList<AnswerEffect> Effects(bool isWhole)
    {
        var effects = new List<AnswerEffect>();
        foreach (var option in question.Unit.Options)
        {
            if (QuestionDraft.IsOpen(question.Unit, option, now.Open) && Put(option) && Effect(option, isWhole) is { } effect)
                effects.Add(effect);
        }

        return effects;
    }

    private bool Put(AnswerOption option)
    {
        then.Restart();
        now.Open.CopyTo(work.Open, 0);
        work.Known.Clear();
        for (var i = 0; i < question.Unit.Bits.Length; i++)
        {
            var bit = question.Unit.Bits[i];
            if (work.Open[bit] != Can.BeEither)
                continue;
            work.Open[bit] = option.Values[i] ? Can.BeTrue : Can.BeFalse;
            work.Known.Add(bit);
        }

        return pack.Network.Spread(work.Open, work.Known, work.Spreading);
    }

    private AnswerEffect? Effect(AnswerOption option, bool isWhole)
    {
        var (becomeTrue, becomeFalse) = (new List<string>(), new List<string>());
        foreach (var outcome in pack.Outcomes)
        {
            if (isWhole || outcome.Definition.Scope == OutcomeScope.Use)
                Look(outcome.Definition.Id, outcome.Finding.Truth, becomeTrue, becomeFalse);
        }

        foreach (var obligation in pack.Obligations)
        {
            if (isWhole || obligation.PerUse)
                Look(obligation.Rule.Id, obligation.Finding.Truth, becomeTrue, becomeFalse);
        }

        return new AnswerEffect(option.Text, becomeTrue, becomeFalse);
    }

    private void Look(string id, int f, List<string> becomeTrue, List<string> becomeFalse)
    {
        if (now.Of(f) != Truth.Unknown)
            return;
        var truth = then.Glance(f);
        if (truth != Truth.Unknown)
            (truth == Truth.True ? becomeTrue : becomeFalse).Add(id);
    }
}
