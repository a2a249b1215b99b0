using System.Globalization;
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
        if (!LogHead.TryRead(note.Span, key, out var seen, out _))
            throw LogFolder.Doubt(file, "the checkpoint that you saw last of this log cannot be read", "find out who changed the file; without it, a log that was put back from a backup is not noticed");
        if (seen.Size > head.Size)
            throw LogFolder.Doubt(log.Published, string.Create(CultureInfo.InvariantCulture, $"the log was put back to an earlier time: you have seen a checkpoint of {seen.Size} entries, it now ends at {head.Size}; going on would make a second history"), "bring the later state back, or begin a new log");
        if (!log.Tree(seen.Size).Root().AsSpan().SequenceEqual(seen.Root.Span))
            throw LogFolder.Doubt(log.Published, "the log is of another history than the checkpoint that you have seen", "compare it with a copy that somebody else holds");
    }

    /// <summary>Keeps the newest checkpoint.</summary>
    internal static void Keep(UserFolders folders, LogFolder log, VerifierKey key)
    {
        var note = RegularFile.TryRead(log.CheckpointFile, SignedNote.MaxLength);
        if (!LogHead.TryRead(note, key, out var head, out _) || (Of(folders, key.Name) is { } old && LogHead.TryRead(old.Span, key, out var seen, out _) && seen.Size >= head.Size))
            return;
        var path = At(folders, key.Name);
        var fresh = $"{path}.new-{Environment.ProcessId}";
        DurableFile.MakePrivateFolder(folders.State);
        DurableFile.MakePrivateFolder(Path.GetDirectoryName(path)!);
        File.Delete(fresh);
        DurableFile.WriteNew(fresh, note, DurableFile.Private);
        DurableFile.Replace(fresh, path);
        DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
    }

    private static string At(UserFolders folders, string origin) =>
        Path.Combine(folders.State, "checkpoints", Sha256Hex.Of(System.Text.Encoding.UTF8.GetBytes(origin)));
}
