using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Tests.Law.Shipped;

/// <summary>
/// One shipped pack under one reading: completions of partial cards, on which the oracle evaluates the rules one by one. The engine only guides the
/// search to where a completion of one kind may lie; what counts is what the oracle says of it.
/// </summary>
internal sealed class Witnesses
{
    private const int Attempts = 60;
    private const int Draws = 40;
    private readonly FactDictionary facts;
    private readonly LawPack pack;
    private readonly Reading reading;
    private readonly LawEngine engine;
    private readonly Oracle oracle;
    private readonly CardSampler sampler;
    private readonly CardSampler.SplitMix random;

    public Witnesses(FactDictionary facts, LawPack pack, Reading reading, ulong seed)
    {
        (this.facts, this.pack, this.reading, random) = (facts, pack, reading, new CardSampler.SplitMix(seed));
        engine = LawEngine.Compile(facts, [pack]);
        oracle = new Oracle(facts, pack, reading, Constraint.ReadAll(facts, []));
        sampler = new CardSampler(facts, [pack]);
    }

    /// <summary>Part of a consistent complete card.</summary>
    public IReadOnlyList<FactAnswer> Part(ulong seed, int percent) => CardSampler.Without(sampler.Complete(seed), seed, percent);

    public PackClassification Classify(IReadOnlyList<FactAnswer> known) => engine.Classify(sampler.Card(known), reading).Value.Packs[0];

    /// <summary>Whether the finding comes to this on completions drawn at random.</summary>
    public bool IsAlways(Target target, bool value, IReadOnlyList<FactAnswer> known, int draws) =>
        Enumerable.Range(0, draws).All(_ => Completion(known) is not { } world || target.Holds(oracle, world) == value);

    /// <summary>Whether a completion was found on which the finding comes to this.</summary>
    public bool Exists(Target target, bool value, IReadOnlyList<FactAnswer> known, IReadOnlyList<string> dependsOn)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var card = Lead(target, [.. known], dependsOn, c => IsPossible(target, c, value), c => Truth(target, c) == Of(value));
            if (card is not null && Draw(target, card, value))
                return true;
        }

        return false;
    }

    /// <summary>Whether more answers were found under which two answers to one question decide the finding differently.</summary>
    public bool Turns(Target target, FactDefinition fact, IReadOnlyList<FactAnswer> known, IReadOnlyList<string> dependsOn)
    {
        var values = Values(fact, known);
        List<FactAnswer> With(List<FactAnswer> card, FactValue value) => Put(card, fact.Id, value);
        for (var attempt = 0; attempt < Attempts && values.Count > 1; attempt++)
        {
            var (one, other) = (values[random.Below(values.Count)], values[random.Below(values.Count)]);
            var card = Lead(
                target,
                [.. known],
                [.. dependsOn.Where(f => f != fact.Id)],
                c => IsPossible(target, With(c, one), true) && IsPossible(target, With(c, other), false),
                c => Truth(target, With(c, one)) == Gnomon.Truth.True && Truth(target, With(c, other)) == Gnomon.Truth.False);
            if (card is not null && Draw(target, With(card, one), true) && Draw(target, With(card, other), false))
                return true;
        }

        return false;
    }

    /// <summary>Whether two answers to a question alone leave findings of different truth or dates.</summary>
    public bool ChangesAtOnce(FactDefinition fact, IReadOnlyList<FactAnswer> known, IReadOnlyList<string> touches) =>
        Values(fact, known).Select(v => Classify(Put(known, fact.Id, v))).Select(c => string.Join(' ', Findings(c, touches))).Distinct().Take(2).Count() > 1;

    private static IEnumerable<string> Findings(PackClassification c, IReadOnlyList<string> touches) => c.Outcomes.Where(o => touches.Contains(o.Id)).Select(o => $"{o.Truth} {o.InForce} {o.From} {o.Until}")
        .Concat(c.Obligations.Where(o => touches.Contains(o.Id)).Select(o => $"{o.Truth} {o.InForce} {o.From} {o.Until}"));

    /// <summary>Gives one answer after the other as long as the wanted stays possible; null where no way was found.</summary>
    private List<FactAnswer>? Lead(Target target, List<FactAnswer> card, IReadOnlyList<string> dependsOn, Func<List<FactAnswer>, bool> isPossible, Func<List<FactAnswer>, bool> isCertain)
    {
        if (!isPossible(card))
            return null;
        foreach (var id in dependsOn.OrderBy(_ => random.Below(1000)))
        {
            if (isCertain(card))
                break;
            var fact = facts.Find(id)!;
            var next = Values(fact, card).Select(v => Put(card, id, v)).FirstOrDefault(isPossible);
            if (next is null)
                return null;
            card = next;
        }

        return card;
    }

    private bool Draw(Target target, IReadOnlyList<FactAnswer> card, bool value)
    {
        for (var i = 0; i < Draws; i++)
        {
            if (Completion(card) is not { } world)
                return false;
            if (target.Holds(oracle, world) == value)
                return true;
        }

        return false;
    }

    private Oracle.World? Completion(IReadOnlyList<FactAnswer> known)
    {
        try
        {
            var world = oracle.Complete(sampler.Complete((ulong)random.Below(int.MaxValue), known), random.Below);
            Assert.True(oracle.IsConsistent(world), "a completion that is not consistent");
            return world;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private List<FactValue> Values(FactDefinition fact, IReadOnlyList<FactAnswer> known)
    {
        var before = known.FirstOrDefault(a => a.Fact == fact.Id)?.Value;
        var all = oracle.Values(fact, before).ToList();
        // Of a long list: each value alone, all but "none of these", and a few more.
        var chosen = all.Count <= 12 ? all : [.. all.Where(v => v is not HashSet<string> s || s.Count <= 1 || s.Count == fact.Options.Count - 1 || random.Below(all.Count) < 6)];
        return [.. chosen.OrderBy(_ => random.Below(1000)).Take(14).Select(v => Spoken(fact, v))];
    }

    private static FactValue Spoken(FactDefinition fact, object value) => value switch
    {
        bool b => fact.Type == FactType.Judgement ? new FactValue.Judgement(b) : new FactValue.YesNo(b),
        decimal number => new FactValue.Number(number),
        DateOnly day => new FactValue.Date(day == DateOnly.MinValue ? new DateOnly(2000, 1, 1) : day),
        HashSet<string> set => new FactValue.ManyOf([.. set.Order(StringComparer.Ordinal)], Complete: true),
        _ => new FactValue.OneOf((string)value),
    };

    private static List<FactAnswer> Put(IReadOnlyList<FactAnswer> card, string fact, FactValue value) => [.. card.Where(a => a.Fact != fact), new FactAnswer(fact, value, null, null, null, 1)];

    private bool IsPossible(Target target, IReadOnlyList<FactAnswer> card, bool value) => Truth(target, card) is var truth && (truth == Of(value) || truth == Gnomon.Truth.Unknown);

    private Truth Truth(Target target, IReadOnlyList<FactAnswer> card) =>
        engine.With(pack, sampler.Card(card), reading, c => c.Single(target.Id, target.Rule is not null)).Value!.Value.Truth;

    private static Truth Of(bool value) => value ? Gnomon.Truth.True : Gnomon.Truth.False;

    /// <summary>An outcome, or an obligation by its rule.</summary>
    internal sealed record Target(string Id, Rule? Rule)
    {
        public bool Holds(Oracle oracle, Oracle.World world) => Rule is null ? oracle.Outcome(Id, world) : oracle.Due(Rule, world);
    }
}
