using Gnomon.Verify.Crypto;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Run;

/// <summary>A statement whose signature, type and place in the order hold.</summary>
internal sealed record CheckedStatement(string Stage, string Digest, InTotoStatement Content);

/// <summary>Checks that every entry is an envelope by the signer, and that the statements are those of a run, in their order.</summary>
internal static class StatementCheck
{
    /// <summary>The statements that hold; the others go to the faults.</summary>
    internal static IReadOnlyList<CheckedStatement> Check(LogParts parts, List<Fault> faults)
    {
        if (parts is not { Entries: { } entries, Signer: { } signer })
            return [];
        var found = new List<Fault>();
        var payloads = entries.Select((entry, i) => Payload(entry, i, signer, found)).ToList();

        // No statement at all by this key: it is the key file that was changed, not all statements.
        if (payloads.TrueForAll(p => p is null) && found.TrueForAll(f => f.Message.EndsWith(WrongSignature, StringComparison.Ordinal)))
        {
            faults.Add(new Fault(FaultKind.KeyMismatch, RunFormat.SignerFile, "no statement of the log is signed by this key"));
            return [];
        }

        faults.AddRange(found);
        return [.. payloads.Select((payload, i) => payload is null ? null : Statement(payload.Value, i, faults)).OfType<CheckedStatement>()];
    }

    private const string WrongSignature = "is not signed by the signer of this result";

    private static ReadOnlyMemory<byte>? Payload(ReadOnlyMemory<byte> entry, int index, PublicKey signer, List<Fault> faults)
    {
        if (!DsseEnvelope.TryParse(entry, out var envelope, out var fault))
            return Fault(faults, index, "is no envelope: " + fault);
        if (envelope.SignatureCount != 1)
            return Fault(faults, index, "carries more than one signature");
        if (envelope.Verify([signer]) is not { } payload)
            return Fault(faults, index, WrongSignature);
        return envelope.PayloadType is InTotoStatement.PayloadType ? payload : Fault(faults, index, "is not an in-toto statement by its payload type");
    }

    private static CheckedStatement? Statement(ReadOnlyMemory<byte> payload, int index, List<Fault> faults)
    {
        var stage = RunFormat.Stages[index];
        if (!InTotoStatement.TryParse(payload, out var statement, out var fault))
            Fault(faults, index, "is not well formed: " + fault);
        else if (!string.Equals(statement.PredicateType, RunFormat.PredicateType(stage), StringComparison.Ordinal))
            Fault(faults, index, $"is of type {Visible.Text(statement.PredicateType)} where {RunFormat.PredicateType(stage)} belongs");
        else if (statement.Predicate is null)
            Fault(faults, index, "has no predicate");
        else
            return new CheckedStatement(stage, Sha256Hex.Of(payload.Span), statement);
        return null;
    }

    private static ReadOnlyMemory<byte>? Fault(List<Fault> faults, int index, string message)
    {
        faults.Add(new Fault(FaultKind.Statement, RunFormat.BundleFile, $"statement {index} ({RunFormat.Stages[index]}) {message}"));
        return null;
    }
}
