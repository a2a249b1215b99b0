using Gnomon.Decide;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>What to do next, by whom, by when: contradicted duties first, then the question that decides a class, then missing evidence.</summary>
internal sealed class NextSteps(ReportInput input, Wording wording)
{
    private readonly DateWords dates = new(wording);

    public static IReadOnlyList<NextStep> From(ReportInput input, Wording wording)
    {
        var steps = new NextSteps(input, wording);
        // A question that several laws wait for is asked once.
        return [.. steps.Contradicted(), .. steps.Deciding().DistinctBy(s => (s.What.ToString(), s.Who.ToString())), .. steps.Missing()];
    }

    private IEnumerable<NextStep> Contradicted() =>
        from found in Owed(ObligationStatus.Contradicts)
        let piece = found.Finding.Pieces.First(p => p.Status == ObligationStatus.Contradicts)
        select Step("next.contradicted", found.Due, piece);

    private IEnumerable<NextStep> Missing() =>
        from found in Owed(ObligationStatus.NotSettled)
        from piece in found.Finding.Pieces.Where(p => p.Status == ObligationStatus.NotSettled).Take(1)
        select Step("next.missing." + piece.Kind, found.Due, piece);

    private IEnumerable<NextStep> Deciding() =>
        from pack in input.Classification.Packs
        let high = new Outcomes(pack).HighRisk.Where(o => o.Truth == Truth.Unknown).ToList()
        from question in pack.Questions.Where(q => high.Any(o => q.Decides.Any(d => Outcomes.Names(d, o.Id)))).Take(1)
        select new NextStep(
            wording.Texts.Say("next.answer", ("question", new QuestionWords(wording).Of(question))),
            wording.Of(question.Who),
            Phrase.Own(wording.Texts["by.first"]));

    private NextStep Step(string key, ObligationDue due, EvidencePiece piece) => new(
        wording.Texts.Say(key, ("what", Piece(piece)), ("article", wording.Articles(due.Cites, 1)), ("duty", wording.Of(due.Says))),
        wording.Role(due.Role),
        When(due));

    // Of a day that hangs on an open question the first one may lie long past, and is no deadline to set oneself.
    private Phrase When(ObligationDue due)
    {
        if (due.InForce == Truth.True || due.From.IsCertain || due.From.Earliest is not { } first)
            return dates.By(due.From, due.InForce);
        var open = Open(due);
        var by = (first <= input.Classification.Reading.AppliesOn, due.From.Latest) switch
        {
            (true, { } last) => wording.Texts.Say("by.due-or", ("last", wording.Day(last))),
            (true, null) => Phrase.Own(wording.Texts["by.due-or-never"]),
            (false, { } last) => wording.Texts.Say("by.between", ("first", wording.Day(first)), ("last", wording.Day(last))),
            (false, null) => wording.Texts.Say("by.first-or-never", ("first", wording.Day(first))),
        };
        return open is null ? by : wording.Texts.Say("by.depending", ("by", by), ("question", open));
    }

    /// <summary>The question that the day of a duty hangs on, the most decisive; null where no answer settles it.</summary>
    private Phrase? Open(ObligationDue due)
    {
        var pack = input.Classification.Packs.First(p => p.Obligations.Contains(due));
        var asked = pack.Questions.Select(q => q.Fact).ToList();
        return due.Unknowns.Where(u => asked.Contains(u.Data.GetValueOrDefault("fact", ""), StringComparer.Ordinal)).MinBy(u => asked.IndexOf(u.Data["fact"])) is { } open
            ? new QuestionWords(wording).Bare(open)
            : null;
    }

    private Phrase Piece(EvidencePiece piece) => piece.Kind switch
    {
        "document" => wording.Known("document." + piece.Id, piece.Id),
        "criterion" => wording.Known("criterion." + piece.Id, piece.Id),
        _ => wording.Question(piece.Id),
    };

    // One missing piece is asked for once, by the duty that falls due first.
    private IEnumerable<(ObligationFinding Finding, ObligationDue Due)> Owed(ObligationStatus status) =>
        input.Findings.Obligations
            .Where(f => f.Status == status && f.Pieces.Any(p => p.Status == status))
            .Select(f => (Finding: f, Due: Due(f)))
            .Where(p => p.Due is { Truth: Truth.True })
            .Select(p => (p.Finding, Due: p.Due!))
            .OrderBy(p => p.Due.From.Earliest ?? DateOnly.MaxValue)
            .DistinctBy(p => p.Finding.Pieces.First(e => e.Status == status) is var piece ? (piece.Kind, piece.Id) : default);

    private ObligationDue? Due(ObligationFinding finding) =>
        input.Classification.Packs.FirstOrDefault(p => string.Equals(p.Pack, finding.Pack, StringComparison.Ordinal))?.Obligations
            .FirstOrDefault(o => string.Equals(o.Id, finding.Obligation, StringComparison.Ordinal) && string.Equals(o.Use, finding.Use, StringComparison.Ordinal));
}
