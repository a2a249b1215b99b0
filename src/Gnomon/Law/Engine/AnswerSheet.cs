using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>Finds the answer of a card to a unit, as one pack reads the card.</summary>
internal sealed class AnswerSheet
{
    private readonly CardFacts facts;
    private readonly ScopedFacts? market;
    private readonly string jurisdiction;

    public AnswerSheet(CardFacts facts, LawPack pack)
    {
        this.facts = facts;
        jurisdiction = pack.Jurisdiction.ToLowerInvariant();
        market = facts.Markets.FirstOrDefault(m => string.Equals(m.Id, jurisdiction, StringComparison.OrdinalIgnoreCase))
            ?? facts.Markets.FirstOrDefault(m => pack.Reaches(m.Id));
    }

    /// <summary>The answer, null where the card gives none.</summary>
    /// <param name="unit">What is asked.</param>
    /// <param name="use">The use it is asked for; null for the system as a whole.</param>
    public FactAnswer? Of(Unit unit, ScopedFacts? use) => unit.Fact is not { } fact ? null : fact.Scope switch
    {
        FactScope.Use => Find(use?.Facts, fact),
        FactScope.Market => Find(market?.Facts, fact),
        FactScope.Model => unit.Model < facts.Models.Count ? Find(facts.Models[unit.Model].Facts, fact) : null,
        _ => Find(facts.Facts, fact),
    };

    /// <summary>The id of the use, market or model that a unit is about; null for the system and organisation.</summary>
    public string? ScopeOf(Unit unit, ScopedFacts? use) => unit.Fact?.Scope switch
    {
        FactScope.Use => use?.Id,
        FactScope.Market => market?.Id ?? jurisdiction,
        FactScope.Model => unit.Model < facts.Models.Count ? facts.Models[unit.Model].Id : null,
        _ => null,
    };

    private static FactAnswer? Find(IReadOnlyList<FactAnswer>? answers, FactDefinition fact) =>
        answers?.FirstOrDefault(a => string.Equals(a.Fact, fact.Id, StringComparison.Ordinal));
}
