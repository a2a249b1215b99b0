using System.Globalization;
using System.Text;
using Gnomon.Evidence.Keys;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>
/// Brings acknowledged entries into the published log: bundles and tiles, then the checkpoint. Nothing is signed that does not continue
/// the checkpoint before, computed from what was read back from the disk.
/// </summary>
internal sealed class LogPublisher(LogFolder folder, SigningKey key)
{
    private const int FilesAtOnce = 64;

    /// <summary>Signs and publishes everything that was acknowledged. Under the lock; safe to be stopped anywhere and done again.</summary>
    internal void Publish(LogState state)
    {
        if (state.Pending.Count > 0)
            Sign(state);
        else if (state.IsPublicBehind)
            Show(state.Head, LogFolder.ReadNote(folder.HeadFile), state);
    }

    /// <summary>
    /// Puts the signatures of witnesses under the checkpoint, where it is still the newest; keeps it as the newest witnessed one, where enough
    /// have signed. Under the lock.
    /// </summary>
    internal void Show(Cosigning cosigning, LogState state)
    {
        var size = cosigning.Head.Size;
        var cosigned = cosigning.Note.Span;
        if (state.Head.Size == size && !state.IsPublicBehind)
        {
            Replace(folder.HeadFile, cosigned, folder.Private, DurableFile.Private);
            Replace(folder.CheckpointFile, cosigned, folder.Published, DurableFile.Shared);
        }

        if (cosigning.IsMet && (!LogHead.TryRead(RegularFile.TryRead(folder.WitnessedFile, SignedNote.MaxLength), state.Key, out var newest, out _) || newest.Size <= size))
            Replace(folder.WitnessedFile, cosigned, folder.Published, DurableFile.Shared);
    }

    private void Sign(LogState state)
    {
        var old = state.Head;
        var files = Files(old.Size, state.ReadBack(), state.Pending).ToList();
        foreach (var file in files.Where(f => f.Path.EndsWith($".p/{state.Size % TilePath.Width}", StringComparison.Ordinal)))
            RemoveLeft(old.Size, file);
        foreach (var some in files.Chunk(FilesAtOnce))
            Write(some);
        foreach (var name in files.Select(f => Path.GetDirectoryName(folder.At(f.Path))!).Distinct(StringComparer.Ordinal))
            DurableFile.SyncFolder(name);
        CheckWritten(files);

        var tree = folder.Tree(state.Size);
        var head = new Checkpoint(state.Key.Name, state.Size, tree.Root(), []);
        if (old.Size > 0 && !Merkle.VerifyConsistency(old.Size, head.Size, old.Root.Span, head.Root.Span, tree.Consistency(old.Size)))
            throw LogFolder.Doubt(folder.Published, "the tree on the disk does not continue the checkpoint signed last", "nothing was signed; restore the tiles from a copy of the log");
        var text = head.ToText();
        var note = SignedNote.Encode(text, state.Key, key.Sign(Encoding.UTF8.GetBytes(text)));

        // First into the private folder: what was ever signed must be known here, whatever becomes of the published file.
        Replace(folder.HeadFile, note, folder.Private, DurableFile.Private);
        Show(head, note, state);
        RemovePartials(old.Size, head.Size);
    }

    private void Show(Checkpoint head, byte[] note, LogState state)
    {
        Replace(folder.CheckpointFile, note, folder.Published, DurableFile.Shared);
        Replace(folder.RecordFile, WriteAheadFormat.Head(head.Size), folder.Private, DurableFile.Private);
        state.Published(head);
    }

    // Bundles, then tiles level by level, of a log that grows from one size to another.
    private IEnumerable<(string Path, byte[] Bytes)> Files(long size, IReadOnlyList<ReadOnlyMemory<byte>> entries, IReadOnlyList<byte[]> leaves)
    {
        var (first, kept) = (size / TilePath.Width, (int)(size % TilePath.Width));
        IReadOnlyList<ReadOnlyMemory<byte>> all = kept > 0 ? [.. new RightEdge(folder).Entries(first, kept), .. entries] : entries;
        foreach (var (i, bundle) in all.Chunk(TilePath.Width).Index())
            yield return (TilePath.OfEntries(first + i, bundle.Length), EntryBundle.Encode(bundle));

        IReadOnlyList<byte[]> fresh = leaves;
        for (var level = 0; fresh.Count > 0; level++, size /= TilePath.Width)
        {
            (first, kept) = (size / TilePath.Width, (int)(size % TilePath.Width));
            byte[][] hashes = kept > 0 ? [.. Kept(level, first, kept), .. fresh] : [.. fresh];
            foreach (var (i, tile) in hashes.Chunk(TilePath.Width).Index())
                yield return (TilePath.OfTile(level, first + i, tile.Length), [.. tile.SelectMany(h => h)]);
            fresh = [.. hashes.Chunk(TilePath.Width).Where(t => t.Length == TilePath.Width).Select(t => Merkle.Root(t))];
        }
    }

