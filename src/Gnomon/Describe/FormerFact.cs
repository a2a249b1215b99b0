namespace Gnomon.Describe;

/// <summary>What a fact was called before: cards that still say so are read under the new name.</summary>
/// <param name="Fact">The former id.</param>
/// <param name="Values">
/// For each former answer the new one, where the two are not the same; an answer that is not among them has no successor here. Null: answers
/// kept their names. Of a fact that was split into several, each takes its share.
/// </param>
public sealed record FormerFact(string Fact, IReadOnlyDictionary<string, string>? Values);

/// <summary>What became of an answer that stands in a card under a former name.</summary>
/// <param name="Line">The line of the card.</param>
/// <param name="From">The former id, or the former answer of a fact that kept its id.</param>
/// <param name="To">The facts that it became.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Lost">The answers that have no one successor; empty where all were carried over.</param>
public sealed record FactMigration(int Line, string From, IReadOnlyList<string> To, MigrationFate Fate, IReadOnlyList<string> Lost);

/// <summary>What became of a former answer.</summary>
public enum MigrationFate
{
    /// <summary>It is read under the new name.</summary>
    Carried,

    /// <summary>It, or a part of it, has no one successor: unknown until somebody answers the new question.</summary>
    Lost,

    /// <summary>The new name stands in the card too and counts; the former is passed over.</summary>
    PassedOver,
}
