using Gnomon.Verify.Log;

namespace Gnomon.Verify;

/// <summary>What checking a whole log came to.</summary>
public sealed record LogVerdict
{
    /// <summary>Everything that is wrong, the gravest first; empty exactly when the log is intact.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>The key of the log as its folder states it; null where it cannot be read.</summary>
    public VerifierKey? Key { get; init; }

    /// <summary>Whether that key is one that the user trusts: without it, an intact log may be anybody's.</summary>
    public bool IsKeyTrusted { get; init; }

    /// <summary>The signed checkpoint; null where there is none that holds.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>What holds and still lacks something that the user's policy asks for; empty without a policy.</summary>
    public IReadOnlyList<Fault> Unmet { get; init; } = [];

    /// <summary>Which witnesses of the policy signed the checkpoint; null without a policy.</summary>
    public PolicyFinding? Witnessed { get; init; }

    /// <summary>The size of the checkpoint that they signed: it may be older than the newest one.</summary>
    public long WitnessedSize { get; init; }

    /// <summary>Signatures under the checkpoint besides that of the log's key, whether or not anybody checked them.</summary>
    public int OtherSignatures { get; init; }

    /// <summary>Entries acknowledged after the checkpoint, whole in the write-ahead record; 0 where that is not at hand.</summary>
    public long NotYetSigned { get; init; }

    /// <summary>Whether the private folder lay beside the log and was checked with it.</summary>
    public bool WithPrivateFolder { get; init; }

    /// <summary>Entries signed by a key that the user trusts; null where signatures were not asked for.</summary>
    public long? SignedByTrusted { get; init; }
}

/// <summary>What a log is checked against.</summary>
public sealed record LogExpectations
{
    /// <summary>The logs' keys that the user trusts.</summary>
    public IReadOnlyCollection<VerifierKey> Keys { get; init; } = [];

    /// <summary>What the user's policy asks for; null for none.</summary>
    public PolicyAt? Policy { get; init; }

    /// <summary>Checkpoints of this log that somebody kept: it must continue each. By name, to say which.</summary>
    public IReadOnlyList<(string Name, ReadOnlyMemory<byte> Note)> Known { get; init; } = [];

    /// <summary>The signers' keys that the user trusts; null to leave the signatures of the entries unchecked.</summary>
    public IReadOnlyCollection<TrustedKey>? Signers { get; init; }
}
