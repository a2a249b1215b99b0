using Gnomon.Verify.Log;

namespace Gnomon.Verify.Logs;

/// <summary>What the private folder says: the checkpoint signed last, and the entries acknowledged since the record was begun.</summary>
internal sealed record PrivateParts(Checkpoint? Head, long Base, IReadOnlyList<ReadOnlyMemory<byte>> Entries)
{
    /// <summary>Whether the log was closed to the end: another goes on in its place, and its key is gone.</summary>
    internal bool IsClosed { get; private init; }

    internal static PrivateParts Read(string folder, VerifierKey key, Checkpoint shown, List<Fault> faults)
    {
        var last = ReadHead(folder, key, faults);
        if (last is not null && last.Size < shown.Size)
            faults.Add(new Fault(FaultKind.Rollback, Name(LogVerifier.CheckpointFile), $"the private folder is of an earlier time: it signed {last.Size} entries last, the log shows {shown.Size}; a writer that went on from it would make a second history"));
        if (RegularFile.TryRead(Path.Combine(folder, LogVerifier.RecordFile), WriteAheadFormat.MaxLength) is not { } bytes || !WriteAheadFormat.TryHead(bytes, out var start))
            return Damaged(last, faults, "the write-ahead record is missing, cannot be read, or its head is damaged");
        var entries = new List<ReadOnlyMemory<byte>>();
        var end = WriteAheadFormat.Read(bytes.AsMemory(WriteAheadFormat.HeadLength), start, entries, out _);
        if (end == WriteAheadEnd.Damaged)
            return Damaged(last, faults, $"the write-ahead record is damaged after entry {start + entries.Count}");
        if (last is not null && (start > last.Size || (start < last.Size && start + entries.Count < last.Size)))
            return Damaged(last, faults, "the write-ahead record and the checkpoint signed last do not meet");
        return new PrivateParts(last, start, entries) { IsClosed = Lies(folder, LogVerifier.SuccessorFile) && !Lies(folder, LogVerifier.OwnKeyFile) };
    }

    private static Checkpoint? ReadHead(string folder, VerifierKey key, List<Fault> faults)
    {
        var bytes = RegularFile.TryRead(Path.Combine(folder, LogVerifier.CheckpointFile), SignedNote.MaxLength);
        if (LogHead.TryRead(bytes, key, out var head, out var fault))
            return head;
        faults.Add(new Fault(FaultKind.Checkpoint, Name(LogVerifier.CheckpointFile), bytes is null ? "the checkpoint signed last is missing or cannot be read" : fault));
        return null;
    }

    private static PrivateParts Damaged(Checkpoint? head, List<Fault> faults, string message)
    {
        faults.Add(new Fault(FaultKind.WriteAhead, Name(LogVerifier.RecordFile), message));
        return new PrivateParts(head, long.MaxValue, []);
    }

    private static bool Lies(string folder, string file) => RegularFile.Look(Path.Combine(folder, file)).Kind == PathKind.File;

    private static string Name(string file) => "(private)/" + file;
}
