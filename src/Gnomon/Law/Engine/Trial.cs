namespace Gnomon.Law.Engine;

/// <summary>What each answer to a question would decide, as far as is seen without a search: the answer is put in and everything open is looked at again.</summary>
internal sealed class Trial(CompiledPack pack, QuestionDraft question)
{
    private readonly Situation now = question.Situation;
    private readonly Workspace work = question.Situation.Work;
    private readonly byte[] open = new byte[pack.Space.Variables];
    private readonly List<(string Id, int Truth)> asked = [];

    public IReadOnlyList<AnswerEffect> Effects(bool isWhole)
    {
        foreach (var outcome in pack.Outcomes)
            Ask(outcome.Definition.Id, outcome.Finding.Truth, isWhole || outcome.Definition.Scope == OutcomeScope.Use);
        foreach (var obligation in pack.Obligations)
            Ask(obligation.Rule.Id, obligation.Finding.Truth, isWhole || obligation.PerUse);
        var can = new byte[work.Residue.Count];
        var effects = new List<AnswerEffect>();
        for (var i = 0; i < question.Unit.Options.Count; i++)
        {
            var option = question.Unit.Options[i];
            if (!now.IsOffered(pack.Offers.First(question.Unit) + i) || !Put(option))
                continue;
            work.Residue.Look(open, can);
            effects.Add(Effect(option, can));
        }

        return effects;
    }

    private void Ask(string id, int truth, bool isAsked)
    {
        if (!isAsked || now.Of(truth) != Truth.Unknown)
            return;
        now.PutIn(truth);
        asked.Add((id, truth));
    }

    private bool Put(AnswerOption option)
    {
        now.Open.CopyTo(open, 0);
        work.Known.Clear();
        for (var i = 0; i < question.Unit.Bits.Length; i++)
        {
            var bit = question.Unit.Bits[i];
            if (open[bit] != Can.BeEither)
                continue;
            open[bit] = option.Values[i] ? Can.BeTrue : Can.BeFalse;
            work.Known.Add(bit);
        }

        return pack.Network.Spread(open, work.Known, work.Spreading);
    }

    private AnswerEffect Effect(AnswerOption option, byte[] can)
    {
        var (becomeTrue, becomeFalse) = (new List<string>(), new List<string>());
        foreach (var (id, truth) in asked)
        {
            var then = now.Glance(truth, can);
            if (then is Can.BeTrue or Can.BeFalse)
                (then == Can.BeTrue ? becomeTrue : becomeFalse).Add(id);
        }

        return new AnswerEffect(option.Text, becomeTrue, becomeFalse);
    }
}
