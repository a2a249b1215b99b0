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

    public List<Phrase> Notes() => [.. OriginWords.Of(pack, wording), .. RoleWords.None(pack, wording), .. Practices(), .. Claims(), .. pack.Contradicted.Select(c => Texts.Say("note.contradicted", ("what", new ContradictionWords(wording).Of(c))))];

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

    private IEnumerable<Phrase> Claims()
    {
        if (input.Card.Claims.HighRisk is { } claimed && outcomes.HighRisk.Count > 0)
        {
            var found = outcomes.HighRisk.Any(o => o.Truth == Truth.True) ? Truth.True : outcomes.HighRisk.All(o => o.Truth == Truth.False) ? Truth.False : Truth.Unknown;
            if (found != Truth.Unknown && claimed != (found == Truth.True))
                yield return Phrase.Own(Texts[claimed ? "note.claims-high" : "note.claims-not-high"]);
        }
    }
}
