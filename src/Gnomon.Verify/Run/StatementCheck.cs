using Gnomon.Verify.Crypto;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Run;

/// <summary>A statement whose signature, type and place in the order hold.</summary>
internal sealed record CheckedStatement(string Stage, string Digest, InTotoStatement Content);

/// <summary>Checks that every entry is an envelope by the signer, and that the statements are those of a run, in their order.</summary>
internal sealed class StatementCheck
{
    private readonly List<Fault> faults = [];
    private readonly List<CheckedStatement> statements = [];
    private int notBySigner;

    private readonly RunShape shape;

    private StatementCheck(RunShape shape) => this.shape = shape;

    /// <summary>The statements that hold; the others go to the faults.</summary>
    internal static IReadOnlyList<CheckedStatement> Check(LogParts parts, List<Fault> faults)
    {
        if (parts is not { Entries: { } entries, Signer: { } signer })
            return [];
        var check = new StatementCheck(parts.Shape);
        for (var i = 0; i < entries.Count; i++)
            check.CheckEntry(entries[i], i, signer);

        // Every entry well formed and none by this key: it is the key file that was changed, not all statements.
        if (check.notBySigner == entries.Count)
            faults.Add(new Fault(FaultKind.KeyMismatch, RunFormat.SignerFile, "no statement of the log is signed by this key"));
        else
            faults.AddRange(check.faults);
        return check.statements;
    }

    private void CheckEntry(ReadOnlyMemory<byte> entry, int index, PublicKey signer)
    {
        if (!DsseEnvelope.TryParse(entry, out var envelope, out var fault))
        {
            Fault(index, "is no envelope: " + fault);
        }
        else if (envelope.SignatureCount != 1)
        {
            Fault(index, "does not carry exactly one signature");
        }
        else if (envelope.Verify([signer]) is not { } payload)
        {
            notBySigner++;
            Fault(index, "is not signed by the signer of this result");
        }
        else if (envelope.PayloadType is not InTotoStatement.PayloadType)
        {
            Fault(index, "is not an in-toto statement by its payload type");
        }
        else
        {
            CheckStatement(payload, index);
        }
    }

    private void CheckStatement(ReadOnlyMemory<byte> payload, int index)
    {
        var stage = shape.Stages[index];
        if (!InTotoStatement.TryParse(payload, out var statement, out var fault))
            Fault(index, "is not well formed: " + fault);
        else if (!string.Equals(statement.PredicateType, RunFormat.PredicateType(stage), StringComparison.Ordinal))
            Fault(index, $"is of type {Visible.Text(statement.PredicateType)} where {RunFormat.PredicateType(stage)} belongs");
        else if (statement.Predicate is null)
            Fault(index, "has no predicate");
        else
            statements.Add(new CheckedStatement(stage, Sha256Hex.Of(payload.Span), statement));
    }

    private void Fault(int index, string message) =>
        faults.Add(new Fault(FaultKind.Statement, shape.BundleFile, $"statement {index} ({shape.Stages[index]}) {message}"));
}
