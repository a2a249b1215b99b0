using Gnomon.Describe;
using Gnomon.Law.Scores;

namespace Gnomon.Law.Tools;

/// <summary>What in a pack asks for which facts: conditions, days, evidence that is a declaration, and scores.</summary>
public static class FactUse
{
    /// <summary>The ids of the provisions, obligations and scores that ask for a fact, in the order of the pack; empty where nothing does.</summary>
    public static IReadOnlyList<string> Of(string fact, LawPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return
        [
            .. pack.Provisions.Concat(pack.Obligations).Where(r => Asked(r).Contains(fact, StringComparer.Ordinal)).Select(r => r.Id)
                .Concat(pack.Scores.Where(s => Asked(s).Contains(fact, StringComparer.Ordinal)).Select(s => s.Id))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The laws that ask for a fact, and of the others those whose questions its answer may settle through a constraint.</summary>
    public static (IReadOnlyList<LawPack> Asking, IReadOnlyList<LawPack> Through) Laws(string fact, IReadOnlyList<LawPack> packs, FactDictionary facts)
    {
        ArgumentNullException.ThrowIfNull(packs);
        var tied = TiedTo(fact, facts);
        var asking = packs.Where(p => Of(fact, p).Count > 0).ToList();
        return (asking, [.. packs.Except(asking).Where(p => tied.Any(t => Of(t, p).Count > 0))]);
    }

    /// <summary>The facts whose answers an answer to a fact may settle, or may be settled by: those that stand in one constraint with it.</summary>
    public static IReadOnlyList<string> TiedTo(string fact, FactDictionary facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. Constraint.ReadAll(facts, []).Select(c => Asked(c.Holds).ToList()).Where(c => c.Contains(fact, StringComparer.Ordinal)).SelectMany(c => c).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every fact that the pack asks for.</summary>
    internal static IEnumerable<string> Asked(LawPack pack) => pack.Provisions.Concat(pack.Obligations).SelectMany(Asked).Concat(pack.Scores.SelectMany(Asked));

    /// <summary>The facts that a condition names.</summary>
    internal static IEnumerable<string> Asked(Condition condition) => condition.Whole().Select(c => c.AsksFor()?.Id).OfType<string>();

    private static IEnumerable<string> Asked(Rule rule) => rule.Versions.SelectMany(v => v.From.Select(b => b.When).Append(v.When).SelectMany(Asked)
        .Concat(v.From.Select(b => b.Fact?.Id).OfType<string>())
        .Concat(Declared(v.Asks)));

    private static IEnumerable<string> Asked(ScoreSheet score)
    {
        IReadOnlyList<WeightedSum> sums = score.Reduction is { } reduction ? [score.Raw, reduction.By] : [score.Raw];
        var questions = sums.SelectMany(s => s.Questions).ToList();
        return questions.SelectMany(q => Asked(q.Shown).Append(q.Fact.Id)).Concat(score.Levels.Select(l => l.Fact.Id)).Append(score.FinishedBy.Id);
    }

    private static IEnumerable<string> Declared(EvidenceAsked? asks) => asks switch
    {
        EvidenceAsked.All all => all.Parts.SelectMany(Declared),
        EvidenceAsked.Any any => any.Parts.SelectMany(Declared),
        EvidenceAsked.Declaration declaration => [declaration.Fact],
        _ => [],
    };
}
