using Gnomon.Verify;
using Gnomon.Verify.Statements;

namespace Gnomon.Cli;

/// <summary>An entry of a log in one line: what kind of statement, its digest, by whom. A payload is read only when a known key signed it.</summary>
internal static class StatementLine
{
    public static string Of(ReadOnlyMemory<byte> entry, IReadOnlyList<TrustedKey> keys)
    {
        if (!DsseEnvelope.TryParse(entry, out var envelope, out _))
            return "(no envelope)";
        var signer = keys.FirstOrDefault(k => envelope.Verify([k.Key]) is not null);
        if (signer is null || envelope.Verify([signer.Key]) is not { } payload || !InTotoStatement.TryParse(payload, out var statement, out _))
            return $"(signed by a key that you do not know) entry {Sha256Hex.Of(entry.Span)}";
        return $"{statement.PredicateType}  {Sha256Hex.Of(payload.Span)}  {signer.Name}";
    }
}
