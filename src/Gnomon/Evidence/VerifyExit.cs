using Gnomon.Verify;

namespace Gnomon.Evidence;

/// <summary>The exit code of a verdict. The checker knows nothing of commands, so the two tables meet here.</summary>
public static class VerifyExit
{
    /// <summary><see cref="ExitCode.Done"/> only for an intact result of a trusted signer; for a faulty one, the code of its gravest fault.</summary>
    public static ExitCode Of(RunVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Outcome switch
        {
            RunOutcome.Intact => ExitCode.Done,
            RunOutcome.SignerNotKnown => ExitCode.SignerNotKnown,
            RunOutcome.PolicyNotMet => Of(verdict.Unmet[0].Kind),
            _ => Of(verdict.Faults[0].Kind),
        };
    }

    /// <summary><see cref="ExitCode.Done"/> only for an intact log whose key is trusted; for a faulty one, the code of its gravest fault.</summary>
    public static ExitCode Of(LogVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (verdict.Faults.Count > 0)
            return Of(verdict.Faults[0].Kind);
        if (!verdict.IsKeyTrusted)
            return ExitCode.SignerNotKnown;
        return verdict.Unmet.Count > 0 ? Of(verdict.Unmet[0].Kind) : ExitCode.Done;
    }

    /// <summary>The exit code of a kind of fault.</summary>
    public static ExitCode Of(FaultKind kind) => kind switch
    {
        FaultKind.NotAResult => ExitCode.NotAResult,
        FaultKind.FileMissing => ExitCode.FileMissing,
        FaultKind.FileChanged => ExitCode.FileChanged,
        FaultKind.FileExtra => ExitCode.FileExtra,
        FaultKind.KeyMismatch => ExitCode.KeyMismatch,
        FaultKind.Checkpoint => ExitCode.Checkpoint,
        FaultKind.Tree => ExitCode.Tree,
        FaultKind.Statement => ExitCode.Statement,
        FaultKind.NotALog => ExitCode.NotALog,
        FaultKind.Proof => ExitCode.Proof,
        FaultKind.Fork => ExitCode.Fork,
        FaultKind.Rollback => ExitCode.Rollback,
        FaultKind.WriteAhead => ExitCode.WriteAhead,
        FaultKind.Policy => ExitCode.PolicyNotMet,
        FaultKind.Stale => ExitCode.Stale,
        FaultKind.NotFetched => ExitCode.NotFetched,
        FaultKind.Environment => ExitCode.Environment,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a kind of fault without an exit code"),
    };
}
