using System.Globalization;
using Gnomon.Verify;
using Gnomon.Verify.Log;
using Microsoft.Win32.SafeHandles;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>
/// What one process knows of a log: the checkpoint signed last, and the leaf hashes of the entries acknowledged since. Used only under
/// the lock. Before each step it looks whether another process added anything and reads that; on any doubt it refuses.
/// </summary>
internal sealed class LogState : IDisposable
{
    private const string Restore = "nothing was signed; compare the log with a copy that somebody else holds, and keep both folders as they are until you know why";

    private readonly LogFolder folder;
    private readonly DigestIndex digests;
    private readonly List<byte[]> pending = [];
    private (long Index, byte[] Hashes) latestTile = (-1, []);
    private DurableFile? record;
    private long recordLength;
    private long recordBase;

    internal LogState(LogFolder folder, VerifierKey key)
    {
        (this.folder, Key) = (folder, key);
        digests = new DigestIndex(LeafAt);
    }

    internal VerifierKey Key { get; }

    /// <summary>The checkpoint signed last.</summary>
    internal Checkpoint Head { get; private set; } = new("", 0, Merkle.Root([]), []);

    /// <summary>Entries in the log, those not yet signed included.</summary>
    internal long Size => Head.Size + pending.Count;

    /// <summary>The leaf hashes of the entries that no checkpoint covers yet.</summary>
    internal IReadOnlyList<byte[]> Pending => pending;

    /// <summary>Bytes of the write-ahead record.</summary>
    internal long RecordLength => recordLength;

    /// <summary>The public checkpoint is behind the one signed last: a writer was stopped between the two.</summary>
    internal bool IsPublicBehind { get; private set; }

    /// <summary>The index of an entry that the log has, or -1.</summary>
    internal long Find(ReadOnlySpan<byte> leaf) => digests.Find(leaf);

    /// <summary>Reads what other processes did; the first time, everything that is needed.</summary>
    internal void CatchUp()
    {
        var facts = RegularFile.Look(folder.RecordFile);
        if (facts.Kind != PathKind.File)
            throw LogFolder.Doubt(folder.RecordFile, "the write-ahead record is missing", "what was acknowledged and not yet signed stood in it: restore it; only when you know that nothing is lost, begin a new log");
        if (record is null || facts.Inode != record.Look().Inode)
            Reload();
        else if (facts.Length > recordLength)
            ReadRecord();
        else if (facts.Length < recordLength)
            throw Doubt(folder.RecordFile, "the write-ahead record became shorter");
    }

    /// <summary>Takes new entries: into the record, onto the disk, then into the state.</summary>
    internal void Append(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        if (entries.Count > 0)
        {
            var frame = WriteAheadFormat.Frame(Size, entries);
            record!.Write(frame);
            recordLength += frame.Length;
        }

        // Also with nothing of our own: what another process wrote may not be on the disk yet, and we are about to vouch for it.
        record!.Sync();
        foreach (var entry in entries)
            Know(Merkle.LeafHash(entry.Span));
    }

    /// <summary>The entries that no checkpoint covers, read back from the disk and hashed again.</summary>
    internal List<ReadOnlyMemory<byte>> ReadBack()
    {
        var bytes = RegularFile.TryRead(folder.RecordFile, WriteAheadFormat.MaxLength) ?? throw Doubt(folder.RecordFile, "the write-ahead record cannot be read back");
        var entries = new List<ReadOnlyMemory<byte>>();
        if (!WriteAheadFormat.TryHead(bytes, out var start) || start != recordBase
            || WriteAheadFormat.Read(bytes.AsMemory(WriteAheadFormat.HeadLength), start, entries, out _) != WriteAheadEnd.Whole
            || start + entries.Count != Size)
        {
            throw Doubt(folder.RecordFile, "what was read back from the write-ahead record is not what was written; the disk or the memory is failing");
        }

        var fresh = entries[(int)(Head.Size - start)..];
        for (var i = 0; i < fresh.Count; i++)
        {
            if (!Merkle.LeafHash(fresh[i].Span).AsSpan().SequenceEqual(pending[i]))
                throw Doubt(folder.RecordFile, "an entry read back from the write-ahead record has another hash than when it was written; the disk or the memory is failing");
        }

        return fresh;
    }

    /// <summary>A checkpoint over everything was published, and a new record begun.</summary>
    internal void Published(Checkpoint head)
    {
        (Head, IsPublicBehind) = (head, false);
        pending.Clear();
        latestTile = (-1, []);
        OpenRecord();
    }

    /// <summary>Closes the record; on some file systems an error of an earlier write shows only here.</summary>
    internal void Close() => record?.Close();

    public void Dispose() => record?.Dispose();

    private void Reload()
    {
        var head = LogFolder.ReadHead(folder.HeadFile, Key, out var note);
        CheckPublic(head, note);
        if (head.Size < Head.Size)
            throw Doubt(folder.HeadFile, "the checkpoint is older than one this process has seen");
        if (record is null)
            new RightEdge(folder).Check(head);
        CheckTaken(head);
        OpenRecord();
        ReadRecord();
    }

    private void CheckPublic(Checkpoint head, byte[] note)
    {
        var shown = LogFolder.ReadHead(folder.CheckpointFile, Key, out var other);
        if (shown.Size > head.Size)
            throw Doubt(folder.HeadFile, $"the private folder is older than the log: it signed {head.Size} entries last, the log shows {shown.Size}; going on would make a second history");
        if (shown.Size == head.Size && !IsSameText(other, note))
            throw Doubt(folder.CheckpointFile, $"two checkpoints of size {head.Size} are not the same");
        if (shown.Size < head.Size && !folder.Tree(shown.Size).Root().AsSpan().SequenceEqual(shown.Root.Span))
            throw Doubt(folder.CheckpointFile, "the checkpoint that the log shows is not one of its history");
        IsPublicBehind = shown.Size < head.Size;
    }

