using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon;

/// <summary>A card that was read and classified: the first two stages, which need no data.</summary>
/// <param name="Installation">Where the packs lie that were read.</param>
/// <param name="Facts">The dictionary of facts.</param>
/// <param name="Card">The card.</param>
/// <param name="Classification">What the packs say of it.</param>
/// <param name="NotExamined">Laws that a reader might expect and that were not asked: no pack covers them, or their pack is of another place; those of the card's markets first.</param>
public sealed record Examination(
    Installation Installation,
    FactDictionary Facts,
    SystemCard Card,
    Classification Classification,
    IReadOnlyList<LocalizedText> NotExamined)
{
    /// <summary>For each pack by id, whether it is as it was shipped.</summary>
    public IReadOnlyDictionary<string, PackOrigin> Origins { get; init; } = new Dictionary<string, PackOrigin>(StringComparer.Ordinal);

    /// <summary>The laws that are installed, whether they were examined or not.</summary>
    public IReadOnlyList<LawPack> Installed { get; init; } = [];

    /// <summary>Reads the card and the packs, and classifies.</summary>
    /// <param name="cardPath">Where the card lies.</param>
    /// <param name="installation">Where the packs lie.</param>
    /// <param name="reading">The two days.</param>
    /// <param name="cardRead">Told as soon as the card is read, before the law is examined: what needs only the card can begin.</param>
    /// <param name="also">Packs to examine beside those that the card's markets ask for, as if the card named them.</param>
    /// <param name="planning">Whether to find out what each open class would bring; see <see cref="PackClassification.Planning"/>.</param>
    /// <returns>The examination, or every problem of card and packs.</returns>
    public static Checked<Examination> Of(
        string cardPath, Installation installation, Reading reading, Action<SystemCard>? cardRead = null, IReadOnlyList<string>? also = null, bool planning = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(cardPath);
        ArgumentNullException.ThrowIfNull(installation);
        var parsed = LawShelf.Parsed(installation);
        if (!LawShelf.ReadFacts(installation, parsed).TryGet(out var facts, out var problems))
            return Checked.Bad<Examination>([.. problems, .. LawShelf.Heads(installation, parsed)]);
        var card = CardReader.Read(cardPath, facts);
        if (card.IsGood)
            cardRead?.Invoke(card.Value);
        var shelf = LawShelf.OpenPacks(installation, parsed);
        var notExamined = Law.NotExamined.Read(installation.NotExamined, "packs/not-examined.yaml", parsed);
        var choice = card.IsGood && shelf.IsGood ? PackChoice.Of(shelf.Value.Heads, also is null ? card.Value : card.Value with { Packs = [.. card.Value.Packs, .. also] }) : null;
        // Packs of other places stay unread; where something is wrong anyway, all of them are looked at, so that everything is said at once.
        var packs = shelf.IsGood ? shelf.Value.Read(choice is { IsGood: true } ? choice.Value.Examined : shelf.Value.Heads, facts) : null;
        IReadOnlyList<Problem> wrong = [.. card.Problems, .. shelf.Problems, .. packs?.Problems ?? [], .. notExamined.Problems, .. choice?.Problems ?? []];
        if (wrong.Count > 0)
            return Checked.Bad<Examination>(wrong);
        parsed.Save();
        var silent = notExamined.Value.Concat(choice!.Value.LeftOut.Select(p => new NotExaminedLaw(p.OnRequest ? NamedBy(p) : p.Title, p.Jurisdiction)));
        var answers = CardFacts.Of(card.Value);
        if (!LawEngine.Compile(facts, packs!.Value).Classify(answers, reading).TryGet(out var said, out problems)
            || (planning && !Planning.In(said, facts, packs.Value, answers).TryGet(out said, out problems)))
            return Checked.Bad<Examination>(problems);
        var unpublished = packs.Value.Where(p => p.Acts.All(a => a.Published > reading.KnownOn)).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var origins = LawShelf.OriginsOf(installation, shelf.Value.Heads);
        said = said with { Migrated = card.Value.Migrated, Packs = [.. said.Packs.Select(p => p with { NotYetKnown = unpublished.Contains(p.Pack), Origin = origins[p.Pack], Signer = installation.Signers.GetValueOrDefault(p.Pack) })] };
        return Checked.Good(new Examination(installation, facts, card.Value, said, NearestFirst(silent, card.Value)) { Origins = origins, Installed = shelf.Value.Heads });
    }

    // What is read only where a card names it stands with the words that name it.
    private static LocalizedText NamedBy(LawPack pack) =>
        new($"{pack.Title.En} (packs: [{pack.Id}])", $"{pack.Title.Vi} (packs: [{pack.Id}])", $"{pack.Title.Fr} (packs: [{pack.Id}])");

    // The laws of the card's own markets first: those are the ones a reader would miss.
    private static IReadOnlyList<LocalizedText> NearestFirst(IEnumerable<NotExaminedLaw> laws, SystemCard card) =>
    [
        .. laws.OrderBy(l => card.Markets.Any(m => Jurisdiction.Meets(m.Id, l.Jurisdiction)) ? 0 : 1).Select(l => l.Title),
    ];
}
