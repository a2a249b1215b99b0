using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Law.Ask;

namespace Gnomon.Tests.Law.Ask;

/// <summary>Complete cards of which answers were taken away, and the interviews that ask for them. The bench uses it too.</summary>
/// <param name="facts">The dictionary.</param>
/// <param name="pack">The law that asks.</param>
internal sealed class AskedCards(FactDictionary facts, LawPack pack)
{
    internal static readonly Reading Reading = new(new DateOnly(2027, 12, 3), new DateOnly(2026, 11, 21));

    public CardSampler Sampler { get; } = new(facts, [pack]);

    public LawPack Pack => pack;

    public LawEngine Engine { get; } = LawEngine.Compile(facts, [pack]);

    public Interview Interview() => new(facts, [pack], Reading, Engine);

    /// <summary>One of them.</summary>
    /// <param name="seed">Which.</param>
    /// <param name="percent">How much of the answers is taken away.</param>
    /// <param name="given">Answers that the complete card has; they too may be taken away.</param>
    public AskedCard Card(int seed, int percent, IReadOnlyList<FactAnswer>? given = null) => new(this, (ulong)seed, percent, given ?? []);
}

/// <summary>A complete card of which answers were taken away, and the interview that asks for them.</summary>
internal sealed class AskedCard
{
    private readonly AskedCards all;
    private readonly CardFacts start;
    private readonly Dictionary<string, FactValue> told;
    private readonly PackClassification whole;

    internal AskedCard(AskedCards all, ulong seed, int percent, IReadOnlyList<FactAnswer> given)
    {
        this.all = all;
        var complete = all.Sampler.Complete(seed, given);
        told = complete.ToDictionary(a => a.Fact, a => a.Value, StringComparer.Ordinal);
        start = all.Sampler.Card(CardSampler.Without(complete, seed, percent));
        whole = all.Engine.Classify(all.Sampler.Card(complete), AskedCards.Reading).Value.Packs[0];
    }

    /// <summary>Answers every question from the complete card until none is left.</summary>
    /// <returns>After how many questions the gravest outcome that holds was known, every outcome that decides was, and nothing could change any more.</returns>
    public (int Gravest, int Outcomes, int All, PackClassification End, PackClassification Whole) Run(Action<CardFacts, AskedQuestion>? look = null)
    {
        var interview = all.Interview();
        var (card, asked) = (start, new HashSet<(string, string?)>());
        var (gravest, outcomes) = (-1, -1);
        while (true)
        {
            var turn = interview.Next(card, asked).Value;
            var now = turn.Classification.Packs[0];
            if (gravest < 0 && IsNamed(now))
                gravest = asked.Count;
            if (outcomes < 0 && now.Outcomes.Zip(whole.Outcomes).All(p => p.First.Truth == p.Second.Truth || all.Pack.OnlyExplains(p.First.Id)))
                outcomes = asked.Count;
            if (turn.Next is not { } question)
                return (gravest, outcomes, asked.Count, now, whole);
            look?.Invoke(card, question);
            asked.Add(question.Key);
            card = card.With(question.Fact, question.Scope, told[question.Fact.Id]);
        }
    }

    /// <summary>Whether the gravest outcome is the one of the whole card, for certain: all that is graver is settled.</summary>
    private bool IsNamed(PackClassification now)
    {
        foreach (var pattern in all.Pack.Gravity)
        {
            var here = now.Outcomes.Zip(whole.Outcomes).Where(o => Patterns.Covers(pattern, o.First.Id)).ToList();
            if (here.Exists(o => o.Second.Truth == Truth.True))
                return here.Exists(o => o is { First.Truth: Truth.True, Second.Truth: Truth.True });
            if (here.Exists(o => o.First.Truth != o.Second.Truth))
                return false;
        }

        return true;
    }
}
