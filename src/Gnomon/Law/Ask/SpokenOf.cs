using Gnomon.Describe;
using Gnomon.Law.Engine;

namespace Gnomon.Law.Ask;

/// <summary>
/// Which answers of a list the laws of an interview speak of. One that none of them names comes to the same as leaving it out; it stays on the list,
/// for the card may be read against other laws later, but is marked.
/// </summary>
internal sealed class SpokenOf
{
    private readonly ILookup<string, string> named;
    private readonly HashSet<string> byNone;

    public SpokenOf(FactDictionary facts, IReadOnlyList<LawPack> packs)
    {
        var conditions = packs.SelectMany(p => p.Provisions.Concat(p.Obligations)).SelectMany(r => r.Versions).SelectMany(v => v.From.Select(b => b.When).Append(v.When)).ToList();
        // Where a law names `none`, each of the others is what it is not: all of them count.
        byNone = conditions.SelectMany(c => c.Whole()).OfType<Condition.HasValue>().Where(h => h.Values.Contains("none", StringComparer.Ordinal)).Select(h => h.Fact.Id).ToHashSet(StringComparer.Ordinal);
        named = conditions.Concat(CompiledPack.Near(Constraint.ReadAll(facts, []), conditions).Select(c => c.Holds))
            .SelectMany(c => c.Whole())
            .OfType<Condition.HasValue>()
            .SelectMany(h => h.Values.Select(v => (h.Fact.Id, Value: v)))
            .ToLookup(h => h.Id, h => h.Value, StringComparer.Ordinal);
    }

    /// <summary>Whether an answer matters to other laws only. Of a choice of one, what no law names is still the way to say that the others do not hold.</summary>
    public bool IsForOthers(FactDefinition fact, FactOption option) =>
        fact.Type == FactType.ManyOf && option.Id is not "none" && !byNone.Contains(fact.Id) && named.Contains(fact.Id) && !named[fact.Id].Contains(option.Id, StringComparer.Ordinal);
}
