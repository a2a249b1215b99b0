using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>
/// Says where the facts of a card speak against what it claims to be. Laws differ in whom they call what, so that a claim is wrong only where no
/// examined law that knows the class or role leaves it possible; what a law finds and the card denies, or does not name, is said beside that law.
/// </summary>
internal sealed class ClaimWords(SystemCard card, Classification classification, Wording wording)
{
    // Of a law that was not published yet all is false, and says nothing.
    private readonly List<PackClassification> examined = [.. classification.Packs.Where(p => !p.NotYetKnown)];

    /// <summary>The lines that stand beside a law.</summary>
    public IEnumerable<Phrase> Of(PackClassification pack) => pack.NotYetKnown ? [] : [.. Class(pack), .. Denied(pack), .. Unclaimed(pack)];

    private IEnumerable<Phrase> Class(PackClassification pack)
    {
        if (card.Claims.HighRisk is not { } claimed)
            yield break;
        if (!claimed && High(pack).Any(o => o.Truth == Truth.True))
            yield return wording.Texts.Say("note.claims-not-high", ("law", wording.Of(pack.Title)));
        if (claimed && DeniedBy(High) is [var first, ..] denying && first == pack)
            yield return wording.Texts.Say("note.claims-high", ("laws", Titles(denying)));
    }

    private IEnumerable<Phrase> Denied(PackClassification pack) =>
        from role in card.Claims.Roles ?? []
        let denying = DeniedBy(p => Role(p, role))
        where denying.Count > 0 && denying[0] == pack
        select wording.Texts.Say("note.claims-role", ("role", wording.Role(role)), ("laws", Titles(denying)));

    private IEnumerable<Phrase> Unclaimed(PackClassification pack)
    {
        if (card.Claims.Roles is not { } claimed)
            yield break;
        var held = CardShape.Roles.Except(claimed, StringComparer.Ordinal).Where(r => Role(pack, r).Any(o => o.Truth == Truth.True)).ToList();
        if (held.Count > 0)
            yield return wording.Texts.Say("note.role-not-claimed", ("roles", Phrase.Join(wording.Texts["list.and"], held.Select(wording.Role))), ("law", wording.Of(pack.Title)));
    }

    /// <summary>The laws that know something and deny it; none where one of them leaves it possible.</summary>
    private List<PackClassification> DeniedBy(Func<PackClassification, IReadOnlyList<OutcomeFinding>> of)
    {
        var knowing = examined.Where(p => of(p).Count > 0).ToList();
        return knowing.TrueForAll(p => of(p).All(o => o.Truth == Truth.False)) ? knowing : [];
    }

    private static IReadOnlyList<OutcomeFinding> High(PackClassification pack) => new Outcomes(pack).HighRisk;

    private static List<OutcomeFinding> Role(PackClassification pack, string role) => [.. new Outcomes(pack).Roles.Where(o => o.Id.EndsWith(".role." + role, StringComparison.Ordinal))];

    private Phrase Titles(IEnumerable<PackClassification> packs) => wording.Texts.List(packs.Select(p => wording.Of(p.Title)));
}