    // Signatures of witnesses come later, and a stop between two files leaves them in one of them only.
    private static bool IsSameText(byte[] a, byte[] b) =>
        SignedNote.TryParse(a, out var one, out _) && SignedNote.TryParse(b, out var other, out _) && string.Equals(one.Text, other.Text, StringComparison.Ordinal);

    // What this process knew stays: the new checkpoint covers it, with the same hashes at the same places.
    private void CheckTaken(Checkpoint head)
    {
        var (tree, from) = (folder.Tree(head.Size), Head.Size);
        if (head.Size < Size)
            throw Doubt(folder.HeadFile, "the checkpoint does not cover what was acknowledged before it");
        if (from > 0 && from < head.Size && !Merkle.VerifyConsistency(from, head.Size, Head.Root.Span, head.Root.Span, tree.Consistency(from)))
            throw Doubt(folder.HeadFile, "the new checkpoint does not continue the one before");
        for (var i = 0; i < pending.Count; i++)
        {
            if (!tree.Leaf(from + i).AsSpan().SequenceEqual(pending[i]))
                throw Doubt(folder.HeadFile, $"entry {from + i} is not the one that was acknowledged");
        }

        (Head, latestTile) = (head, (-1, []));
        pending.Clear();
        digests.Reserve(head.Size);
        while (digests.Count < head.Size)
            digests.Add(LeafAt(digests.Count));
    }

    private void OpenRecord()
    {
        record?.Close();
        record = DurableFile.OpenExisting(folder.RecordFile);
        using var reading = Reading(out var facts);
        var head = new byte[WriteAheadFormat.HeadLength];
        if (RandomAccess.Read(reading, head, 0) != head.Length || !WriteAheadFormat.TryHead(head, out recordBase))
            throw Doubt(folder.RecordFile, "the head of the write-ahead record is damaged");
        if (recordBase > Head.Size)
            throw Doubt(folder.RecordFile, $"the write-ahead record begins at entry {recordBase}, the last checkpoint ends at {Head.Size}: entries between are missing");
        recordLength = WriteAheadFormat.HeadLength;
    }

    private void ReadRecord()
    {
        using var reading = Reading(out var facts);
        if (facts.Length > WriteAheadFormat.MaxLength)
            throw Doubt(folder.RecordFile, "the write-ahead record is longer than any writer leaves it");
        var bytes = new byte[facts.Length - recordLength];
        if (RandomAccess.Read(reading, bytes, recordLength) != bytes.Length)
            throw Doubt(folder.RecordFile, "the write-ahead record cannot be read");
        var entries = new List<ReadOnlyMemory<byte>>();
        var next = recordLength == WriteAheadFormat.HeadLength ? recordBase : Size;
        var end = WriteAheadFormat.Read(bytes, next, entries, out var good);
        if (end == WriteAheadEnd.Damaged)
            throw Doubt(folder.RecordFile, "the write-ahead record is damaged");
        recordLength += good;
        for (var i = 0; i < entries.Count; i++)
            Take(next + i, Merkle.LeafHash(entries[i].Span));
        if (end == WriteAheadEnd.Torn)
            record!.Truncate(recordLength);
        if (next + entries.Count < Head.Size && recordBase < Head.Size)
            throw Doubt(folder.RecordFile, "the write-ahead record ends before the last checkpoint");
    }

    private void Take(long index, byte[] leaf)
    {
        if (index >= Head.Size)
            Know(leaf);
        else if (!LeafAt(index).AsSpan().SequenceEqual(leaf))
            throw Doubt(folder.RecordFile, $"entry {index} of the write-ahead record is not the one that the log shows");
    }

    private void Know(byte[] leaf)
    {
        pending.Add(leaf);
        if (digests.Count < Size)
            digests.Add(leaf);
    }

    private byte[] LeafAt(long index)
    {
        if (index >= Head.Size)
            return pending[(int)(index - Head.Size)];
        var tile = index / TilePath.Width;
        if (latestTile.Index != tile)
        {
            var width = (int)Math.Min(TilePath.Width, Head.Size - (tile * TilePath.Width));
            latestTile = (tile, folder.ReadTile(0, tile, width) is { } hashes && hashes.Length >= width * Merkle.HashLength
                ? hashes
                : throw Doubt(folder.At(TilePath.OfTile(0, tile, width)), "a tile of the log is missing or cannot be read"));
        }

        return latestTile.Hashes.AsSpan((int)(index % TilePath.Width) * Merkle.HashLength, Merkle.HashLength).ToArray();
    }

    private SafeFileHandle Reading(out PathFacts facts)
    {
        var reading = RegularFile.TryOpen(folder.RecordFile, out facts) ?? throw Doubt(folder.RecordFile, "the write-ahead record cannot be opened");
        if (facts.Inode == record!.Look().Inode)
            return reading;
        reading.Dispose();
        throw Doubt(folder.RecordFile, "the write-ahead record was replaced while it was being read");
    }

    private static EvidenceException Doubt(string file, FormattableString what) => Doubt(file, what.ToString(CultureInfo.InvariantCulture));

    private static EvidenceException Doubt(string file, string what) => LogFolder.Doubt(file, what, Restore);
}
