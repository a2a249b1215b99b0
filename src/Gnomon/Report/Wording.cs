using System.Globalization;
using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>The words of one reader's language for the ids, dates and places of a result.</summary>
/// <param name="language">The reader's language.</param>
/// <param name="facts">The dictionary, for the wording of questions.</param>
public sealed class Wording(Language language, FactDictionary facts)
{
    public Language Language { get; } = language;

    public Texts Texts { get; } = new(language);

    public Numbers Numbers { get; } = new(language);

    /// <summary>What the card answers, so that a question is not put as open whose answer is only not whole; null where no card is at hand.</summary>
    public CardFacts? Answers { get; init; }

    /// <summary>A text that came in, in the reader's language where it has one.</summary>
    public Phrase Of(LocalizedText text) => Phrase.Foreign(text, Language);

    /// <summary>A day of ours.</summary>
    public Phrase Day(DateOnly day) => Phrase.Own(Numbers.Day(day));

    /// <summary>A day of an answer, or its month or year, or that it is no later than a day.</summary>
    public Phrase Period(FactValue.Date date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return date.IsOpen
            ? Texts.Say("answer.not-later", ("day", Day(date.Last)))
            : Phrase.Own(date.IsDay ? Numbers.Day(date.First) : date.IsMonth ? Numbers.Month(date.First) : Numbers.Year(date.First));
    }

    /// <summary>A jurisdiction or a market: the European Union, Viet Nam, Germany; as the pack or card writes it where there is no word.</summary>
    public Phrase Place(string id) =>
        (Texts.Find("place." + id.ToUpperInvariant()) ?? MarketNames.Country(id, Language)) is { } name ? Phrase.Own(name) : Phrase.Foreign(id);

    /// <summary>A role by the outcome that is the role: <c>eu.role.provider</c>.</summary>
    public Phrase Role(string outcome) => Known("role." + outcome[(outcome.LastIndexOf('.') + 1)..], outcome);

    /// <summary>How well a reading of the law is confirmed, as half a sentence.</summary>
    public string Basis(Confirmation confirmed) => Texts["basis." + Kebab(confirmed.ToString())];

    /// <summary>A place in a law: Art. 6(3), Điều 6(3), art. 6, paragraphe 3.</summary>
    public Phrase Article(string article) => Phrase.Foreign(CitationWords.In(Language, article));

    /// <summary>The same as the act itself is cited: điểm b khoản 1 Điều 9 of a law of Vietnam.</summary>
    public Phrase Article(Citation cite)
    {
        ArgumentNullException.ThrowIfNull(cite);
        return Phrase.Foreign(CitationWords.In(Language, cite.Act, cite.Article));
    }

    /// <summary>Several places without their acts, none twice, the first few.</summary>
    public Phrase Articles(IEnumerable<Citation> cites, int most = 3)
    {
        var articles = cites.DistinctBy(c => c.Article, StringComparer.Ordinal).ToList();
        var shown = Phrase.Join(", ", articles.Take(most).Select(Article));
        return articles.Count > most ? new Phrase([.. shown.Parts, new PhrasePart(", …", Foreign: false, Language: null)]) : shown;
    }

    /// <summary>The question of a fact, as it is put in a market; its id where the dictionary has none.</summary>
    public Phrase Question(string fact, string? market = null) => facts.Find(fact) is { } known ? Of(known.Words(market).Question) : Phrase.Foreign(fact);

    /// <summary>A fact of the dictionary; null where it has none of this id.</summary>
    internal FactDefinition? Fact(string id) => facts.Find(id);

