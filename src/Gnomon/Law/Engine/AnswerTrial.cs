using System.Numerics;

namespace Gnomon.Law.Engine;

/// <summary>
/// What each answer to the questions that are shown would decide, as far as is seen without a search: the answers are put in, each in a lane of its own, and
/// everything open is looked at again, once for all of them.
/// </summary>
internal sealed class AnswerTrial(CompiledPack pack, Situation situation, bool isWhole)
{
    private readonly List<(string Id, int Truth)> asked = [];
    private readonly List<(Unit Unit, AnswerOption Answer)> lanes = [];
    private readonly List<int> places = [];
    private readonly List<List<AnswerEffect>> effects = [];

    /// <summary>The effects of the answers to several questions about the same situation.</summary>
    public List<List<AnswerEffect>> Effects(IReadOnlyList<QuestionDraft> questions)
    {
        foreach (var outcome in pack.Outcomes)
            Ask(outcome.Definition.Id, outcome.Finding.Truth, outcome.Definition.Scope == OutcomeScope.Use);
        foreach (var obligation in pack.Obligations)
            Ask(obligation.Rule.Id, obligation.Finding.Truth, obligation.PerUse);
        foreach (var question in questions)
        {
            effects.Add([]);
            for (var i = 0; i < question.Unit.Options.Count; i++)
            {
                if (!situation.IsOffered(pack.Offers.First(question.Unit) + i))
                    continue;
                lanes.Add((question.Unit, question.Unit.Options[i]));
                places.Add(effects.Count - 1);
                if (lanes.Count == Completions.Width)
                    Try();
            }
        }

        Try();
        return effects;
    }

    // What an answer about a use decides for the system as a whole hangs on the other uses too.
    private void Ask(string id, int truth, bool isOfUse)
    {
        if ((!isWhole && !isOfUse) || situation.Of(truth) != Truth.Unknown)
            return;
        situation.PutIn(truth);
        asked.Add((id, truth));
    }

    private void Try()
    {
        if (lanes.Count == 0)
            return;
        var (possible, can) = situation.Suppose(lanes);
        var (becomeTrue, becomeFalse) = (new List<string>?[lanes.Count], new List<string>?[lanes.Count]);
        foreach (var (id, truth) in asked)
        {
            var then = situation.Glance(truth, can);
            Note(then.SurelyTrue & possible, becomeTrue, id);
            Note(then.SurelyFalse & possible, becomeFalse, id);
        }

        for (var i = 0; i < lanes.Count; i++)
        {
            if ((possible >> i & 1) != 0)
                effects[places[i]].Add(new AnswerEffect(lanes[i].Answer.Text, becomeTrue[i] ?? [], becomeFalse[i] ?? []));
        }

        lanes.Clear();
        places.Clear();
    }

    private static void Note(ulong decided, List<string>?[] into, string id)
    {
        for (; decided != 0; decided &= decided - 1)
        {
            var lane = BitOperations.TrailingZeroCount(decided);
            if (lane < into.Length)
                (into[lane] ??= []).Add(id);
        }
    }
}
