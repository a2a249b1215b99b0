using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>Says which answers of a card cannot hold together, and why not, in the reader's words.</summary>
/// <param name="wording">The reader's words.</param>
public sealed class ContradictionWords(Wording wording)
{
    /// <summary>The questions with their answers, and the condition that they break.</summary>
    public Phrase Of(Contradiction contradiction)
    {
        ArgumentNullException.ThrowIfNull(contradiction);
        if (contradiction.Answers.Count == 0)
            return Phrase.Own(wording.Texts["contradicted.across"]);
        return Phrase.Join(" · ",
        [
            .. contradiction.Use is { } use ? [wording.Texts.Say("law.use", ("use", Phrase.Foreign(use)))] : Array.Empty<Phrase>(),
            .. contradiction.Answers.Select(Answer),
            .. contradiction.Says.Select(wording.Of),
        ]);
    }

    private Phrase Answer(FactAnswer answer) => wording.Texts.Say("contradicted.answer", ("question", wording.Question(answer.Fact)), ("answer", wording.Value(answer)));
}
