using Gnomon.Describe;

namespace Gnomon.Law.Tools;

/// <summary>What a law would say of one system.</summary>
/// <param name="Card">The card's file, as the user named it.</param>
/// <param name="System">The id of the system.</param>
/// <param name="Law">What the pack says of it.</param>
public sealed record Tried(string Card, string System, PackClassification Law)
{
    /// <summary>What tells the system from the others: its id, with the card's file where several cards bear one id.</summary>
    public string Name { get; init; } = System;
}

/// <summary>How many systems stand in a class of the law.</summary>
/// <param name="Class">The gravest class that surely holds; null where none does.</param>
/// <param name="Sure">Systems for which no graver one is open.</param>
/// <param name="AtLeast">Systems that open questions may still lead to a graver one.</param>
public sealed record ClassCount(RankedClass? Class, int Sure, int AtLeast);

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

    /// <summary>How many systems stand in each class, gravest first, then those in none; empty where the law ranks nothing.</summary>
    public static IReadOnlyList<ClassCount> Classes(IReadOnlyList<Tried> tried)
    {
        ArgumentNullException.ThrowIfNull(tried);
        var standing = tried.SelectMany(t => ClassRange.Of(t.Law).Take(1)).ToLookup(r => r.Least?.Class, StringComparer.Ordinal);
        var ranks = tried is [var any, ..] ? any.Law.Gravity : [];
        return [.. ranks.Append<string?>(null).Where(standing.Contains).Select(c => new ClassCount(
            standing[c].First().Least, standing[c].Count(r => r.Open.Count == 0), standing[c].Count(r => r.Open.Count > 0)))];
    }

    /// <summary>What a law says of each card; the cards that cannot be read are problems, and the others count all the same.</summary>
    /// <param name="pack">The law.</param>
    /// <param name="installed">The packs that a card may name: a card that `classify` refuses is refused here too.</param>
    /// <param name="facts">The dictionary.</param>
    /// <param name="cards">The files of the cards.</param>
    /// <param name="reading">The two days.</param>
    public static (IReadOnlyList<Tried> Tried, IReadOnlyList<Problem> Problems) Run(LawPack pack, IReadOnlyList<LawPack> installed, FactDictionary facts, IReadOnlyList<string> cards, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(cards);
        var engine = LawEngine.Compile(facts, [pack]);
        var tried = new List<Tried>();
        var problems = new List<Problem>();
        foreach (var path in cards)
        {
            if (CardReader.Read(path, facts).TryGet(out var card, out var found) && PackChoice.Accepted([pack], installed, card).TryGet(out _, out found)
                && engine.Classify(CardFacts.Of(card), reading).TryGet(out var said, out found))
                tried.Add(new Tried(path, card.Id, said.Packs[0]));
            else
                problems.AddRange(found);
        }

        var twice = tried.GroupBy(t => t.System, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return ([.. tried.Select(t => twice.Contains(t.System) ? t with { Name = $"{t.System} [{t.Card}]" } : t)], problems);
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

    private static string Name(Tried system, string? use) => use is null ? system.Name : $"{system.Name} ({use})";
}
