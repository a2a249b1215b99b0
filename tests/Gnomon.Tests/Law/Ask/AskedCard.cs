using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Law.Ask;

namespace Gnomon.Tests.Law.Ask;

/// <summary>A complete card of which answers were taken away, and the interview that asks for them. The bench uses it too.</summary>
internal sealed class AskedCard
{
    private static readonly Reading Reading = new(new DateOnly(2027, 12, 3), new DateOnly(2026, 11, 21));
    private readonly FactDictionary facts;
    private readonly LawPack pack;
    private readonly CardFacts start;
    private readonly Dictionary<string, FactValue> told;
    private readonly PackClassification whole;

    /// <param name="facts">The dictionary.</param>
    /// <param name="pack">The law that asks.</param>
    /// <param name="seed">Which card.</param>
    /// <param name="percent">How much of the answers is taken away.</param>
    public AskedCard(FactDictionary facts, LawPack pack, ulong seed, int percent)
    {
        (this.facts, this.pack) = (facts, pack);
        var sampler = new CardSampler(facts, [pack]);
        var complete = sampler.Complete(seed);
        told = complete.ToDictionary(a => a.Fact, a => a.Value, StringComparer.Ordinal);
        start = sampler.Card(CardSampler.Without(complete, seed, percent));
        whole = LawEngine.Compile(facts, [pack]).Classify(sampler.Card(complete), Reading).Value.Packs[0];
    }

    /// <summary>Answers every question from the complete card until none is left.</summary>
    /// <returns>After how many questions the gravest outcome that holds was known, every outcome was, and nothing could change any more.</returns>
    public (int Gravest, int Outcomes, int All, PackClassification End, PackClassification Whole) Run(Action<CardFacts, AskedQuestion>? look = null)
    {
        var interview = new Interview(facts, [pack], Reading);
        var (card, asked) = (start, new HashSet<(string, string?)>());
        var (gravest, outcomes) = (-1, -1);
        while (true)
        {
            var turn = interview.Next(card, asked).Value;
            var now = turn.Classification.Packs[0];
            if (gravest < 0 && IsNamed(now))
                gravest = asked.Count;
            if (outcomes < 0 && now.Outcomes.Zip(whole.Outcomes).All(p => p.First.Truth == p.Second.Truth))
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
        foreach (var pattern in pack.Gravity)
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
