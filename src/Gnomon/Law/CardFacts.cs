using Gnomon.Describe;

namespace Gnomon.Law;

/// <summary>The answers that a law is read against: those of a card, or those of a pack's case.</summary>
public sealed record CardFacts
{
    /// <summary>Facts of scope organisation and system.</summary>
    public required IReadOnlyList<FactAnswer> Facts { get; init; }

    /// <summary>Facts by market; a pack reads the market of its own jurisdiction, else the first that its law reaches.</summary>
    public required IReadOnlyList<ScopedFacts> Markets { get; init; }

    /// <summary>Facts by model; without any, one model is assumed of which nothing is known.</summary>
    public required IReadOnlyList<ScopedFacts> Models { get; init; }

    /// <summary>Facts by use; each use is classified for itself.</summary>
    public required IReadOnlyList<ScopedFacts> Uses { get; init; }

    /// <summary>The answers of a card.</summary>
    public static CardFacts Of(SystemCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new CardFacts { Facts = card.Facts, Markets = card.Markets, Models = card.Models, Uses = card.Uses };
    }

    /// <summary>The answers of a card that stand: those that contradict each other under one of its laws are withdrawn.</summary>
    public static CardFacts Of(SystemCard card, Classification classification)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(classification);
        var withdrawn = classification.Packs.SelectMany(p => p.Contradicted).SelectMany(c => c.Answers).Select(a => (a.Fact, a.Line)).ToHashSet();
        return new CardFacts { Facts = Standing(card.Facts), Markets = In(card.Markets), Models = In(card.Models), Uses = In(card.Uses) };

        IReadOnlyList<FactAnswer> Standing(IReadOnlyList<FactAnswer> answers) => [.. answers.Where(a => !withdrawn.Contains((a.Fact, a.Line)))];

        IReadOnlyList<ScopedFacts> In(IReadOnlyList<ScopedFacts> all) => [.. all.Select(s => s with { Facts = Standing(s.Facts) })];
    }

    /// <summary>Answers of any scope in one list: one use, named <c>use</c>, in the given market, with one model.</summary>
    /// <param name="dictionary">Says which scope each fact has.</param>
    /// <param name="answers">The answers; a fact that the dictionary does not know is the caller's fault.</param>
    /// <param name="market">The jurisdiction of the pack.</param>
    public static CardFacts Flat(FactDictionary dictionary, IReadOnlyList<FactAnswer> answers, string market)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        ArgumentNullException.ThrowIfNull(answers);
        return new CardFacts
        {
            Facts = Of(FactScope.Organisation, FactScope.System),
            Markets = [new ScopedFacts(market, Of(FactScope.Market), 0)],
            Models = [new ScopedFacts("model", Of(FactScope.Model), 0)],
            Uses = [new ScopedFacts("use", Of(FactScope.Use), 0)],
        };

        IReadOnlyList<FactAnswer> Of(params FactScope[] scopes) => [.. answers.Where(a => scopes.Contains(dictionary.Find(a.Fact)!.Scope))];
    }

    /// <summary>What is answered to a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="scope">The id of the use, market or model; null for any, and without meaning for the system and organisation.</param>
    /// <returns>The answer, null for none.</returns>
    public FactValue? Answer(FactDefinition fact, string? scope)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var answers = fact.Scope switch
        {
            FactScope.Use => In(Uses),
            FactScope.Market => In(Markets),
            FactScope.Model => In(Models),
            _ => Facts,
        };
        return answers.FirstOrDefault(a => string.Equals(a.Fact, fact.Id, StringComparison.Ordinal))?.Value;

        IEnumerable<FactAnswer> In(IReadOnlyList<ScopedFacts> all) => all.Where(s => scope is null || string.Equals(s.Id, scope, StringComparison.OrdinalIgnoreCase)).SelectMany(s => s.Facts);
    }

    /// <summary>The same answers with one more, or with one replaced: what the card would say.</summary>
    internal CardFacts With(FactDefinition fact, string? scope, FactValue value)
    {
        var answer = new FactAnswer(fact.Id, value, null, null, null, 0);
        return fact.Scope switch
        {
            FactScope.Use => this with { Uses = In(Uses, scope) },
            FactScope.Market => this with { Markets = In(Markets, scope) },
            FactScope.Model => this with { Models = In(Models, scope ?? "model") },
            _ => this with { Facts = Put(Facts) },
        };

        IReadOnlyList<FactAnswer> Put(IReadOnlyList<FactAnswer> answers) => [.. answers.Where(a => !string.Equals(a.Fact, fact.Id, StringComparison.Ordinal)), answer];

        IReadOnlyList<ScopedFacts> In(IReadOnlyList<ScopedFacts> all, string? id) => all.Any(s => string.Equals(s.Id, id, StringComparison.OrdinalIgnoreCase))
            ? [.. all.Select(s => string.Equals(s.Id, id, StringComparison.OrdinalIgnoreCase) ? s with { Facts = Put(s.Facts) } : s)]
            : [.. all, new ScopedFacts(id!, [answer], 0)];
    }
}
