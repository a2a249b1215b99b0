using Gnomon.Describe;

namespace Gnomon.Law.Ask;

/// <summary>Where an interview stands: what the laws say on the answers so far, and what to ask next.</summary>
/// <param name="Classification">What the packs that are asked about say.</param>
/// <param name="Next">The next question; null where no question that was not left open can change anything.</param>
/// <param name="LeftOpen">Questions that could still change something and are not put: those that were skipped, and those that follow an unknown answer.</param>
public sealed record Turn(Classification Classification, AskedQuestion? Next, IReadOnlyList<AskedQuestion> LeftOpen)
{
    /// <summary>Whether the class under some law may yet depend on what is asked from here on.</summary>
    public bool BearsOnClass { get; init; }
}

/// <summary>A question as it is put.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Scope">The id of the use, market or model it is about; null for organisation, system and an unnamed model.</param>
/// <param name="Pack">The title of the law that asks.</param>
/// <param name="Touches">Ids of the outcomes and obligations that an answer bears on, in any of the laws.</param>
public sealed record AskedQuestion(FactDefinition Fact, string? Scope, LocalizedText Pack, IReadOnlyList<string> Touches)
{
    /// <summary>What tells one question from another.</summary>
    public (string Fact, string? Scope) Key => (Fact.Id, Scope);
}

/// <summary>
/// Chooses the questions of an interview. One law after the other, each in its own order of decisiveness: first what bears on the class under
/// each of them, then on roles, then on the name of the class, then the rest; what they share is asked once. Only what can still change something is ever asked.
/// </summary>
public sealed class Interview
{
    private readonly FactDictionary facts;
    private readonly IReadOnlyList<LawPack> packs;
    private readonly Reading reading;
    private readonly LawEngine engine;
    private readonly SpokenOf spoken;

    /// <param name="facts">The dictionary.</param>
    /// <param name="packs">The laws to ask for, in the order in which they ask.</param>
    /// <param name="reading">The two days.</param>
    public Interview(FactDictionary facts, IReadOnlyList<LawPack> packs, Reading reading)
        : this(facts, packs, reading, LawEngine.Compile(facts, packs))
    {
    }

    /// <summary>The same with an engine that is there already.</summary>
    internal Interview(FactDictionary facts, IReadOnlyList<LawPack> packs, Reading reading, LawEngine engine) =>
        (this.facts, this.packs, this.reading, this.engine, spoken) = (facts, packs, reading, engine, new SpokenOf(facts, packs));

    /// <summary>The laws that a card is read against, those of its first market first.</summary>
    /// <returns>The laws; or what is wrong with the names under <c>packs:</c>.</returns>
    public static Checked<IReadOnlyList<LawPack>> PacksOf(SystemCard card, IReadOnlyList<LawPack> packs)
    {
        ArgumentNullException.ThrowIfNull(card);
        return PackChoice.Of(packs, card).TryGet(out var choice, out var problems)
            ? Checked.Good<IReadOnlyList<LawPack>>([.. card.Markets.SelectMany(m => choice.Examined.Where(p => p.Reaches(m.Id))).Concat(choice.Examined).Distinct()])
            : Checked.Bad<IReadOnlyList<LawPack>>(problems);
    }

    /// <summary>What the laws say, and the next question.</summary>
    /// <param name="answers">The answers so far.</param>
    /// <param name="skipped">Questions that are not to be put again.</param>
    public Checked<Turn> Next(CardFacts answers, IReadOnlySet<(string Fact, string? Scope)> skipped)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(skipped);
        if (!engine.Classify(answers, reading).TryGet(out var classification, out var problems))
            return Checked.Bad<Turn>(problems);
        var byPack = classification.Packs.ToDictionary(p => p.Pack, StringComparer.Ordinal);
        var open = packs.Select(p => byPack[p.Id])
            .SelectMany(p => p.Questions.Select(q => (Pack: p, Question: q, Left: skipped.Contains((q.Fact, q.Scope)) || IsIdle(q, answers, skipped))))
            .DistinctBy(o => (o.Question.Fact, o.Question.Scope)).ToList();
        var names = byPack.ToDictionary(p => p.Key, p => Nuance.Undecided(p.Value).SelectMany(o => o.Unknowns).Select(u => u.Data.GetValueOrDefault("fact")).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var put = open.Where(o => !o.Left).OrderBy(o => Rank(o.Pack, o.Question, names[o.Pack.Pack])).ToList();
        // A question that waits for another calls that one up.
        var first = put.FirstOrDefault();
        while (put.Find(o => IsBefore(o.Question, first.Question)) is { Pack: not null } before)
            first = before;
        var next = first.Pack is null ? null : Asked(first.Pack, first.Question, classification);
        return Checked.Good(new Turn(classification, next, [.. open.Where(o => o.Left).Select(o => Asked(o.Pack, o.Question, classification))]) { BearsOnClass = put.Exists(o => o.Question.BearsOnClass) });
    }

