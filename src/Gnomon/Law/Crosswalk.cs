namespace Gnomon.Law;

/// <summary>
/// A duty of one pack that also serves one of another: <c>nist-ai-rmf:MEASURE-2.11</c>. What it means, and what it does not, stands in
/// docs/design/crosswalk.md.
/// </summary>
/// <param name="Pack">The id of the other pack.</param>
/// <param name="Obligation">The id of an obligation there.</param>
public sealed record CrosswalkTarget(string Pack, string Obligation)
{
    /// <summary>The line of the rule's file where it is written.</summary>
    internal int Line { get; init; }

    /// <summary>As packs write it.</summary>
    public override string ToString() => $"{Pack}:{Obligation}";
}

/// <summary>Checks the links between packs, which can be done only once all of them are there.</summary>
public static class Crosswalk
{
    /// <summary>Every link of some packs to a pack or an obligation that is neither among these nor among others, at the line that makes it.</summary>
    /// <param name="packs">The packs whose links are looked at.</param>
    /// <param name="others">Packs that stand beside them; of two with one id the first of all counts.</param>
    public static IReadOnlyList<Problem> Dangling(IReadOnlyList<LawPack> packs, IReadOnlyList<LawPack>? others = null)
    {
        ArgumentNullException.ThrowIfNull(packs);
        var byId = packs.Concat(others ?? []).DistinctBy(p => p.Id, StringComparer.Ordinal).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var links = packs.SelectMany(p => p.Obligations)
            .SelectMany(rule => rule.Versions.SelectMany(v => v.Serves).DistinctBy(t => (t.Pack, t.Obligation)).Select(target => (Rule: rule, Target: target)));
        return [.. links.Select(link => Problem(link.Rule, link.Target, byId)).OfType<Problem>()];
    }

    private static Problem? Problem(Rule rule, CrosswalkTarget target, Dictionary<string, LawPack> packs)
    {
        if (!packs.TryGetValue(target.Pack, out var pack))
            return At(rule, target, $"'{target}' names a pack that is not there", NearestWord.RemedyOrList(target.Pack, packs.Keys, "name a pack of this folder"));
        var ids = pack.Obligations.Select(o => o.Id).ToList();
        return ids.Contains(target.Obligation, StringComparer.Ordinal)
            ? null
            : At(rule, target, $"'{target}' is not an obligation of that pack", NearestWord.RemedyOrList(target.Obligation, ids, "name one that exists"));
    }

    private static Problem At(Rule rule, CrosswalkTarget target, string what, string remedy) => new(ExitCode.Pack, what, remedy) { File = rule.File, Line = target.Line, Key = rule.Id };
}
