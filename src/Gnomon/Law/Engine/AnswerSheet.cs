using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>The answers of a card to the units of one pack.</summary>
internal sealed class AnswerSheet
{
    private readonly CardFacts facts;
    private readonly ScopedFacts? market;
    private readonly string jurisdiction;
    private readonly Space space;
    private readonly FactAnswer?[] shared;

    public AnswerSheet(CardFacts facts, CompiledPack pack)
    {
        (this.facts, space, jurisdiction, market) = (facts, pack.Space, pack.Market, pack.Pack.MarketOf(facts.Markets));
        shared = new FactAnswer?[space.Units.Count];
        Fill(shared, facts.Facts, FactScope.Organisation, FactScope.System, 0);
        if (market is not null)
            Fill(shared, market.Facts, FactScope.Market, FactScope.Market, 0);
        for (var model = 0; model < facts.Models.Count; model++)
            Fill(shared, facts.Models[model].Facts, FactScope.Model, FactScope.Model, model);
    }

    /// <summary>The answers that count for a use, or for the system as a whole, by the index of the unit.</summary>
    public FactAnswer?[] For(ScopedFacts? use)
    {
        var all = shared.AsSpan().ToArray();
        if (use is not null)
            Fill(all, use.Facts, FactScope.Use, FactScope.Use, 0);
        return all;
    }

    /// <summary>The id of the use, market or model that a unit is about; null for the system and organisation.</summary>
    public string? ScopeOf(Unit unit, ScopedFacts? use) => unit.Fact?.Scope switch
    {
        FactScope.Use => use?.Id,
        FactScope.Market => market?.Id ?? jurisdiction,
        FactScope.Model => unit.Model < facts.Models.Count ? facts.Models[unit.Model].Id : null,
        _ => null,
    };

    private void Fill(FactAnswer?[] into, IReadOnlyList<FactAnswer> answers, FactScope one, FactScope other, int model)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            if (space.Of(answers[i].Fact) is { } units && (units[0].Fact!.Scope == one || units[0].Fact!.Scope == other))
                into[units[model].Index] ??= answers[i];
        }
    }
}
