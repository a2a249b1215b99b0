using Gnomon.Verify.Run;

namespace Gnomon.Verify;

/// <summary>
/// Checks a result folder offline: that it is whole, unchanged, and signed, and by whom. It reads files and nothing else, trusts
/// none of them, and when in doubt says that the result is faulty. The formats: docs/reference/formats.md.
/// </summary>
public static class RunVerifier
{
    /// <summary>Checks a result.</summary>
    /// <param name="folder">The result folder.</param>
    /// <param name="trusted">The keys that the user trusts; none makes every intact result one of an unknown signer.</param>
    /// <param name="logs">The keys of organisations' logs that the user trusts; without them a log's proofs are checked and add nothing.</param>
    /// <param name="policy">What the user asks of logs and witnesses; null for nothing more than what is there.</param>
    public static RunVerdict Verify(string folder, IReadOnlyCollection<TrustedKey> trusted, IReadOnlyCollection<Log.VerifierKey>? logs = null, PolicyAt? policy = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(trusted);
        try
        {
            return new RunCheck(folder, logs ?? [], policy).Decide(trusted);
        }
        catch (PlatformNotSupportedException e)
        {
            return RunVerdict.OfFaults([new Fault(FaultKind.Environment, RunFormat.CheckpointFile, e.Message)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return RunVerdict.OfFaults([new Fault(FaultKind.FileMissing, ".", "the folder cannot be read: " + Visible.Text(e.Message))]);
        }
    }
}
