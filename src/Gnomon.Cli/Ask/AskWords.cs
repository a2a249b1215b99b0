using System.Globalization;
using Gnomon.Describe;
using Gnomon.Describe.Splice;
using Gnomon.Law;
using Gnomon.Law.Ask;
using Gnomon.Report;

namespace Gnomon.Cli.Ask;

/// <summary>What an interview says.</summary>
internal sealed class AskWords(Wording wording, AskTerminal terminal, Interview interview)
{
    private const int MostConsequences = 5;
    private const int MostUnknown = 8;
    private readonly HashSet<string> prohibited = new(StringComparer.Ordinal);
    private readonly HashSet<string> certain = new(StringComparer.Ordinal);
    private bool onlyDuties;
    private bool listNotKnown;

    private Texts Texts => wording.Texts;

    /// <summary>A question with its help, who would know, and its answers numbered; and what was answered so far, where it is too little.</summary>
    public void Question(AskedQuestion question, int number, CardFacts answers)
    {
        var fact = question.Fact;
        terminal.Say();
        terminal.Say(Texts.Say("ask.question", ("n", Phrase.Own(wording.Numbers.Count(number))), ("about", About(question, answers)), ("question", Put(question))));
        Meaning(question);
        terminal.Say(Texts.Say("open.who", ("who", wording.Of(fact.Who))), 1);
        for (var i = 0; i < fact.Options.Count; i++)
            terminal.Say(Phrase.Join("  ", [Phrase.Own((i + 1).ToString(CultureInfo.InvariantCulture)), Label(fact, fact.Options[i])]), 2);
        // A question is put again where its list may go on, or its day is known to a month or a last day only.
        if (Answered(fact, answers.Answer(fact, question.Scope)) is { } answered)
            terminal.Say(Texts.Say("ask.so-far", ("answer", answered)), 1);
        terminal.Say(Phrase.Join("", [Phrase.Own("("), Hint(fact), Phrase.Own(")")]), 1);
    }

    /// <summary>A question as it is put where it is asked.</summary>
    public Phrase Put(AskedQuestion question) => wording.Of(question.Fact.Words(question.Scope).Question);

    /// <summary>How to answer, with what the question means.</summary>
    public void Help(AskedQuestion question)
    {
        Meaning(question);
        terminal.Say(Texts.Say("ask.help", ("hint", Hint(question.Fact))), 1);
    }

    private void Meaning(AskedQuestion question)
    {
        foreach (var line in FactHelp.Lines(wording.Of(question.Fact.Words(question.Scope).Help)))
            terminal.Say(line, 1);
    }

    // A month, a last day or a list that may go on is an answer, and may still leave something open.
    private Phrase LeftOpen(AskedQuestion question, FactValue? soFar) => Answered(question.Fact, soFar) is { } answer
        ? Texts.Say("ask.left-so-far", ("question", Put(question)), ("answer", answer))
        : Put(question);

    private Phrase? Answered(FactDefinition fact, FactValue? soFar) => soFar switch
    {
        FactValue.Date date => wording.Period(date),
        FactValue.ManyOf many => Texts.List(fact.Options.Where(o => many.Values.Contains(o.Id, StringComparer.Ordinal)).Select(o => wording.Of(o.Label))),
        _ => null,
    };

    private Phrase Label(FactDefinition fact, FactOption option) =>
        interview.IsForOthers(fact, option) ? Texts.Say("ask.for-others", ("answer", wording.Of(option.Label))) : wording.Of(option.Label);

    /// <summary>Says once of each use that the law prohibits it.</summary>
    public void Prohibited(Turn turn)
    {
        var hold = turn.Classification.Packs.SelectMany(p => p.Outcomes).Where(o => o.Truth == Truth.True && OutcomeKinds.IsProhibition(o.Id)).ToList();
        // What an answer taken back made true is said again when it comes true again.
        prohibited.IntersectWith(hold.Select(Key));
        var found = hold.Where(o => prohibited.Add(Key(o))).ToList();
        if (found.Count == 0)
            return;
        terminal.Say();
        foreach (var outcome in found)
            terminal.Say(Phrase.Join(" · ", [Line(outcome.Says, outcome.Id, outcome.Use, outcome.Truth, outcome.Cites), new DateWords(wording).Applies(outcome.From, outcome.InForce)]));

        static string Key(OutcomeFinding outcome) => $"{outcome.Id} {outcome.Use}";
    }

