namespace Gnomon.Law.Engine;

/// <summary>
/// What each answer to a question would decide, as far as is seen without a search: the answers are put in, each in a lane of its own, and everything
/// open is looked at again, once for all of them.
/// </summary>
internal sealed class Trial(CompiledPack pack, QuestionDraft question)
{
    private const int MostLanes = 64;
    private readonly Situation now = question.Situation;
    private readonly Workspace work = question.Situation.Work;
    private readonly List<(string Id, int Truth)> asked = [];

    public IReadOnlyList<AnswerEffect> Effects(bool isWhole)
    {
        foreach (var outcome in pack.Outcomes)
            Ask(outcome.Definition.Id, outcome.Finding.Truth, isWhole || outcome.Definition.Scope == OutcomeScope.Use);
        foreach (var obligation in pack.Obligations)
            Ask(obligation.Rule.Id, obligation.Finding.Truth, isWhole || obligation.PerUse);
        var effects = new List<AnswerEffect>();
        for (var first = 0; first < question.Unit.Options.Count; first += MostLanes)
            Try(first, effects);
        return effects;
    }

    private void Ask(string id, int truth, bool isAsked)
    {
        if (!isAsked || now.Of(truth) != Truth.Unknown)
            return;
        now.PutIn(truth);
        asked.Add((id, truth));
    }

    private void Try(int first, List<AnswerEffect> effects)
    {
        var values = new Lanes[pack.Space.Variables];
        var tried = new List<(List<string> True, List<string> False)>();
        for (var i = first; i < Math.Min(question.Unit.Options.Count, first + MostLanes); i++)
        {
            var option = question.Unit.Options[i];
            if (!now.IsOffered(pack.Offers.First(question.Unit) + i) || Put(option) is not { } open)
                continue;
            for (var v = 0; v < values.Length; v++)
                values[v] = values[v].With(tried.Count, open[v]);
            tried.Add(([], []));
            effects.Add(new AnswerEffect(option.Text, tried[^1].True, tried[^1].False));
        }

        var can = work.Residue.Look(values);
        foreach (var (id, truth) in asked)
        {
            var then = now.Glance(truth, can);
            for (var lane = 0; lane < tried.Count; lane++)
            {
                if ((then.SurelyTrue >> lane & 1) != 0)
                    tried[lane].True.Add(id);
                else if ((then.SurelyFalse >> lane & 1) != 0)
                    tried[lane].False.Add(id);
            }
        }
    }

    /// <summary>What each variable can be with an answer; null where it contradicts the others.</summary>
    private byte[]? Put(AnswerOption option)
    {
        var open = now.Open.AsSpan().ToArray();
        work.Known.Clear();
        for (var i = 0; i < question.Unit.Bits.Length; i++)
        {
            var bit = question.Unit.Bits[i];
            if (open[bit] != Can.BeEither)
                continue;
            open[bit] = option.Values[i] ? Can.BeTrue : Can.BeFalse;
            work.Known.Add(bit);
        }

        return pack.Network.Spread(open, work.Known, work.Spreading) ? open : null;
    }
}
