using Gnomon.Verify.Log;

namespace Gnomon.Evidence;

/// <summary>What came of asking the witnesses of a log.</summary>
public sealed record Cosigning
{
    /// <summary>The checkpoint, with the signatures that were given.</summary>
    public required ReadOnlyMemory<byte> Note { get; init; }

    /// <summary>The checkpoint, read.</summary>
    public required Checkpoint Head { get; init; }

    /// <summary>Who signed, by the names of the log's policy, and when.</summary>
    public required IReadOnlyList<(string Name, DateTimeOffset Time)> Witnesses { get; init; }

    /// <summary>Who did not, and why.</summary>
    public required IReadOnlyList<(string Name, string Why)> Missing { get; init; }

    /// <summary>Whether as many signed as the log's policy asks for.</summary>
    public required bool IsMet { get; init; }
}
