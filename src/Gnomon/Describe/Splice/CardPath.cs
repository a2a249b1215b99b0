namespace Gnomon.Describe.Splice;

/// <summary>One step of the way to an answer in a card: a key of a map, or the entry of a list that has an id.</summary>
/// <param name="Name">The key, or the id.</param>
/// <param name="IsItem">Whether it is the id of an entry.</param>
internal readonly record struct CardStep(string Name, bool IsItem);

/// <summary>Where the answer to a fact stands in a card.</summary>
internal static class CardPath
{
    /// <summary>The id of the model that an answer makes in a card that names none.</summary>
    public const string FirstModel = "model";

    /// <summary>The way from the root of the card.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="scope">The id of the use, market or model; null for organisation and system, and for the only, unnamed model.</param>
    public static IReadOnlyList<CardStep> Of(FactDefinition fact, string? scope) => fact.Scope switch
    {
        FactScope.Use => Below("uses", scope!, fact),
        FactScope.Market => Below("markets", scope!, fact),
        FactScope.Model => Below("models", scope ?? FirstModel, fact),
        _ => [Key("facts"), Key(fact.Id)],
    };

    private static IReadOnlyList<CardStep> Below(string list, string id, FactDefinition fact) => [Key(list), new CardStep(id, IsItem: true), Key("facts"), Key(fact.Id)];

    private static CardStep Key(string name) => new(name, IsItem: false);
}
