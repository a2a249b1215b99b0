using System.Text;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>A classification for a terminal: what holds, from when and why, what is open and who could answer.</summary>
public sealed class ClassificationSummary
{
    private readonly Wording wording;
    private readonly bool all;
    private readonly bool planning;
    private readonly ClaimWords? claims;
    private readonly StringBuilder page = new();
    private ReasonLines explained;

    private ClassificationSummary(Wording wording, bool all, bool planning, ClaimWords? claims)
    {
        (this.wording, this.all, this.planning, this.claims) = (wording, all, planning, claims);
        explained = new ReasonLines(wording, Line);
    }

    /// <summary>The text, lines ended by a line feed.</summary>
    /// <param name="classification">What the packs say.</param>
    /// <param name="wording">The reader's words.</param>
    /// <param name="all">Also what does not hold.</param>
    /// <param name="planning">Also what each open class would bring.</param>
    /// <param name="card">The card, for what it claims and for answers that it gives under former names; null for none.</param>
    public static string Write(Classification classification, Wording wording, bool all, bool planning = false, Describe.SystemCard? card = null)
    {
        ArgumentNullException.ThrowIfNull(classification);
        ArgumentNullException.ThrowIfNull(wording);
        var summary = new ClassificationSummary(wording, all, planning, card is null ? null : new ClaimWords(card, classification, wording));
        foreach (var note in MigrationWords.Of(card?.Migrated ?? [], wording))
            summary.Line(0, note);
        foreach (var pack in classification.Packs)
            summary.Pack(pack, classification.Reading);
        summary.Line(0, Phrase.Own(wording.Texts["self-check"]));
        return summary.page.ToString();
    }

    private void Pack(PackClassification pack, Reading reading)
    {
        explained = new ReasonLines(wording, Line);
        Line(0, wording.Of(pack.Title));
        Line(0, wording.Texts.Say("page.reading", ("applies", wording.Day(reading.AppliesOn)), ("known", wording.Day(reading.KnownOn))));
        foreach (var origin in OriginWords.Of(pack, wording))
            Line(0, origin);
        foreach (var contradiction in pack.Contradicted)
            Line(0, wording.Texts.Say("note.contradicted", ("what", new ContradictionWords(wording).Of(contradiction))));
        foreach (var claim in claims?.Of(pack) ?? [])
            Line(0, claim);
        foreach (var score in pack.Scores.Where(s => Decides(s, pack)))
            Line(0, Score(score));
        Ranges(pack);
        if (pack.NotYetKnown)
            return;
        Part("classify.outcomes", pack.Outcomes, o => o.Truth, o => Conclusion(o.Truth, o.Says, o.Id, o.Use, When(o.Truth, new DateWords(wording).Applies(o.From, o.InForce), o.Unknowns), o.Cites, o.Reasons));
        Neighbours(pack);
        Part("classify.obligations", pack.Obligations, o => o.Truth, o => Conclusion(o.Truth, o.Says, o.Id, o.Use, When(o.Truth, new DateWords(wording).From(o.From, o.InForce), o.Unknowns), o.Cites, Explanation.Of(o)));
        Planning(pack);
        if (pack.Questions.Count == 0)
            return;
        Line(0, Phrase.Own("\n" + wording.Texts["law.questions"]));
        var open = new QuestionWords(wording);
        foreach (var question in pack.Questions)
        {
            Line(1, open.Of(question));
            Line(2, Phrase.Join(" · ", [Phrase.Foreign(question.Fact), wording.Texts.Say("open.who", ("who", wording.Of(question.Who)))]));
        }
    }

    private void Ranges(PackClassification pack)
    {
        var lines = new RangeWords(wording, pack).Lines();
        if (lines.Count > 0)
            Line(0, Phrase.Own("\n" + wording.Texts["range.title"]));
        foreach (var line in lines)
        {
            Line(1, line.Least);
            foreach (var open in line.Open)
                Line(2, open);
            if (line.NotReached is { } not)
                Line(2, Strongest(not));
        }

        foreach (var none in RoleWords.None(pack, wording))
            Line(1, Strongest(none));
    }

    // Good news carries the strongest mark, for it is what people want to believe.
    private static Phrase Strongest(Phrase news) => Phrase.Join(" ", [Phrase.Own("[!]"), news]);

    /// <summary>Why not the neighbour: what does not hold beside something that holds in the same point of a list.</summary>
    private void Neighbours(PackClassification pack)
    {
        var near = all ? [] : pack.Outcomes.Where(o => o.Truth == Truth.False && pack.Outcomes.Any(t => t.Truth == Truth.True && AreNeighbours(t, o))).ToList();
        if (near.Count > 0)
            Line(0, Phrase.Own("\n" + wording.Texts["classify.neighbours"]));
        foreach (var o in near)
            Conclusion(o.Truth, o.Says, o.Id, o.Use, Phrase.Own(""), o.Cites, o.Reasons);
    }

