using Gnomon.Verify.Logs;

namespace Gnomon.Verify;

/// <summary>
/// Checks a whole log in a folder, offline: every entry and every tile is hashed again and must lead to the signed root. It knows the
/// formats and nothing of the writer. Beside the log it looks at the private folder, where that is at hand.
/// </summary>
public static class LogVerifier
{
    /// <summary>The checkpoint, in the log and in its private folder.</summary>
    public const string CheckpointFile = "checkpoint";

    /// <summary>The newest checkpoint that witnesses signed; a log that asks none has no such file.</summary>
    public const string WitnessedFile = "checkpoint.witnessed";

    /// <summary>The log's public key: one C2SP vkey line.</summary>
    public const string KeyFile = "log.vkey";

    /// <summary>What was acknowledged and not yet signed; in the private folder.</summary>
    public const string RecordFile = "wal";

    /// <summary>The key of the log that goes on in the place of a closed one; in the private folder.</summary>
    public const string SuccessorFile = "successor";

    /// <summary>The log's own key; in the private folder, until the log is closed.</summary>
    public const string OwnKeyFile = "log.pem";

    /// <summary>The private folder of a log.</summary>
    public static string PrivateFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Path.TrimEndingDirectorySeparator(folder) + ".private";
    }

    /// <summary>Checks a log.</summary>
    /// <param name="folder">The folder with <c>checkpoint</c> and <c>tile</c>.</param>
    /// <param name="expected">What the user knows beforehand.</param>
    public static LogVerdict Verify(string folder, LogExpectations expected)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(expected);
        try
        {
            return new LogCheck(folder, expected).Decide();
        }
        catch (PlatformNotSupportedException e)
        {
            return new LogVerdict { Faults = [new Fault(FaultKind.Environment, CheckpointFile, e.Message)] };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new LogVerdict { Faults = [new Fault(FaultKind.FileMissing, ".", "the folder cannot be read: " + Run.Visible.Text(e.Message))] };
        }
    }
}