    /// <summary>
    /// Says once of each law that the class of all uses is certain, as soon as an answer made it so or the law asks on; and once, when no question bears on a class any
    /// more, that one may stop.
    /// </summary>
    /// <param name="turn">Where the interview stands.</param>
    /// <param name="answered">Whether anything was answered in this sitting.</param>
    public void Certain(Turn turn, bool answered)
    {
        var ranked = turn.Classification.Packs.Where(p => p.Gravity.Count > 0).ToList();
        var sure = ranked.Where(p => ClassRange.Of(p).All(r => r.Open.Count == 0)).ToList();
        // Who goes back is told again; nobody is left with a class that is no longer certain.
        certain.IntersectWith(sure.Select(p => p.Pack));
        foreach (var pack in sure.Where(p => answered || p.Title == turn.Next?.Pack))
        {
            if (!certain.Add(pack.Pack))
                continue;
            terminal.Say();
            terminal.Say(wording.Of(pack.Title));
            terminal.Say(new RangeWords(wording, pack).Settled(), 1);
            terminal.Say(Texts["ask.certain"], 1);
        }

        if (turn.BearsOnClass || ranked.Count == 0 || onlyDuties)
        {
            onlyDuties &= !turn.BearsOnClass;
            return;
        }

        onlyDuties = true;
        terminal.Say(Texts[sure.Count == ranked.Count ? "ask.only-duties" : "ask.only-duties-open"], 1);
    }

    /// <summary>What an answer leaves open that the asker may be sure of: told once.</summary>
    public void Noted(FactDefinition fact, FactValue given)
    {
        if (listNotKnown || fact.Type != FactType.ManyOf || given is not FactValue.DontKnow)
            return;
        listNotKnown = true;
        terminal.Say(Texts["ask.list-not-known"], 1);
    }

    /// <summary>What an answer looks like.</summary>
    public Phrase Hint(FactDefinition fact) => fact.Type switch
    {
        FactType.YesNo => Phrase.Own(Texts["ask.hint.yes-no"]),
        FactType.Judgement => Phrase.Own(Texts["ask.hint.judgement"]),
        FactType.OneOf => Phrase.Own(Texts["ask.hint.one-of"]),
        FactType.ManyOf => Phrase.Own(Texts["ask.hint.many-of"]),
        FactType.Number => Texts.Say("ask.hint.number", ("unit", Phrase.Foreign(fact.Unit!))),
        _ => Phrase.Own(Texts["ask.hint.date"]),
    };

    /// <summary>What each answer would decide at once, with the articles.</summary>
    public void Why(CardDraft draft, Turn turn)
    {
        var question = turn.Next!;
        var answers = Answers(question.Fact).ToList();
        if (answers.Count == 0)
        {
            terminal.Say(Texts["ask.why.touches"], 1);
            Consequences(Touched(turn));
        }

        // Answers that come to the same are said together.
        foreach (var same in answers.Select(a => (a.Label, Lines: Decided(draft, turn, a.Value))).GroupBy(a => string.Join('\n', a.Lines), StringComparer.Ordinal))
        {
            terminal.Say(Texts.Say("ask.why.answer", ("answer", Phrase.Join(" / ", same.Select(a => a.Label)))), 1);
            Consequences(same.First().Lines);
        }
    }

    private List<Phrase> Decided(CardDraft draft, Turn turn, FactValue value) =>
        interview.WhatIf(CardFacts.Of(draft.Card), turn, value).TryGet(out var changes, out _)
            ? [.. changes.Where(c => c.After is not null).Select(c => Line(c.Says, c.Id, c.Use, c.After!.Truth, c.After.Cites))]
            : [];

