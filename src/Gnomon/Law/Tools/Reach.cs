using Gnomon.Describe;

namespace Gnomon.Law.Tools;

/// <summary>
/// Finds versions whose condition no consistent answers fulfil. Each version becomes an outcome of a made-up pack beside the real ones;
/// what the engine calls false while nothing at all is answered can never hold.
/// </summary>
internal static class Reach
{
    private static readonly CardFacts Nothing = new() { Facts = [], Markets = [], Models = [], Uses = [new ScopedFacts("use", [], 0)] };

    public static IReadOnlyList<Problem> Of(LawPack pack, FactDictionary facts)
    {
        var found = new List<Problem>();
        var probes = pack.Provisions.Concat(pack.Obligations).SelectMany(r => r.Versions.Select(v => (Rule: r, Version: v))).ToList();
        foreach (var known in probes.GroupBy(p => p.Version.KnownOn))
        {
            var asked = known.Select((p, i) => (p.Rule, p.Version, Outcome: string.Create(System.Globalization.CultureInfo.InvariantCulture, $"probe.{i}"))).ToList();
            var probing = pack with
            {
                Outcomes = [.. pack.Outcomes, .. asked.Select(a => new OutcomeDefinition(a.Outcome, OutcomeScope.Use, a.Rule.Says, a.Rule.Line))],
                Complete = [.. pack.Complete, "probe.*"],
                Provisions = [.. pack.Provisions, .. asked.Select(a => a.Rule with { Id = a.Outcome, Versions = [Always(a.Version, a.Outcome, known.Key)] })],
                Obligations = [],
            };
            if (!LawEngine.Compile(facts, [probing]).Classify(Nothing, new Reading(known.Key, known.Key)).TryGet(out var said, out var problems))
                return [.. problems.Select(p => p with { File = p.File ?? pack.Provisions[0].File })];
            var never = said.Packs[0].Outcomes.Where(o => o.Truth == Truth.False).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
            found.AddRange(asked.Where(a => never.Contains(a.Outcome)).Select(a => PackLint.At(
                a.Rule, a.Version.Line, "no answers that can hold together fulfil the condition of this version", "look at the values that exclude each other, at constraints, and at outcomes that are never yielded")));
        }

        return found;
    }

    private static RuleVersion Always(RuleVersion version, string outcome, DateOnly day) => version with
    {
        Instead = false,
        From = [new Beginning(new Condition.Constant(true), day)],
        Until = null,
        Unless = [],
        Then = [outcome],
        Role = null,
        Asks = null,
    };
}
