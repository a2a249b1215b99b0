namespace Gnomon.Evidence;

/// <summary>
/// A result could not be written or sealed. An exception and not a value: a step of sealing that failed must not be passed over.
/// The command that assesses catches it once and ends with the problem's exit code.
/// </summary>
public sealed class EvidenceException : IOException
{
    /// <summary>Says what went wrong.</summary>
    public EvidenceException(Problem problem, Exception? cause = null)
        : base(problem?.ToString(), cause)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    /// <summary>What went wrong and how to mend it.</summary>
    public Problem Problem { get; }

    internal static Problem NotWritten(string path, Exception cause)
    {
        const string Remedy = "free space or rights on that disk, or name another folder with --out; nothing of the result is left";
        return new Problem(ExitCode.Output, $"the result could not be written ({cause.Message})", Remedy) { File = path };
    }

    internal static EvidenceException Of(string path, Exception cause) => cause as EvidenceException ?? new(NotWritten(path, cause), cause);

    /// <summary>Whether an exception is the file system's, not a defect.</summary>
    internal static bool IsOfDisk(Exception e) => e is IOException or UnauthorizedAccessException;
}