    private static bool AreNeighbours(OutcomeFinding one, OutcomeFinding other) =>
        string.Equals(one.Use, other.Use, StringComparison.Ordinal) && List(one.Id) is { } list && string.Equals(list, List(other.Id), StringComparison.Ordinal);

    // eu.annex-iii.5 of eu.annex-iii.5.b; an id of fewer parts names no point of a list.
    private static string? List(string id) => id.Count(c => c == '.') >= 3 ? id[..id.LastIndexOf('.')] : null;

    private void Planning(PackClassification pack)
    {
        if (!planning || pack.Gravity.Count == 0)
            return;
        Line(0, Phrase.Own("\n" + wording.Texts["planning.title"]));
        Line(1, Phrase.Own(wording.Texts[pack.Planning.Count > 0 ? "planning.intro" : "planning.none"]));
        var words = new RangeWords(wording, pack);
        foreach (var planned in pack.Planning)
        {
            Line(1, words.Planned(planned));
            foreach (var due in planned.Duties)
                Line(2, words.Due(due));
            if (planned.Possible > 0)
                Line(2, wording.Texts.Count("planning.possible", planned.Possible));
        }
    }

    // Where an assessment states a level, or the law does not reach the system, the points decide nothing and would speak against what holds.
    private static bool Decides(Law.Scores.ScoreStanding score, PackClassification pack) =>
        Explanation.Steps(pack.Outcomes.Where(o => o.Truth != Truth.False).SelectMany(o => o.Reasons)).Any(step => score.Sheet.IsLevel(step.Fact));

    private Phrase Score(Law.Scores.ScoreStanding score) => wording.Texts.Say(
        score switch
        {
            { Total: var total } when total.Low < total.High => "score.range",
            { Reducing: null } => "score.exact",
            _ => score.Total.Low < score.Raw.Low ? "score.exact-reduced" : "score.exact-not-reduced",
        },
        ("says", wording.Of(score.Sheet.Says)),
        ("total", Points(score.Total.Low)),
        ("high", Points(score.Total.High)),
        ("maximum", Points(score.Sheet.Raw.Maximum)),
        ("raw", Points(score.Raw.Low)),
        ("percent", Points(score.Sheet.Reduction?.ToPercent ?? 100)),
        ("reducing", Phrase.Own(score.Reducing is { } reducing ? wording.Numbers.Count(reducing.Low) + (reducing.High > reducing.Low ? "–" + wording.Numbers.Count(reducing.High) : "") : "")));

    private Phrase Points(int points) => Phrase.Own(wording.Numbers.Count(points));

    private void Part<T>(string title, IReadOnlyList<T> conclusions, Func<T, Truth> truth, Action<T> write)
    {
        Line(0, Phrase.Own("\n" + wording.Texts[title]));
        foreach (var conclusion in conclusions.Where(c => all || truth(c) != Truth.False).OrderBy(c => truth(c) switch { Truth.True => 0, Truth.Unknown => 1, _ => 2 }))
            write(conclusion);
        var hidden = all ? 0 : conclusions.Count(c => truth(c) == Truth.False);
        if (hidden > 0)
            Line(1, wording.Texts.Say("classify.hidden", ("n", Phrase.Own(wording.Numbers.Count(hidden)))));
    }

    private void Conclusion(Truth truth, LocalizedText says, string id, string? use, Phrase when, IReadOnlyList<Citation> cites, IReadOnlyList<Reason> reasons)
    {
        Line(1, wording.Texts.Say(
            "classify.outcome",
            ("truth", Phrase.Own(wording.Texts["truth." + truth.Id()])),
            ("says", wording.Of(says)),
            ("id", Phrase.Foreign(id)),
            ("use", use is null ? Phrase.Own("") : Phrase.Join("", [Phrase.Own(" · "), Phrase.Foreign(use)])),
            ("when", when),
            ("articles", wording.Articles(cites))));
        explained.Write(id, truth, reasons, 2);
    }

    // An unknown conclusion says why instead of when.
    private Phrase When(Truth truth, Phrase from, IReadOnlyList<Unknown> unknowns) => truth switch
    {
        Truth.True => from,
        Truth.Unknown => wording.Texts.List(unknowns.Select(new UnknownWords(wording).Cause).Distinct(StringComparer.Ordinal).Select(Phrase.Own)),
        _ => Phrase.Own(""),
    };

    private void Line(int depth, Phrase text) => page.Append(' ', depth * 2).Append(text).Append('\n');
}