    /// <summary>A metric's name: selection rate, difference in selection rate.</summary>
    public Phrase Metric(string id)
    {
        if (id.EndsWith(MetricId.IfMissing, StringComparison.Ordinal))
            return Texts.Say("metric.if-missing", ("metric", Metric(id[..^MetricId.IfMissing.Length])));
        var metric = MetricId.Of(id);
        if (Texts.Find("metric." + id) is { } own)
            return Phrase.Own(own);
        if (Texts.Find("metric." + id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..]) is { } named)
            return Phrase.Own(named);
        var rate = Texts.Find("metric." + metric.Stem) is { } stem ? Phrase.Own(stem) : Known("metric." + metric.Name, metric.Name);
        return metric.Comparison is { } comparison ? Texts.Say("comparison." + comparison, ("metric", rate)) : rate;
    }

    /// <summary>A place on the axes of a measure: threshold: 0.5. The names of axes are ours, the values came in.</summary>
    public Phrase At(GroupKey at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return Phrase.Join(" · ", at.Parts.Select(p => Labelled(Known("at." + p.Key, p.Key), Place(p))));
    }

    /// <summary>A place on one axis: our word for it where it is ours, a number on an axis that is drawn, else what came in.</summary>
    public Phrase Place(KeyValuePair<string, string?> part) =>
        Texts.Find($"at.{part.Key}.{part.Value}") is { } own ? Phrase.Own(own)
        : MeasureKinds.All.Any(k => k.Charts.Any(c => string.Equals(c.Axis, part.Key, StringComparison.Ordinal)))
        && double.TryParse(part.Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? Phrase.Own(Numbers.Bar(number))
            : Value(part.Value);

    /// <summary>The name of a kind of measure.</summary>
    public Phrase Kind(string kind) => Known("kind." + kind, kind);

    /// <summary>Group columns: sex × race.</summary>
    public static Phrase By(IEnumerable<string> columns) => Phrase.Join(" × ", columns.Select(Phrase.Foreign));

    /// <summary>A group: sex: F, race: Black.</summary>
    public Phrase Group(GroupKey group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Parts.IsEmpty
            ? Phrase.Own(Texts["group.whole"])
            : Phrase.Join(" · ", group.Parts.Select(p => Labelled(Phrase.Foreign(p.Key), Value(p.Value))));
    }

    /// <summary>A name and what belongs to it, with the colon as the language sets it.</summary>
    public Phrase Labelled(Phrase name, Phrase value) => Texts.Say("group.part", ("column", name), ("value", value));

    /// <summary>The word for an id, or the id itself as something that came in.</summary>
    public Phrase Known(string key, string id) => Texts.Find(key) is { } text ? Phrase.Own(text) : Phrase.Foreign(id);

    /// <summary>The answer to a fact, as a reason carries it: ids, in the reader's words.</summary>
    /// <param name="fact">The fact; null where nobody can answer.</param>
    /// <param name="ids">The ids; of several models each with its name before it.</param>
    public Phrase Answer(string? fact, string ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var known = fact is null ? null : facts.Find(fact);
        return known is { Scope: FactScope.Model } && ids.Contains(": ", StringComparison.Ordinal)
            ? Texts.List(ids.Split("; ").Select(part => part.Split(": ", 2)).Select(p => p.Length == 2 ? Labelled(Phrase.Foreign(p[0]), One(known, p[1])) : One(known, p[0])))
            : One(known, ids);
    }

    private Phrase One(FactDefinition? fact, string ids)
    {
        const string NotComplete = " (not complete)";
        if (ids.EndsWith(NotComplete, StringComparison.Ordinal))
            return Texts.Say("answer.not-complete", ("answer", One(fact, ids[..^NotComplete.Length])));
        if (Texts.Find("answer." + ids) is { } own)
            return Phrase.Own(own);
        if (fact is { Type: FactType.Date } && FactValue.Date.Parse(ids) is { } date)
            return Period(date);
        return fact is { Options.Count: > 0 } ? Texts.List(ids.Split(", ").Select(id => Option(fact, id))) : Phrase.Foreign(ids);
    }

    /// <summary>The answer that a step of an explanation rests on, or that other answers settle what nobody answered; null for a provision.</summary>
    public Phrase? Answer(Reason step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Answer is not { } ids ? null
            : step.SettledBy.Count > 0 ? Texts.Say("law.settled-by", ("answers", Phrase.Join("; ", step.SettledBy.Select(Settling))))
            : IsSettledByOthers(step) ? Phrase.Own(Texts["law.settled-by-others"])
            : Texts.Say("law.answer", ("answer", Answer(step.Fact, ids)));
    }

    private Phrase Settling(SettlingAnswer other) => Texts.Say("law.settling", ("question", Question(other.Fact)), ("answer", Answer(other.Fact, other.Answer)));

    /// <summary>The day that the law holds an answer against: a question for a day holds or does not hold only against it. Null for what is no day.</summary>
    public Phrase? HeldAgainst(Reason step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Day is { } law ? Texts.Say(law.Before ? "law.day.before" : "law.day.from", ("day", Day(law.Day))) : null;
    }

    /// <summary>Whether a step is sure though its own question has no answer: what other answers imply decides it.</summary>
    public static bool IsSettledByOthers(Reason step) => step is { Fact: not null, Truth: not Truth.Unknown, Answer: "not-asked" or "dont-know" };

    /// <summary>The answer of a card in the reader's words.</summary>
    public Phrase Value(FactAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var fact = facts.Find(answer.Fact);
        Phrase Chosen(string id) => fact is null ? Phrase.Foreign(id) : Option(fact, id);
        return answer.Value switch
        {
            FactValue.YesNo yes => Phrase.Own(Texts[yes.Value ? "answer.true" : "answer.false"]),
            FactValue.Judgement judged => Phrase.Own(Texts[judged.Value ? "answer.true" : "answer.false"]),
            FactValue.OneOf one => Chosen(one.Value),
            FactValue.ManyOf many => Texts.List(many.Values.Select(Chosen)),
            FactValue.Number number => Phrase.Foreign(string.Create(CultureInfo.InvariantCulture, $"{number.Value} {fact?.Unit}")),
            FactValue.Date date => Period(date),
            _ => Phrase.Own(Texts["answer.unknown"]),
        };
    }

    /// <summary>A value of a choice in the reader's words; its id where the dictionary has none.</summary>
    public Phrase Option(FactDefinition fact, string id)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Options.FirstOrDefault(o => string.Equals(o.Id, id, StringComparison.Ordinal)) is { } option ? Of(option.Label) : Phrase.Foreign(id);
    }

    internal static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private Phrase Value(string? value) => value switch
    {
        null => Phrase.Own(Texts["group.null"]),
        "" => Phrase.Own(Texts["group.empty"]),
        _ => Phrase.Foreign(value),
    };
}
