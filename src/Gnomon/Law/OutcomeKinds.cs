namespace Gnomon.Law;

/// <summary>What outcomes are, read off the second part of their ids: <c>eu.role.provider</c> is a role, <c>eu.prohibited.f</c> a prohibition.</summary>
public static class OutcomeKinds
{
    /// <summary>Whether an outcome is a role of the organisation.</summary>
    public static bool IsRole(string outcome) => Is(outcome, "role");

    /// <summary>Whether an outcome is a prohibition.</summary>
    public static bool IsProhibition(string outcome) => Is(outcome, "prohibited");

    /// <summary>Whether an outcome says that the law reaches the system.</summary>
    public static bool IsInScope(string outcome) => Is(outcome, "in-scope");

    /// <summary>Whether an outcome says that the law does not reach the system.</summary>
    public static bool IsOutOfScope(string outcome) => Is(outcome, "out-of-scope");

    /// <summary>Whether an outcome is of a kind: <c>role</c>, <c>high-risk</c>.</summary>
    public static bool Is(string outcome, string kind)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Split('.') is [_, var second, ..] && string.Equals(second, kind, StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a law that reaches the system, as far as the answers tell, gives the organisation none of its roles: a class then holds, and its
    /// duties are those of others. Nobody reads that off a list of what does not hold, so it is said.
    /// </summary>
    public static bool LeavesNoRole(PackClassification pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var roles = pack.Outcomes.Where(o => IsRole(o.Id)).ToList();
        var reached = !pack.NotYetKnown && !pack.Outcomes.Any(o => IsOutOfScope(o.Id) && o.Truth == Truth.True || IsInScope(o.Id) && o.Truth == Truth.False);
        return reached && roles.Count > 0 && roles.TrueForAll(r => r.Truth == Truth.False);
    }
}
