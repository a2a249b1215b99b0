using Gnomon.Describe;

namespace Gnomon.Law.Tools;

/// <summary>What a law would say of one system.</summary>
/// <param name="Card">The card's file, as the user named it.</param>
/// <param name="System">The id of the system.</param>
/// <param name="Law">What the pack says of it.</param>
public sealed record Tried(string Card, string System, PackClassification Law);

/// <summary>An outcome of a law over many systems.</summary>
/// <param name="Outcome">The outcome or obligation.</param>
/// <param name="Says">What it means.</param>
/// <param name="Holds">The systems for which it holds, with the use where it is about one.</param>
/// <param name="Unknown">The systems for which it is unknown, each with the facts that would settle it, most decisive first.</param>
/// <param name="Not">How many systems it does not hold for in any use.</param>
public sealed record Caught(string Outcome, LocalizedText Says, IReadOnlyList<string> Holds, IReadOnlyList<(string System, IReadOnlyList<string> SettledBy)> Unknown, int Not);

/// <summary>Tries a law on many cards: whom it would catch.</summary>
public static class Trial
{
    /// <summary>The outcomes and obligations of the pack, each with the systems it holds for.</summary>
    public static IReadOnlyList<Caught> Of(LawPack pack, IReadOnlyList<Tried> tried)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(tried);
        return
        [
            .. pack.Outcomes.Select(o => Of(o.Id, o.Says, tried, t => t.Law.Outcomes.Where(f => string.Equals(f.Id, o.Id, StringComparison.Ordinal)).Select(f => (f.Use, f.Truth)))),
            .. pack.Obligations.Select(r => Of(r.Id, r.Says, tried, t => t.Law.Obligations.Where(f => string.Equals(f.Id, r.Id, StringComparison.Ordinal)).Select(f => (f.Use, f.Truth)))),
        ];
    }

    /// <summary>What a law says of each card; the cards that cannot be read are problems, and the others count all the same.</summary>
    public static (IReadOnlyList<Tried> Tried, IReadOnlyList<Problem> Problems) Run(LawPack pack, FactDictionary facts, IReadOnlyList<string> cards, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(cards);
        var engine = LawEngine.Compile(facts, [pack]);
        var tried = new List<Tried>();
        var problems = new List<Problem>();
        foreach (var path in cards)
        {
            if (CardReader.Read(path, facts).TryGet(out var card, out var found) && engine.Classify(CardFacts.Of(card), reading).TryGet(out var said, out found))
                tried.Add(new Tried(path, card.Id, said.Packs[0]));
            else
                problems.AddRange(found);
        }

        return (tried, problems);
    }

    private static Caught Of(string id, LocalizedText says, IReadOnlyList<Tried> tried, Func<Tried, IEnumerable<(string? Use, Truth Truth)>> find)
    {
        var holds = new List<string>();
        var unknown = new List<(string, IReadOnlyList<string>)>();
        var not = 0;
        foreach (var system in tried)
        {
            var found = find(system).ToList();
            holds.AddRange(found.Where(f => f.Truth == Truth.True).Select(f => Name(system, f.Use)));
            unknown.AddRange(found.Where(f => f.Truth == Truth.Unknown).Select(f => (Name(system, f.Use), Settling(system.Law, id, f.Use))));
            not += found.TrueForAll(f => f.Truth == Truth.False) ? 1 : 0;
        }

        return new Caught(id, says, holds, unknown, not);
    }

    private static IReadOnlyList<string> Settling(PackClassification law, string id, string? use)
    {
        var uses = law.Outcomes.Select(o => o.Use).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. law.Questions
            .Where(q => q.Touches.Contains(id, StringComparer.Ordinal) && (use is null || q.Scope is null || !uses.Contains(q.Scope) || string.Equals(q.Scope, use, StringComparison.Ordinal)))
            .Select(q => q.Fact)
            .Distinct(StringComparer.Ordinal)];
    }

    private static string Name(Tried system, string? use) => use is null ? system.System : $"{system.System} ({use})";
}