    /// <summary>How it ended, and what holds now.</summary>
    public void End(Turn turn, CardFacts answers, int written, bool settled)
    {
        terminal.Say();
        terminal.Say(Texts.Count("ask.written", written));
        var left = turn.LeftOpen;
        terminal.Say(settled && left.Count == 0 ? Phrase.Own(Texts["ask.settled"]) : settled ? Texts.Count("ask.left-open", left.Count) : Phrase.Own(Texts["ask.stopped"]));
        foreach (var question in settled ? left : [])
            terminal.Say(Phrase.Join("", [About(question, answers), LeftOpen(question, answers.Answer(question.Fact, question.Scope))]), 1);
        foreach (var pack in turn.Classification.Packs)
        {
            terminal.Say(wording.Of(pack.Title));
            foreach (var line in new RangeWords(wording, pack).Lines())
            {
                terminal.Say(line.Least, 1);
                foreach (var graver in line.Open)
                    terminal.Say(graver, 2);
            }

            foreach (var outcome in pack.Outcomes.Where(o => o.Truth == Truth.True))
                terminal.Say(Line(outcome.Says, outcome.Id, outcome.Use, outcome.Truth, outcome.Cites), 1);
            var unknown = pack.Outcomes.Where(o => o.Truth == Truth.Unknown && !interview.OnlyExplains(pack.Pack, o.Id)).ToList();
            if (unknown.Count > 0)
                terminal.Say(Texts.Count("ask.unknown", unknown.Count), 1);
            foreach (var outcome in unknown.Count <= MostUnknown ? unknown : [])
                Open(outcome);
        }

        // An interview ends with classes and roles; two hundred duties, and what documents and figures show of them, have their own commands.
        if (turn.Classification.Packs.SelectMany(p => p.Obligations).Any(o => o.Truth != Truth.False))
            terminal.Say(Texts["ask.duties"]);
        terminal.Say(Texts["self-check"]);
    }

    /// <summary>What is unknown and why, with the sources that disagree: nobody need look for an answer that only they could give.</summary>
    private void Open(OutcomeFinding outcome)
    {
        var causes = outcome.Unknowns.Select(u => u.Cause).Distinct().Select(c => Phrase.Own(new UnknownWords(wording).Cause(c)));
        terminal.Say(Phrase.Join(" · ", [Line(outcome.Says, outcome.Id, outcome.Use, outcome.Truth, outcome.Cites), .. causes]), 2);
        if (outcome.Unknowns.Any(u => u.Cause == UnknownCause.SourcesConflict) && UnknownWords.Disagreement([outcome]) is { } why)
            terminal.Say(wording.Of(why), 3);
    }

    private void Consequences(List<Phrase> lines)
    {
        foreach (var line in lines.Take(MostConsequences))
            terminal.Say(line, 2);
        if (lines.Count == 0)
            terminal.Say(Texts["ask.why.nothing"], 2);
        if (lines.Count > MostConsequences)
            terminal.Say(Texts.Count("ask.why.more", lines.Count - MostConsequences), 2);
    }

    private Phrase Line(LocalizedText says, string id, string? use, Truth truth, IReadOnlyList<Citation> cites) => Texts.Say(
        cites.Count > 0 ? "ask.why.line" : "ask.why.line-uncited",
        ("says", wording.Of(says)), ("id", Phrase.Foreign(use is null ? id : $"{id} · {use}")), ("truth", Phrase.Own(Texts["truth." + truth.Id()])), ("articles", wording.Articles(cites)));

    private List<Phrase> Touched(Turn turn)
    {
        var ids = turn.Next!.Touches.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. turn.Classification.Packs.SelectMany(p => p.Outcomes).Where(o => ids.Contains(o.Id)).Select(o => Line(o.Says, o.Id, o.Use, o.Truth, o.Cites)),
            .. turn.Classification.Packs.SelectMany(p => p.Obligations).Where(o => ids.Contains(o.Id)).Select(o => Line(o.Says, o.Id, o.Use, o.Truth, o.Cites)),
        ];
    }

    private IEnumerable<(Phrase Label, FactValue Value)> Answers(FactDefinition fact) => fact.Type switch
    {
        FactType.YesNo => [(YesNo(true), new FactValue.YesNo(true)), (YesNo(false), new FactValue.YesNo(false))],
        FactType.Judgement => [(YesNo(true), new FactValue.Judgement(true)), (YesNo(false), new FactValue.Judgement(false))],
        FactType.OneOf => fact.Options.Select(o => (wording.Of(o.Label), (FactValue)new FactValue.OneOf(o.Id))),
        FactType.ManyOf => fact.Options.Select(o => (wording.Of(o.Label), (FactValue)new FactValue.ManyOf([o.Id], Complete: true))),
        _ => [],
    };

    private Phrase YesNo(bool yes) => Phrase.Own(Texts[yes ? "answer.true" : "answer.false"]);

    private Phrase About(AskedQuestion question, CardFacts answers) => new QuestionWords(wording).About(question.Fact.Scope, question.Scope, answers) ?? Phrase.Own("");
}
