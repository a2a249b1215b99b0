using System.Globalization;
using System.Text;
using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>
/// A document that a law asks for, to be written: its sections from the pack, what the card and the classification already tell, and what is
/// missing. Nothing in it is evidence until somebody has written it.
/// </summary>
public sealed class DocumentSkeleton
{
    private readonly Examination examination;
    private readonly Wording wording;
    private readonly StringBuilder page = new();

    private DocumentSkeleton(Examination examination, Wording wording) => (this.examination, this.wording) = (examination, wording);

    private Texts Texts => wording.Texts;

    /// <summary>The kinds of documents with sections that the examined laws ask for.</summary>
    public static IReadOnlyList<string> Kinds(Classification classification)
    {
        ArgumentNullException.ThrowIfNull(classification);
        return [.. classification.Packs.SelectMany(p => p.Obligations).SelectMany(o => Documents(o.Asks)).Where(d => d.Sections.Count > 0).Select(d => d.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The document in Markdown.</summary>
    /// <param name="kind">The kind, one of <see cref="Kinds"/>.</param>
    /// <param name="examination">The examined card.</param>
    /// <param name="wording">The reader's words.</param>
    /// <returns>The text; or the kinds that there are, with exit code <see cref="ExitCode.Usage"/>.</returns>
    public static Checked<string> Write(string kind, Examination examination, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(examination);
        ArgumentNullException.ThrowIfNull(wording);
        var kinds = Kinds(examination.Classification);
        return kinds.Contains(kind, StringComparer.Ordinal)
            ? Checked.Good(new DocumentSkeleton(examination, wording).Write(kind))
            : Checked.Bad<string>(new Problem(
                ExitCode.Usage,
                $"'{kind}' is no document with sections that the examined laws ask for",
                kinds.Count == 0 ? "name a market in the card, or a pack with --packs" : NearestWord.Remedy(kind, kinds, $"write one of: {string.Join(", ", kinds)}")));
    }

    private string Write(string kind)
    {
        var card = examination.Card;
        Line("# " + Markdown.Of(wording.Known("document." + kind, kind).AsHeading()));
        Line("");
        Line(Markdown.Of(Texts.Say("skeleton.system", ("name", wording.Of(card.Name)), ("id", Phrase.Foreign(card.Id)), ("version", Phrase.Foreign(card.Version)))));
        Line("");
        Line("> " + Texts["skeleton.note"]);
        foreach (var pack in examination.Classification.Packs)
        {
            foreach (var due in pack.Obligations.GroupBy(o => o.Id, StringComparer.Ordinal).Select(g => g.OrderBy(o => o.Truth switch { Truth.True => 0, Truth.Unknown => 1, _ => 2 }).First()))
            {
                foreach (var document in Documents(due.Asks).Where(d => string.Equals(d.Kind, kind, StringComparison.Ordinal) && d.Sections.Count > 0))
                    Part(pack, due, document);
            }
        }

        Answers();
        Data();
        return page.ToString();
    }

    private void Part(PackClassification pack, ObligationDue due, EvidenceAsked.Document document)
    {
        Line("");
        Line("## " + Markdown.Of(Phrase.Join(" · ", [wording.Of(pack.Title), wording.Articles(due.Cites)])));
        Line("");
        Line(Markdown.Of(wording.Of(due.Says)));
        Line("");
        Line("- " + Markdown.Of(Texts.Say("skeleton.owed", ("truth", Phrase.Own(Texts["truth." + due.Truth.Id()])), ("when", due.Truth == Truth.False ? Phrase.Own("–") : new DateWords(wording).From(due.From, due.InForce)))));
        foreach (var fact in due.Unknowns.Select(u => u.Data.GetValueOrDefault("fact")).OfType<string>().Distinct(StringComparer.Ordinal))
            Line("- " + Markdown.Of(Texts.Say("skeleton.open", ("question", wording.Question(fact)))));
        foreach (var held in examination.Card.Documents.Where(d => string.Equals(d.Kind, document.Kind, StringComparison.Ordinal)))
            Line("- " + Markdown.Of(Texts.Say("skeleton.held", ("file", Phrase.Foreign(held.File)))));
        for (var i = 0; i < document.Sections.Count; i++)
        {
            Line("");
            Line(string.Create(CultureInfo.InvariantCulture, $"### {i + 1}. ") + Markdown.Of(wording.Of(document.Sections[i].Says)));
            Line("");
            Line("*" + Texts["skeleton.missing"] + "*");
        }
    }

    private void Answers()
    {
        var card = examination.Card;
        Line("");
        Line("## " + Texts["skeleton.answers"]);
        Line("");
        foreach (var (scope, facts) in card.Markets.Concat(card.Models).Concat(card.Uses).Select(s => ((string?)s.Id, s.Facts)).Prepend((null, card.Facts)))
        {
            foreach (var answer in facts)
                Line("- " + Markdown.Of(Phrase.Join("", [.. scope is null ? [] : new[] { Phrase.Foreign(scope), Phrase.Own(": ") }, wording.Question(answer.Fact), Phrase.Own(" "), Value(answer), Signed(answer)])));
        }

        var open = examination.Classification.Packs.SelectMany(p => p.Questions).DistinctBy(q => (q.Fact, q.Scope)).ToList();
        if (open.Count > 0)
        {
            Line("");
            Line(Markdown.Of(Texts.Count("skeleton.unanswered", open.Count, ("question", wording.Of(open[0].Question)))));
        }
    }

    private void Data()
    {
        Line("");
        Line("## " + Texts["skeleton.data"]);
        Line("");
        foreach (var measure in examination.Card.Measures)
            Line("- " + Markdown.Of(Phrase.Join(" · ", [Phrase.Foreign(measure.Id), Phrase.Foreign(measure.Kind), Phrase.Foreign(string.Join(", ", measure.Data)), Phrase.Foreign(string.Join(", ", measure.Groups.Select(g => g.Key)))])));
        Line(examination.Card.Measures.Count == 0 ? Texts["skeleton.no-data"] : "\n" + Texts["skeleton.assess"]);
    }

    private Phrase Value(FactAnswer answer)
    {
        var options = examination.Facts.Find(answer.Fact)?.Options ?? [];
        Phrase Option(string id) => options.FirstOrDefault(o => string.Equals(o.Id, id, StringComparison.Ordinal)) is { } option ? wording.Of(option.Label) : Phrase.Foreign(id);
        return answer.Value switch
        {
            FactValue.YesNo yes => Phrase.Own(Texts[yes.Value ? "answer.true" : "answer.false"]),
            FactValue.Judgement judged => Phrase.Own(Texts[judged.Value ? "answer.true" : "answer.false"]),
            FactValue.OneOf one => Option(one.Value),
            FactValue.ManyOf many => Phrase.Join("; ", many.Values.Select(Option)),
            FactValue.Number number => Phrase.Foreign(string.Create(CultureInfo.InvariantCulture, $"{number.Value} {examination.Facts.Find(answer.Fact)?.Unit}")),
            FactValue.Date date => wording.Day(date.Value),
            _ => Phrase.Own(Texts["answer.unknown"]),
        };
    }

    private Phrase Signed(FactAnswer answer)
    {
        List<Phrase> parts = [.. answer.By is { } by ? [Phrase.Foreign(by)] : Array.Empty<Phrase>(), .. answer.On is { } on ? [wording.Day(on)] : Array.Empty<Phrase>(), .. answer.Reason is { } why ? [Phrase.Foreign(why)] : Array.Empty<Phrase>()];
        return parts.Count == 0 ? Phrase.Own("") : Phrase.Join("", [Phrase.Own(" ("), Phrase.Join("; ", parts), Phrase.Own(")")]);
    }

    private static IEnumerable<EvidenceAsked.Document> Documents(EvidenceAsked? asks) => asks switch
    {
        EvidenceAsked.All all => all.Parts.SelectMany(Documents),
        EvidenceAsked.Any any => any.Parts.SelectMany(Documents),
        EvidenceAsked.Document document => [document],
        _ => [],
    };

    private void Line(string line) => page.Append(line).Append('\n');
}
