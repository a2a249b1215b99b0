using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>What the card, its classification and a result already tell for one section of a document, one line each.</summary>
internal sealed class SectionSources(Examination examination, ResultFigures? figures, Wording wording)
{
    private SystemCard Card => examination.Card;

    private Texts Texts => wording.Texts;

    /// <summary>The lines of a section; those that only say what is missing come last and are marked.</summary>
    public IReadOnlyList<(Phrase Line, bool Missing)> Of(PackClassification pack, DocumentSection section) =>
        [.. section.From.SelectMany(source => Of(pack, source)).OrderBy(l => l.Missing)];

    private IEnumerable<(Phrase Line, bool Missing)> Of(PackClassification pack, string source) => source switch
    {
        "system" => [(Texts.Say("skeleton.system", ("name", wording.Of(Card.Name)), ("id", Phrase.Foreign(Card.Id)), ("version", Phrase.Foreign(Card.Version))), false)],
        "uses" => Card.Uses.Count == 0 ? [Missing("skeleton.no-use")] : Card.Uses.SelectMany(Use),
        "roles" => Holding(pack, o => OutcomeKinds.IsRole(o.Id), "skeleton.no-role"),
        "class" => Holding(pack, o => !OutcomeKinds.IsRole(o.Id), "skeleton.no-class"),
        "data" => Card.Measures.Count == 0 ? [Missing("skeleton.no-data")] : Card.Measures.Select(m => (Measure(m), false)),
        "figures" => figures is { Criteria.Count: > 0 } ? figures.Criteria.Select(c => (Figure(c), false)) : [Missing("skeleton.no-figures")],
        _ when source.StartsWith(DocumentSection.DocumentPrefix, StringComparison.Ordinal) => Held(source[DocumentSection.DocumentPrefix.Length..]),
        _ => Fact(source),
    };

    // A use by its id, and by the area and the work that the card answers for it.
    private IEnumerable<(Phrase Line, bool Missing)> Use(ScopedFacts use)
    {
        yield return (Texts.Say("law.use", ("use", Phrase.Foreign(use.Id))), false);
        foreach (var answer in use.Facts.Where(f => f.Fact is "use.area" or "use.by" or "output.kind" || IsTask(f)))
            yield return (Line(use.Id, answer), false);
    }

    private static bool IsTask(FactAnswer answer) => answer.Fact is "work.stage" or "edu.task" or "benefit.action" or "credit.purpose" or "insurance.task" or "emergency.action" or "infra.sector" or "police.task" or "border.task" or "justice.task" or "vote.aim"
        && answer.Value is FactValue.OneOf { Value: not "none" } or FactValue.ManyOf { Values: not ["none"] };

    private IEnumerable<(Phrase Line, bool Missing)> Holding(PackClassification pack, Func<OutcomeFinding, bool> of, string none)
    {
        var found = pack.Outcomes.Where(o => o.Truth == Truth.True && of(o)).ToList();
        return found.Count == 0 ? [Missing(none)] : found.Select(o => (Phrase.Join(" · ", [wording.Of(o.Says), wording.Articles(o.Cites)]), false));
    }

    private IEnumerable<(Phrase Line, bool Missing)> Held(string kind)
    {
        var held = Card.Documents.Where(d => string.Equals(d.Kind, kind, StringComparison.Ordinal)).ToList();
        return held.Count > 0
            ? held.Select(d => (Texts.Say("skeleton.see", ("document", wording.Known("document." + kind, kind)), ("file", Phrase.Foreign(d.File))), false))
            : [(Texts.Say("skeleton.no-document", ("document", wording.Known("document." + kind, kind))), true)];
    }

    private List<(Phrase Line, bool Missing)> Fact(string fact)
    {
        var answers = Card.Markets.Concat(Card.Models).Concat(Card.Uses).Select(s => ((string?)s.Id, s.Facts)).Prepend((null, Card.Facts))
            .SelectMany(s => s.Item2.Where(f => string.Equals(f.Fact, fact, StringComparison.Ordinal)).Select(f => (Line(s.Item1, f), f.Value is FactValue.DontKnow))).ToList();
        return answers.Count > 0 ? answers : [(Texts.Say("skeleton.open", ("question", wording.Question(fact))), true)];
    }

    /// <summary>An answer of the card: whose it is, the question, the answer, and who gave it when and why.</summary>
    public Phrase Line(string? scope, FactAnswer answer)
    {
        var said = Phrase.Join("", [wording.Question(answer.Fact, scope), Phrase.Own(" "), wording.Value(answer), Signed(answer)]);
        return scope is null ? said : wording.Labelled(Phrase.Foreign(scope), said);
    }

    /// <summary>Data to measure: id, kind, files and the columns of the groups.</summary>
    public Phrase Measure(MeasureDeclaration measure) => Phrase.Join(
        " · ", [Phrase.Foreign(measure.Id), wording.Kind(measure.Kind), Phrase.Foreign(string.Join(", ", measure.Data)), .. measure.Groups.Count > 0 ? [Phrase.Foreign(string.Join(", ", measure.Groups.Select(g => g.Key)))] : Array.Empty<Phrase>()]);

    private Phrase Figure(ResultFigures.Criterion criterion)
    {
        var words = new FigureWords(wording, MetricId.Of(criterion.Metric), criterion.Bar);
        Phrase End(double? end) => end is { } number ? words.Number(number) : Phrase.Own("–");
        return Texts.Say(
            "skeleton.figure",
            ("metric", wording.Metric(criterion.Metric)),
            ("groups", Wording.By(criterion.By)),
            ("value", End(criterion.Point)),
            ("low", End(criterion.Low)),
            ("high", End(criterion.High)),
            ("bar", words.Number(criterion.Bar)),
            ("status", wording.Known("status." + criterion.Status, criterion.Status)));
    }

    private Phrase Signed(FactAnswer answer)
    {
        List<Phrase> parts = [.. answer.By is { } by ? [Phrase.Foreign(by)] : Array.Empty<Phrase>(), .. answer.On is { } on ? [wording.Day(on)] : Array.Empty<Phrase>(), .. answer.Reason is { } why ? [Phrase.Foreign(why)] : Array.Empty<Phrase>()];
        return parts.Count == 0 ? Phrase.Own("") : Phrase.Join("", [Phrase.Own(" ("), Texts.List(parts), Phrase.Own(")")]);
    }

    private (Phrase Line, bool Missing) Missing(string key) => (Phrase.Own(Texts[key]), true);
}
