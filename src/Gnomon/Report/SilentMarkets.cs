using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>Says of which markets of a card no installed law speaks, so that silence is not read as an answer.</summary>
public static class SilentMarkets
{
    /// <summary>One sentence for each such market, with the places that there are laws for, or the one that its name means.</summary>
    /// <param name="card">The card.</param>
    /// <param name="packs">The laws that are installed.</param>
    /// <param name="wording">The reader's words.</param>
    public static IReadOnlyList<Phrase> Of(SystemCard card, IReadOnlyCollection<LawPack> packs, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(packs);
        ArgumentNullException.ThrowIfNull(wording);
        var known = packs.Where(p => !p.OnRequest).Select(p => p.Jurisdiction.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. card.Markets.Where(m => !packs.Any(p => p.Reaches(m.Id))).Select(m => Called(m.Id, packs, wording) ?? wording.Texts.Say(
            "market.no-law", ("market", Phrase.Foreign(m.Id)), ("known", Phrase.Foreign(string.Join(", ", known)))))];
    }

    // Who writes "germany" does not look for a list of ids, but for that of Germany.
    private static Phrase? Called(string market, IReadOnlyCollection<LawPack> packs, Wording wording) => MarketNames.IdOf(market, packs) is { } id
        ? wording.Texts.Say("market.no-law-but", ("market", Phrase.Foreign(market)), ("place", wording.Place(id)), ("id", Phrase.Foreign(id)))
        : null;

    /// <summary>One sentence that names the laws and standards that are read only where a card names them; null where the card names all.</summary>
    public static Phrase? OnRequest(SystemCard card, IReadOnlyCollection<LawPack> packs, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(packs);
        ArgumentNullException.ThrowIfNull(wording);
        var unread = packs.Where(p => p.OnRequest && !card.Packs.Contains(p.Id, StringComparer.Ordinal)).ToList();
        return unread.Count == 0 ? null : wording.Texts.Say(
            "market.named-only",
            ("laws", wording.Texts.List(unread.Select(p => wording.Of(p.Title)))),
            ("packs", Phrase.Foreign(string.Join(", ", unread.Select(p => p.Id)))));
    }
}
