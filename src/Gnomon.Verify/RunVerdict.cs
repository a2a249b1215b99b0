using Gnomon.Verify.Crypto;
using Gnomon.Verify.Run;

namespace Gnomon.Verify;

/// <summary>What checking a result came to. Only <see cref="Intact"/> is a pass.</summary>
public enum RunOutcome
{
    /// <summary>Something is wrong, or could not be decided; see the faults.</summary>
    Faulty,

    /// <summary>Intact, but signed by a key that the user does not trust.</summary>
    SignerNotKnown,

    /// <summary>Intact, and signed by a key that the user trusts.</summary>
    Intact,
}

/// <summary>Something that was proven, or that was not. The id is for programs and translations, the text is English.</summary>
public sealed record Claim(string Id, string Text);

/// <summary>A statement of the log: the stage that made it, and SHA-256 of its payload in lower-case hex.</summary>
public sealed record SealedStatement(string Stage, string Digest);

/// <summary>What checking a result came to, with its reasons.</summary>
public sealed record RunVerdict
{
    public required RunOutcome Outcome { get; init; }

    /// <summary>Everything that is wrong, the gravest first; empty exactly when the result is intact.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>What holds; empty when anything is wrong.</summary>
    public required IReadOnlyList<Claim> Proven { get; init; }

    /// <summary>What nobody should read into it.</summary>
    public required IReadOnlyList<Claim> NotProven { get; init; }

    /// <summary>What was checked: a result, or a plan alone; null when anything is wrong.</summary>
    public RunShape? Shape { get; init; }

    /// <summary>The key that signed every statement; null when anything is wrong.</summary>
    public PublicKey? Signer { get; init; }

    /// <summary>The name under which the user trusts the signer; null when the user does not.</summary>
    public string? SignerName { get; init; }

    /// <summary>How many files the result has; 0 when anything is wrong.</summary>
    public int Files { get; init; }

    /// <summary>The origin of the log, <c>gnomon.run/</c> and 32 hex digits; null when anything is wrong.</summary>
    public string? Origin { get; init; }

    /// <summary>The origin of the organisation's log in which the statements stand; null where the run was sealed into none.</summary>
    public string? OrganisationLog { get; init; }

    /// <summary>The statements in their order; empty when anything is wrong.</summary>
    public IReadOnlyList<SealedStatement> Statements { get; init; } = [];

    internal static RunVerdict OfFaults(IReadOnlyList<Fault> faults) =>
        new() { Outcome = RunOutcome.Faulty, Faults = faults, Proven = [], NotProven = [] };
}
