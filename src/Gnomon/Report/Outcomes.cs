using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>The outcomes of a pack by what they are, read off their ids: <c>eu.role.provider</c>, <c>eu.prohibited.f</c>, <c>eu.high-risk</c>.</summary>
internal sealed class Outcomes(PackClassification pack)
{
    public IReadOnlyList<OutcomeFinding> InScope { get; } = OfKind(pack, "in-scope");

    public IReadOnlyList<OutcomeFinding> Roles { get; } = OfKind(pack, "role");

    public IReadOnlyList<OutcomeFinding> Prohibited { get; } = OfKind(pack, "prohibited");

    public IReadOnlyList<OutcomeFinding> HighRisk { get; } = Class(pack, "high-risk");

    public IReadOnlyList<OutcomeFinding> MediumRisk { get; } = Class(pack, "medium-risk");

    public IReadOnlyList<OutcomeFinding> LowRisk { get; } = Class(pack, "low-risk");

    /// <summary>Whether an id is that outcome or obligation, perhaps for one use.</summary>
    public static bool Names(string id, string outcome) =>
        id.StartsWith(outcome, StringComparison.Ordinal) && (id.Length == outcome.Length || !char.IsLetterOrDigit(id[outcome.Length]) && id[outcome.Length] is not '-' and not '.');

    // The class itself; the routes that lead to it, as eu.high-risk.annex-iii, would name each use twice.
    private static List<OutcomeFinding> Class(PackClassification pack, string kind) => [.. OfKind(pack, kind).Where(o => o.Id.Split('.').Length == 2)];

    private static List<OutcomeFinding> OfKind(PackClassification pack, string kind) =>
        [.. pack.Outcomes.Where(o => OutcomeKinds.Is(o.Id, kind))];
}
