using System.Globalization;
using System.Text;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>
/// A document that a law asks for, to be written: its sections from the pack, what the card, the classification and a result already tell, and what
/// is missing. Nothing in it is evidence until somebody has written it.
/// </summary>
public sealed class DocumentSkeleton
{
    // Most decisive first; an unanswered card has scores of them, which nobody reads above a form.
    private const int MostOpen = 3;

    private readonly Examination examination;
    private readonly Wording wording;
    private readonly ResultFigures? figures;
    private readonly SectionSources sources;
    private readonly StringBuilder page = new();

    private DocumentSkeleton(Examination examination, ResultFigures? figures, Wording wording) =>
        (this.examination, this.figures, this.wording, sources) = (examination, figures, wording, new SectionSources(examination, figures, wording));

    private Texts Texts => wording.Texts;

    /// <summary>The kinds of documents with sections that the examined laws ask for.</summary>
    public static IReadOnlyList<string> Kinds(Classification classification)
    {
        ArgumentNullException.ThrowIfNull(classification);
        return [.. classification.Packs.SelectMany(p => p.Obligations).SelectMany(o => Documents(o.Asks)).Where(d => d.Sections.Count > 0).Select(d => d.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The kinds of documents with sections, each with the packs that ask for it.</summary>
    public static ILookup<string, string> KindsOf(IEnumerable<LawPack> packs) => packs
        .SelectMany(p => p.Obligations.SelectMany(o => o.Versions).SelectMany(v => Documents(v.Asks)).Where(d => d.Sections.Count > 0).Select(d => (d.Kind, Pack: p.Id)))
        .Distinct().OrderBy(p => p.Kind, StringComparer.Ordinal).ToLookup(p => p.Kind, p => p.Pack, StringComparer.Ordinal);

    /// <summary>The document in Markdown.</summary>
    /// <param name="kind">The kind, one of <see cref="Kinds"/>.</param>
    /// <param name="examination">The examined card.</param>
    /// <param name="figures">The figures of a result for the card; null where there is none yet.</param>
    /// <param name="wording">The reader's words.</param>
    /// <returns>The text; or, with exit code <see cref="ExitCode.Usage"/>, that the figures are of another system or version, or the kinds that there are.</returns>
    public static Checked<string> Write(string kind, Examination examination, ResultFigures? figures, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(examination);
        ArgumentNullException.ThrowIfNull(wording);
        if (figures?.System is { } measured && measured != (examination.Card.Id, examination.Card.Version))
        {
            return Checked.Bad<string>(new Problem(
                ExitCode.Usage,
                $"the result is of {measured.Id}, version {measured.Version}; the card is of {examination.Card.Id}, version {examination.Card.Version}",
                "name a result of this card, or assess it"));
        }

        var kinds = Kinds(examination.Classification);
        return kinds.Contains(kind, StringComparer.Ordinal)
            ? Checked.Good(new DocumentSkeleton(examination, figures, wording).Write(kind))
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
        var parts = examination.Classification.Packs.SelectMany(p => Parts(p, kind)).ToList();
        // What is certainly not owed stays out, unless nothing is owed: then the reader asked for the form as such.
        var open = parts.Where(p => p.Due.Truth != Truth.False).ToList();
        foreach (var (pack, due, document) in open.Count > 0 ? open : parts)
            Part(pack, due, document);
        if (open.Count > 0 && open.Count < parts.Count)
        {
            Line("");
            Line(Markdown.Of(Texts.Say("skeleton.not-owed", ("articles", wording.Articles(parts.Except(open).SelectMany(p => p.Due.Cites))))));
        }

        Answers();
        Data();
        return page.ToString();
    }

    // Of a duty that several uses bear, the one that is surest.
    private static IEnumerable<(PackClassification Pack, ObligationDue Due, EvidenceAsked.Document Document)> Parts(PackClassification pack, string kind) =>
        pack.Obligations.GroupBy(o => o.Id, StringComparer.Ordinal)
            .Select(g => g.OrderBy(o => o.Truth switch { Truth.True => 0, Truth.Unknown => 1, _ => 2 }).First())
            .SelectMany(due => Documents(due.Asks).Where(d => string.Equals(d.Kind, kind, StringComparison.Ordinal) && d.Sections.Count > 0).Select(d => (pack, due, d)));

    private void Part(PackClassification pack, ObligationDue due, EvidenceAsked.Document document)
    {
        Line("");
        Line("## " + Markdown.Of(Phrase.Join(" · ", [wording.Of(pack.Title), wording.Articles(due.Cites)])));
        Line("");
        Line(Markdown.Of(wording.Of(due.Says)));
        Line("");
        Line("- " + Markdown.Of(Owed(pack, due)));
        if (!IsFree(pack))
            Open(pack, due);
        foreach (var held in examination.Card.Documents.Where(d => string.Equals(d.Kind, document.Kind, StringComparison.Ordinal)))
            Line("- " + Markdown.Of(Texts.Say("skeleton.held", ("file", Phrase.Foreign(held.File)))));
        for (var i = 0; i < document.Sections.Count; i++)
        {
            Line("");
            Line(string.Create(CultureInfo.InvariantCulture, $"### {i + 1}. ") + Markdown.Of(wording.Of(document.Sections[i].Says)));
            Line("");
            Section(pack, document.Sections[i]);
        }
    }

    // Of what binds nobody by itself nobody asks whether it is owed.
    private static bool IsFree(PackClassification pack) => pack.Voluntary || pack.OnRequest;

    private Phrase Owed(PackClassification pack, ObligationDue due) =>
        IsFree(pack) ? Phrase.Own(Texts["skeleton.recommended"])
        : due.Truth == Truth.False ? Phrase.Own(Texts["skeleton.owed-not"])
        : Texts.Say("skeleton.owed", ("truth", Texts.List([Phrase.Own(Texts["truth." + due.Truth.Id()]), new DateWords(wording).From(due.From, due.InForce)])));

    private void Open(PackClassification pack, ObligationDue due)
    {
        var asked = pack.Questions.Select(q => q.Fact).ToList();
        var open = due.Unknowns.Select(u => u.Data.GetValueOrDefault("fact")).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(f => asked.IndexOf(f) is var place and >= 0 ? place : asked.Count).ToList();
        foreach (var fact in open.Take(MostOpen))
            Line("- " + Markdown.Of(Texts.Say("skeleton.open", ("question", wording.Question(fact, pack.Jurisdiction)))));
        if (open.Count > MostOpen)
            Line("- " + Texts.Count("skeleton.open-more", open.Count - MostOpen));
    }

    private void Section(PackClassification pack, DocumentSection section)
    {
        var lines = sources.Of(pack, section);
        foreach (var (line, missing) in lines)
            Line("- " + (missing ? "*" + Markdown.Of(line) + "*" : Markdown.Of(line)));
        if (lines.Count > 0)
            Line("");
        Line("*" + Texts[lines.Any(l => !l.Missing) ? "skeleton.complete" : "skeleton.missing"] + "*");
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
                Line("- " + Markdown.Of(sources.Line(scope, answer)));
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
            Line("- " + Markdown.Of(sources.Measure(measure)));
        if (examination.Card.Measures.Count > 0)
            Line("");
        Line(examination.Card.Measures.Count == 0 ? Texts["skeleton.no-data"]
            : figures is null ? Texts["skeleton.assess"]
            : Markdown.Of(Texts.Say("skeleton.result", ("digest", Phrase.Own("sha256:" + figures.Sha256)))));
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
