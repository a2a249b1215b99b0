using Gnomon.Describe;

namespace Gnomon.Law.Format;

/// <summary>Which rules are about a use: those that touch a fact or an outcome of a use, directly or through an exception.</summary>
internal sealed class UseReach(LawPack pack)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>Whether an obligation, in any version, is about a use.</summary>
    public bool IsPerUse(Rule rule) => rule.Versions.Any(Touches);

    /// <summary>Whether a version touches something about a use.</summary>
    public bool Touches(RuleVersion version)
    {
        seen.Clear();
        return TouchesInner(version);
    }

    private bool TouchesInner(RuleVersion version) =>
        version.From.Select(b => b.When).Append(version.When).SelectMany(c => c.Whole()).Any(TouchesLeaf)
        || version.Unless.Any(id => seen.Add(id) && pack.Provisions.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal)) is { } rule && rule.Versions.Any(TouchesInner));

    private bool TouchesLeaf(Condition leaf) => leaf is Condition.Outcome outcome
        ? pack.Outcomes.Any(o => o.Scope == OutcomeScope.Use && Patterns.Covers(outcome.Pattern, o.Id))
        : leaf.AsksFor()?.Scope == FactScope.Use;
}