    private byte[][] Kept(int level, long index, int width) => folder.ReadTile(level, index, width) is { } bytes && bytes.Length >= width * Merkle.HashLength
        ? [.. bytes[..(width * Merkle.HashLength)].Chunk(Merkle.HashLength)]
        : throw LogFolder.Doubt(folder.At(TilePath.OfTile(level, index, width)), "a tile at the right edge of the log is missing or too short", "restore it from a copy of the log");

    // All are written before the first is synced: the disk then does most of the work once.
    private void Write((string Path, byte[] Bytes)[] files)
    {
        var open = new List<DurableFile>();
        try
        {
            foreach (var (i, file) in files.Index())
            {
                MakeFolders(Path.GetDirectoryName(folder.At(file.Path))!);
                open.Add(CreateFresh(i, DurableFile.Shared));
                open[^1].Write(file.Bytes);
            }

            foreach (var file in open)
                file.Sync();
            foreach (var (i, file) in open.Index())
            {
                file.Close();
                Place(folder.Fresh(i), files[i]);
            }
        }
        finally
        {
            foreach (var file in open)
                file.Dispose();
        }
    }

    // A file that a stopped writer left has the same bytes, since both come from the same record; others are never written over.
    private void Place(string fresh, (string Path, byte[] Bytes) file)
    {
        var path = folder.At(file.Path);
        if (RegularFile.Look(path).Kind != PathKind.Missing && (RegularFile.TryRead(path, EntryBundle.MaxLength) is not { } there || !there.AsSpan().SequenceEqual(file.Bytes)))
            throw LogFolder.Doubt(path, "a file lies there already whose bytes are not those of the log", "move it away; a writer of this log did not leave it");
        DurableFile.Replace(fresh, path);
    }

    private void CheckWritten(List<(string Path, byte[] Bytes)> files)
    {
        foreach (var (path, bytes) in files)
        {
            if (RegularFile.TryRead(folder.At(path), EntryBundle.MaxLength) is not { } there || !there.AsSpan().SequenceEqual(bytes))
                throw LogFolder.Doubt(folder.At(path), "what was read back is not what was written", "nothing was signed; the disk or the memory is failing");
        }
    }

    private void Replace(string path, ReadOnlySpan<byte> bytes, string parent, uint permissions)
    {
        using (var file = CreateFresh(0, permissions))
        {
            file.Write(bytes);
            file.Sync();
            file.Close();
        }

        DurableFile.Replace(folder.Fresh(0), path);
        DurableFile.SyncFolder(parent);
    }

    private DurableFile CreateFresh(int number, uint permissions)
    {
        File.Delete(folder.Fresh(number));
        return DurableFile.CreateNew(folder.Fresh(number), permissions);
    }

    private void MakeFolders(string path)
    {
        if (path.Length <= folder.Published.Length || RegularFile.Look(path).Kind == PathKind.Folder)
            return;
        var parent = Path.GetDirectoryName(path)!;
        MakeFolders(parent);
        if (DurableFile.TryMakeFolder(path))
            DurableFile.SyncFolder(parent);
    }

    // A stopped writer may have left a tile without its bundle, or a bundle without its tile, of a size that will now never be signed.
    private void RemoveLeft(long signed, (string Path, byte[] Bytes) file)
    {
        if (!TilePath.TryParse(file.Path, out var tile) || tile.Level > 0 || Path.GetDirectoryName(folder.At(file.Path)) is not { } partials || !Directory.Exists(partials))
            return;
        foreach (var left in Directory.GetFiles(partials))
        {
            if (int.TryParse(Path.GetFileName(left), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width < tile.Width
                && (tile.Index * TilePath.Width) + width > signed && RegularFile.TryRead(left, EntryBundle.MaxLength) is { } bytes && file.Bytes.AsSpan().StartsWith(bytes))
                File.Delete(left);
        }

        DurableFile.SyncFolder(partials);
    }

    // Readers with an older checkpoint take the beginning of the full file. What cannot be removed harms nobody.
    private void RemovePartials(long from, long to)
    {
        try
        {
            for (var (level, old, now) = (0, from, to); old != now; level++, old /= TilePath.Width, now /= TilePath.Width)
            {
                var index = old / TilePath.Width;
                if (old % TilePath.Width == 0 || now / TilePath.Width == index)
                    continue;
                Remove(TilePath.OfTile(level, index, 1));
                if (level == 0)
                    Remove(TilePath.OfEntries(index, 1));
            }
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            // They are checked by whoever checks the log, and the next full tile tries again at its own place.
        }
    }

    private void Remove(string partial)
    {
        var path = Path.GetDirectoryName(folder.At(partial))!;
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}