    // The class under each law before anything else under the first; then roles and the like, what the name of the class hangs on, such as a first day, and duties last.
    private static int Rank(PackClassification pack, OpenQuestion question, HashSet<string?> names) => question.BearsOnClass ? 0
        : pack.Outcomes.Any(o => question.Touches.Contains(o.Id, StringComparer.Ordinal)) ? 1
        : names.Contains(question.Fact) ? 2
        : 3;

    private bool IsBefore(OpenQuestion before, OpenQuestion? question) =>
        question is not null && facts.Find(question.Fact) is { } fact
        && (string.Equals(before.Fact, fact.After, StringComparison.Ordinal) || string.Equals(before.Fact, fact.Follows, StringComparison.Ordinal))
        && (before.Scope is null || question.Scope is null || string.Equals(before.Scope, question.Scope, StringComparison.OrdinalIgnoreCase));

    // What follows a question that nobody could answer has nothing to hold on to.
    private bool IsIdle(OpenQuestion question, CardFacts answers, IReadOnlySet<(string Fact, string? Scope)> skipped)
    {
        if (facts.Find(question.Fact)?.Follows is not { } id || facts.Find(id) is not { } before)
            return false;
        var scope = before.Scope is FactScope.Use or FactScope.Market or FactScope.Model ? question.Scope : null;
        return answers.Answer(before, scope) is { } answer ? answer is FactValue.DontKnow : skipped.Contains((id, scope));
    }

    /// <summary>Whether an answer matters only to laws that are not asked about here.</summary>
    public bool IsForOthers(FactDefinition fact, FactOption option)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(option);
        return spoken.IsForOthers(fact, option);
    }

    /// <summary>Whether an outcome of a law only explains others: what is unknown of it alone was never asked.</summary>
    /// <param name="pack">The id of the law.</param>
    /// <param name="outcome">The id of the outcome.</param>
    public bool OnlyExplains(string pack, string outcome) => packs.Any(p => string.Equals(p.Id, pack, StringComparison.Ordinal) && p.OnlyExplains(outcome));

    /// <summary>What one answer would change at once, all else left open.</summary>
    public Checked<IReadOnlyList<Tools.Change>> WhatIf(CardFacts answers, Turn turn, FactValue value)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Next is not { } question)
            throw new ArgumentException("no question is open", nameof(turn));
        return engine.Classify(answers.With(question.Fact, question.Scope, value), reading).TryGet(out var then, out var problems)
            ? Checked.Good<IReadOnlyList<Tools.Change>>([.. Tools.Difference.Of(turn.Classification, then).Where(c => c.Before?.Truth != c.After?.Truth)])
            : Checked.Bad<IReadOnlyList<Tools.Change>>(problems);
    }

    /// <summary>The contradictions that an answer would bring; empty for none.</summary>
    public Checked<IReadOnlyList<Contradiction>> Contradictions(CardFacts answers, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return engine.Classify(answers, reading).TryGet(out var then, out var problems)
            ? Checked.Good<IReadOnlyList<Contradiction>>([.. Said(then).ExceptBy(Said(turn.Classification).Select(c => c.Text), c => c.Text, StringComparer.Ordinal)])
            : Checked.Bad<IReadOnlyList<Contradiction>>(problems);
    }

    private static IEnumerable<Contradiction> Said(Classification classification) => classification.Packs.SelectMany(p => p.Contradicted);

    private AskedQuestion Asked(PackClassification pack, OpenQuestion question, Classification all) => new(
        facts.Find(question.Fact)!,
        question.Scope,
        pack.Title,
        [.. all.Packs.SelectMany(p => p.Questions).Where(q => (q.Fact, q.Scope) == (question.Fact, question.Scope)).SelectMany(q => q.Touches).Distinct(StringComparer.Ordinal)]);
}
