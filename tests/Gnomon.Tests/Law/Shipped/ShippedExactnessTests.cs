using Gnomon.Law;

namespace Gnomon.Tests.Law.Shipped;

/// <summary>
/// The shipped packs against the oracle, on completions of seeded partial cards: what the engine calls certain is so on each, what it calls unknown has
/// a completion of either kind, and a question that it asks has two answers that decide something differently. GNOMON_THOROUGH=1 takes more cards.
/// </summary>
public sealed class ShippedExactnessTests
{
    private static readonly LawShelf Shelf = LawText.Good(LawShelf.Read(new Installation(Path.Combine(Repository.Root, "packs"), "profiles")));
    private static readonly int Cards = Environment.GetEnvironmentVariable("GNOMON_THOROUGH") is "1" ? 60 : 2;

    // Canada's levels are sums over 160 answers: ca-adm is held against the official formula (CanadaTests).
    public static TheoryData<string, string, string> Packs => new(Shelf.Packs.Where(p => p.Scores.Count == 0).SelectMany(p => new[] { ("2027-12-03", "2026-11-21"), ("2026-12-02", "2026-07-01") }.Select(d => (p.Id, d.Item1, d.Item2))));

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_outcome_and_duty_is_what_the_completions_of_a_card_say(string id, string on, string known)
    {
        var pack = Shelf.Packs.Single(p => p.Id == id);
        var witnesses = new Witnesses(Shelf.Facts, pack, LawText.Reading(on, known), 7);
        var unproved = new List<string>();
        for (var seed = 0; seed < Cards; seed++)
        {
            var card = witnesses.Part((ulong)seed, 15 + (seed * 35 % 80));
            foreach (var (target, truth, dependsOn) in Findings(pack, witnesses.Classify(card)))
            {
                if (truth != Truth.Unknown)
                    Assert.True(witnesses.IsAlways(target, truth == Truth.True, card, 3), $"{id}: {target.Id} is not {truth} on card {seed}");
                else if (!witnesses.Exists(target, true, card, dependsOn) || !witnesses.Exists(target, false, card, dependsOn))
                    unproved.Add($"{target.Id} on card {seed}: {string.Join(' ', dependsOn)}");
            }
        }

        Assert.Empty(unproved);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_question_has_two_answers_that_decide_something_differently(string id, string on, string known)
    {
        var pack = Shelf.Packs.Single(p => p.Id == id);
        var witnesses = new Witnesses(Shelf.Facts, pack, LawText.Reading(on, known), 11);
        var idle = new List<string>();
        for (var seed = 0; seed < Cards; seed++)
        {
            var card = witnesses.Part((ulong)seed + 1000, 15 + (seed * 35 % 80));
            var found = witnesses.Classify(card);
            var findings = Findings(pack, found).Where(f => f.Truth == Truth.Unknown).ToDictionary(f => f.Target.Id, StringComparer.Ordinal);
            foreach (var question in found.Questions)
            {
                var fact = Shelf.Facts.Find(question.Fact)!;
                if (!question.Touches.Where(findings.ContainsKey).Take(6).Any(t => witnesses.Turns(findings[t].Target, fact, card, findings[t].DependsOn))
                    && !witnesses.ChangesAtOnce(fact, card, question.Touches))
                    idle.Add($"{question.Fact} on card {seed}: {string.Join(' ', question.Touches)}");
            }
        }

        Assert.Empty(idle);
    }

    private static IEnumerable<(Witnesses.Target Target, Truth Truth, IReadOnlyList<string> DependsOn)> Findings(LawPack pack, PackClassification found)
    {
        foreach (var outcome in found.Outcomes)
            yield return (new Witnesses.Target(outcome.Id, null), outcome.Truth, Facts(outcome.Unknowns));
        foreach (var due in found.Obligations)
            yield return (new Witnesses.Target(due.Id, pack.Obligations.Single(o => o.Id == due.Id)), due.Truth, Facts(due.Unknowns));
    }

    private static IReadOnlyList<string> Facts(IReadOnlyList<Unknown> unknowns) => [.. unknowns.Where(u => u.Data.ContainsKey("fact")).Select(u => u.Data["fact"]).Distinct()];
}
