namespace Gnomon.Law.Engine;

/// <summary>Which provisions yield which outcomes, as far as the reading knows the texts.</summary>
internal static class KnownYields
{
    /// <summary>For each outcome of the pack, the provisions of which a known version yields it.</summary>
    public static Dictionary<string, IReadOnlyList<Rule>> Of(LawPack pack, Reading reading) => pack.Outcomes.ToDictionary(
        o => o.Id,
        IReadOnlyList<Rule> (o) => [.. pack.Provisions.Where(p => Yields(p, o.Id, reading))],
        StringComparer.Ordinal);

    /// <summary>Outcomes and patterns asked for that no known provision yields, or not wholly: what is not modelled.</summary>
    public static IReadOnlyList<string> Gaps(LawPack pack, Reading reading)
    {
        var outcomes = Of(pack, reading).Where(y => y.Value.Count == 0).Select(y => y.Key);
        var patterns = pack.Provisions.Concat(pack.Obligations)
            .SelectMany(r => r.Versions)
            .SelectMany(v => v.From.Select(b => b.When).Append(v.When))
            .SelectMany(c => c.Whole())
            .OfType<Condition.Outcome>()
            .Select(o => o.Pattern)
            .Where(p => p.EndsWith('*'));
        return [.. outcomes.Concat(patterns).Where(p => !pack.IsComplete(p)).Distinct(StringComparer.Ordinal)];
    }

    // A version that a later one replaced for all days still shows that the pack models the outcome.
    private static bool Yields(Rule rule, string outcome, Reading reading) =>
        rule.Versions.Any(v => v.KnownOn <= reading.KnownOn && v.Then.Contains(outcome, StringComparer.Ordinal));
}
