using Gnomon.Describe;
using Gnomon.Describe.Splice;
using Gnomon.Law;
using Gnomon.Law.Ask;
using Gnomon.Report;

namespace Gnomon.Cli.Ask;

/// <summary>The interview: puts one question at a time, writes each answer at once, and ends when nothing can change.</summary>
/// <param name="interview">Chooses the questions.</param>
/// <param name="wording">The reader's words.</param>
/// <param name="terminal">Where it takes place.</param>
/// <param name="by">Who answers; null for nobody named.</param>
/// <param name="today">The day that answers are dated with.</param>
internal sealed class AskDialogue(Interview interview, Wording wording, AskTerminal terminal, string? by, DateOnly today)
{
    private readonly HashSet<(string, string?)> skipped = [];
    private readonly Stack<(CardDraft Former, AskedQuestion Question, bool IsWritten)> steps = new();
    private readonly AskWords words = new(wording, terminal, interview);
    private int asked;

    /// <summary>Says which laws are asked about, and what may be answered.</summary>
    public void Introduce(IReadOnlyList<LawPack> packs, string card, IReadOnlyList<Phrase> notes)
    {
        terminal.Say(wording.Texts.Say("ask.start", ("laws", wording.Texts.List(packs.Select(p => wording.Of(p.Title)))), ("card", Phrase.Foreign(card))));
        foreach (var note in notes)
            terminal.Say(note);
    }

    /// <summary>Asks until nothing can change, or until somebody stops.</summary>
    /// <returns>The card as it was left; or why an answer could not be written.</returns>
    public Checked<CardDraft> Run(CardDraft draft)
    {
        while (true)
        {
            var answers = CardFacts.Of(draft.Card);
            if (!interview.Next(answers, skipped).TryGet(out var turn, out var problems))
                return Checked.Bad<CardDraft>(problems);
            if (turn.Next is null)
                return End(draft, turn, answers, settled: true);
            words.Prohibited(turn);
            words.Certain(turn, steps.Count > 0);
            words.Question(turn.Next, ++asked, answers);
            var step = Hear(draft, turn, answers);
            if (!step.TryGet(out var next, out problems))
                return Checked.Bad<CardDraft>(problems);
            if (next is null)
                return End(draft, turn, answers, settled: false);
            draft = next;
        }
    }

    private Checked<CardDraft> End(CardDraft draft, Turn turn, CardFacts answers, bool settled)
    {
        words.End(turn, answers, steps.Count(s => s.IsWritten), settled);
        return Checked.Good(draft);
    }

    /// <summary>The draft after one exchange, which may be the same; null to stop.</summary>
    private Checked<CardDraft?> Hear(CardDraft draft, Turn turn, CardFacts answers)
    {
        var question = turn.Next!;
        while (terminal.Hear() is { } line)
        {
            switch (SpokenAnswer.Read(question.Fact, line))
            {
                case SpokenAnswer.Stop:
                    return Checked.Good<CardDraft?>(null);
                case SpokenAnswer.Skip:
                    return Leave(draft, question);
                case SpokenAnswer.Value { Given: FactValue.DontKnow } when answers.Answer(question.Fact, question.Scope) is not (null or FactValue.DontKnow):
                    // Part of a list, or a last day, is known; that nobody knows the rest takes nothing from it.
                    terminal.Say(wording.Texts["ask.stays"], 1);
                    return Leave(draft, question);
                case SpokenAnswer.Back:
                    if (steps.Count > 0)
                        return Back(draft);
                    terminal.Say(wording.Texts["ask.nothing-back"], 1);
                    break;
                case SpokenAnswer.Why:
                    words.Why(draft, turn);
                    break;
                case SpokenAnswer.Help:
                    words.Help(question);
                    break;
                case SpokenAnswer.Value value:
                    if (Take(draft, turn, value) is { } taken)
                        return taken;
                    break;
                default:
                    terminal.Say(wording.Texts.Say("ask.not-understood", ("hint", words.Hint(question.Fact))), 1);
                    break;
            }
        }

        return Checked.Good<CardDraft?>(null);
    }

    private Checked<CardDraft?> Leave(CardDraft draft, AskedQuestion question)
    {
        skipped.Add(question.Key);
        steps.Push((draft, question, false));
        return Checked.Good<CardDraft?>(draft);
    }

    private Checked<CardDraft?> Back(CardDraft draft)
    {
        var (former, question, _) = steps.Pop();
        skipped.Remove(question.Key);
        asked -= 2;
        terminal.Say(wording.Texts.Say("ask.back", ("question", words.Put(question))), 1);
        return ReferenceEquals(former, draft) ? Checked.Good<CardDraft?>(draft) : Nullable(former.Save(draft));
    }

    /// <summary>Writes an answer; null where it is not taken and the question stands.</summary>
    private Checked<CardDraft?>? Take(CardDraft draft, Turn turn, SpokenAnswer.Value spoken)
    {
        var (question, given, reason) = (turn.Next!, spoken.Given, spoken.Reason);
        if (given is FactValue.Judgement && (reason ??= Reason()) is null)
            return Checked.Good<CardDraft?>(null);
        if (!draft.With(new FactAnswer(question.Fact.Id, given, by, today, reason, 0), question.Scope).TryGet(out var next, out var problems))
        {
            foreach (var problem in problems)
                terminal.Say(wording.Texts.Say("ask.not-recorded", ("what", Phrase.Foreign(problem.What))), 1);
            return null;
        }

        if (!interview.Contradictions(CardFacts.Of(next.Card), turn).TryGet(out var contradictions, out problems))
            return Checked.Bad<CardDraft?>(problems);
        foreach (var contradiction in contradictions)
            terminal.Say(wording.Texts.Say("ask.not-recorded", ("what", new ContradictionWords(wording).Of(contradiction))), 1);
        if (contradictions.Count > 0)
            return null;
        steps.Push((draft, question, true));
        // A list that may go on is an answer, and so is a month; the same question is not put twice in one sitting.
        if (given is FactValue.ManyOf { Complete: false } or FactValue.Date { IsDay: false })
            skipped.Add(question.Key);
        words.Noted(question.Fact, given);
        return Nullable(next.Save(draft));
    }

    private string? Reason()
    {
        terminal.Say(wording.Texts["ask.reason"], 1);
        while (terminal.Hear() is { } line)
        {
            if (line.Trim().Length > 0)
                return line.Trim();
        }

        return null;
    }

    private static Checked<CardDraft?> Nullable(Checked<CardDraft> draft) => draft.TryGet(out var good, out var problems) ? Checked.Good<CardDraft?>(good) : Checked.Bad<CardDraft?>(problems);
}
