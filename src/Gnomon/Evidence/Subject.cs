using Gnomon.Verify;

namespace Gnomon.Evidence;

/// <summary>A file that a statement seals: its path below the result, with <c>/</c>, and its SHA-256 in lower-case hex.</summary>
public sealed record Subject(string Name, string Sha256)
{
    /// <summary>A file by its bytes.</summary>
    public static Subject Of(string name, ReadOnlySpan<byte> bytes) => new(name, Sha256Hex.Of(bytes));
}
