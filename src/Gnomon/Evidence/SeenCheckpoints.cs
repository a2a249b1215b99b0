using Gnomon.Evidence.Log.Organisation;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence;

/// <summary>
/// The newest checkpoint of each log that this user has signed here, in the state folder: it lies outside both folders of the log, so a
/// log that is put back from a backup, whole, is noticed. Deleting it makes the user forget and breaks nothing.
/// </summary>
public static class SeenCheckpoints
{
    /// <summary>The checkpoint of a log that was seen last; null where there is none.</summary>
    public static ReadOnlyMemory<byte>? Of(UserFolders folders, string origin) =>
        RegularFile.TryRead(At(folders, origin), SignedNote.MaxLength) is { } note ? new ReadOnlyMemory<byte>(note) : default(ReadOnlyMemory<byte>?);

    /// <summary>Refuses a log that is behind what was seen, or of another history; nothing has been signed yet.</summary>
    internal static void Check(UserFolders folders, LogFolder log, VerifierKey key, Checkpoint head)
    {
        if (Of(folders, key.Name) is not { } note)
            return;
        var file = At(folders, key.Name);
        if (!LogHead.TryRead(note.Span, key, out _, out _))
            throw LogFolder.Doubt(file, "the checkpoint that you saw last of this log cannot be read", "find out who changed the file; without it, a log that was put back from a backup is not noticed");
        new KnownCheckpoint("the state folder of this user", note).Check(log, key, head);
    }

    /// <summary>Remembers the checkpoint of a log that was checked and found good, whoever keeps it.</summary>
    /// <returns>Null, or why it cannot be remembered.</returns>
    public static Problem? Remember(UserFolders folders, string log)
    {
        ArgumentNullException.ThrowIfNull(folders);
        try
        {
            var at = new LogFolder(log);
            if (at.TryReadVkey() is { } key)
                Keep(folders, at, key);
            return null;
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            return new Problem(ExitCode.Output, $"the log is good, but its checkpoint could not be remembered ({e.Message})", "make the folder writable, or set XDG_STATE_HOME to one that is") { File = folders.State };
        }
    }

    private static void Keep(UserFolders folders, LogFolder log, VerifierKey key)
    {
        var note = RegularFile.TryRead(log.CheckpointFile, SignedNote.MaxLength);
        if (!LogHead.TryRead(note, key, out var head, out _) || (Of(folders, key.Name) is { } old && LogHead.TryRead(old.Span, key, out var seen, out _) && seen.Size >= head.Size))
            return;
        var path = At(folders, key.Name);
        DurableFile.MakePrivateFolder(folders.State);
        DurableFile.MakePrivateFolder(Path.GetDirectoryName(path)!);
        DurableFile.WriteWhole(path, note, DurableFile.Private);
    }

    private static string At(UserFolders folders, string origin) =>
        Path.Combine(folders.State, "checkpoints", Sha256Hex.Of(System.Text.Encoding.UTF8.GetBytes(origin)));
}
