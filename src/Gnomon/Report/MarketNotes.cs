using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>What stands beside a market's sentence: how sure the source is, prohibited practices, contradictions, claims that differ.</summary>
internal sealed class MarketNotes(ReportInput input, Wording wording, PackClassification pack)
{
    private readonly Outcomes outcomes = new(pack);

    private Texts Texts => wording.Texts;

    public Phrase Source(Confirmation basis) => Texts.Say(
        "market.source",
        ("basis", Phrase.Own(wording.Basis(basis))),
        ("review", Review(wording, pack)),
        ("dated", wording.Day(pack.Dated)));

    public static Phrase Review(Wording wording, PackClassification pack) => pack.ReviewedBy is { } lawyer
        ? wording.Texts.Say("review.by", ("name", Phrase.Foreign(lawyer)))
        : Phrase.Own(wording.Texts["review.none"]);

    public List<Phrase> Notes() =>
    [
        .. OriginWords.Of(pack, wording),
        .. RoleWords.None(pack, wording),
        .. new ClaimWords(input.Card, input.Classification, wording).Of(pack),
        .. pack.Contradicted.Select(c => Texts.Say("note.contradicted", ("what", new ContradictionWords(wording).Of(c)))),
        .. Practices(),
    ];

    // "Allowed" is never said of Art. 5: only that none of the modelled practices was found, and how many were not looked at.
    private IEnumerable<Phrase> Practices()
    {
        if (outcomes.Prohibited.Count == 0 || outcomes.Prohibited.Any(o => o.Truth == Truth.True))
            yield break;
        var open = outcomes.Prohibited.Count(o => o.Truth == Truth.Unknown);
        var looked = outcomes.Prohibited.Count - open;
        if (looked > 0)
            yield return Texts.Count("note.practices-none-found", looked);
        if (open > 0)
            yield return Texts.Count("note.practices-open", open);
    }
}
