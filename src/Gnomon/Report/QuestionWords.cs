using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>Puts an open question: of which market, use or model it is asked, and what was answered where an answer leaves it open.</summary>
/// <param name="wording">The reader's words, with the answers of the card.</param>
public sealed class QuestionWords(Wording wording)
{
    /// <summary>The question with its place, what was answered so far, and what that lacks.</summary>
    public Phrase Of(OpenQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Of(question.Fact, question.Scope, wording.Of(question.Question));
    }

    /// <summary>The same of a fact that something unknown names.</summary>
    public Phrase Of(Unknown unknown)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        var (fact, scope) = (unknown.Data["fact"], Scope(unknown));
        return Of(fact, scope, wording.Question(fact, scope));
    }

    /// <summary>The question of a fact that something unknown names, with its place alone.</summary>
    public Phrase Bare(Unknown unknown)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        var (fact, scope) = (unknown.Data["fact"], Scope(unknown));
        return Placed(fact, scope, wording.Question(fact, scope));
    }

    /// <summary>Whether something unknown hangs on an answer that is there and not whole.</summary>
    public bool IsAnsweredInPart(Unknown unknown)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return unknown.Cause == UnknownCause.NotAsked && unknown.Data.TryGetValue("fact", out var fact) && SoFar(fact, Scope(unknown)) is not null;
    }

    private Phrase Of(string fact, string? scope, Phrase question)
    {
        var placed = Placed(fact, scope, question);
        return SoFar(fact, scope) is { } answer
            ? wording.Texts.Say(answer is FactValue.ManyOf ? "open.so-far.list" : "open.so-far.date", ("question", placed), ("answer", wording.Value(new FactAnswer(fact, answer, null, null, null, 0))))
            : placed;
    }

    /// <summary>What stands before a question: a market always, for two laws ask the same of theirs; a use or model only beside others; else null.</summary>
    /// <param name="asked">What the fact is about; null where the fact is not known.</param>
    /// <param name="scope">The id of the market, use or model.</param>
    /// <param name="answers">The answers of the card; null for none.</param>
    public Phrase? About(FactScope? asked, string? scope, CardFacts? answers) => (asked, scope) switch
    {
        (FactScope.Market, { } market) => wording.Texts.Say("ask.about.market", ("id", wording.Place(market))),
        (FactScope.Use, { } use) when answers?.Uses.Count > 1 => wording.Texts.Say("ask.about.use", ("id", Phrase.Foreign(use))),
        (FactScope.Model, { } model) when answers?.Models.Count > 1 => wording.Texts.Say("ask.about.model", ("id", Phrase.Foreign(model))),
        _ => null,
    };

    private Phrase Placed(string fact, string? scope, Phrase question) =>
        About(wording.Fact(fact)?.Scope, scope, wording.Answers) is { } about ? Phrase.Join("", [about, question]) : question;

    // A list that may go on, a month, or a last day: an answer that may still leave something open.
    private FactValue? SoFar(string fact, string? scope) =>
        wording.Fact(fact) is { } known && wording.Answers?.Answer(known, scope) is (FactValue.ManyOf { Complete: false, Values.IsEmpty: false } or FactValue.Date { IsDay: false }) and { } answer
            ? answer
            : null;

    private static string? Scope(Unknown unknown) => unknown.Data.Where(d => d.Key is not "fact").Select(d => d.Value).FirstOrDefault();
}
