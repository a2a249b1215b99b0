using System.Runtime.InteropServices;
using Gnomon.Verify.Log;

namespace Gnomon.Verify.Logs;

/// <summary>
/// Goes through a log once, bundle by bundle, and builds the tree anew: the signed entries, then those that the write-ahead record has.
/// Each file that lies there must be the beginning of what belongs at its place; those that the signed size needs must be there.
/// </summary>
internal sealed class LogWalk(string root, LogListing listing, List<Fault> faults, SignatureCount? signatures)
{
    private const int MaxFaults = 1000;
    private readonly List<List<byte[]>> levels = [];
    private readonly Dictionary<int, long> full = [];
    private readonly LastEntry last = new(faults);
    private long signed;

    internal void Walk(Checkpoint head, PrivateParts? own)
    {
        signed = head.Size;
        CheckPairs();
        byte[]? rootHash = head.Size == 0 ? Merkle.Root([]) : null;
        IReadOnlyList<ReadOnlyMemory<byte>> unsigned = own is null || own.Base > signed ? [] : [.. own.Entries.Skip((int)(signed - own.Base))];
        var all = signed + unsigned.Count;
        for (long index = 0; index * TilePath.Width < all && faults.Count < MaxFaults; index++)
        {
            var start = index * TilePath.Width;
            var count = (int)Math.Clamp(signed - start, 0, TilePath.Width);
            var entries = ReadBundle(index, count);
            if (entries is null)
                return;
            var more = unsigned.Skip((int)Math.Max(0, start - signed)).Take(TilePath.Width - count);
            List<ReadOnlyMemory<byte>> bundle = [.. entries, .. more];
            signatures?.Add(start, entries);
            CheckRecord(start, entries, own);
            CheckBundle(index, bundle, count);
            if (count > 0 && start + count == signed)
                rootHash = RootWith(bundle, count);
            foreach (var entry in bundle)
            {
                last.Add(entry, TilePath.OfEntries(index, Math.Max(1, count)));
                Push(0, Merkle.LeafHash(entry.Span));
            }
        }

        // The key goes last, so a closing that was interrupted still has it and is gone on with.
        if (own is { IsClosed: true } && !last.IsClosed)
            faults.Add(new Fault(FaultKind.Statement, "(private)/" + LogVerifier.SuccessorFile, "the private folder says that the log is closed, and the last entry does not"));
        for (var level = 0; level < levels.Count; level++)
        {
            if (levels[level].Count > 0)
                CheckTile(level, Places(level), levels[level]);
        }

        if (rootHash is not null && !rootHash.AsSpan().SequenceEqual(head.Root.Span))
            faults.Add(new Fault(FaultKind.Tree, LogVerifier.CheckpointFile, $"the entries do not lead to the root that the checkpoint signs over {signed}"));
        foreach (var left in listing.Left())
            faults.Add(new Fault(FaultKind.FileExtra, left, "the file is ahead of the checkpoint, and nothing shows that it is the log's"));
    }

    // Of every size that was ever signed there are a bundle and a tile, until both are full: who takes away one of an earlier size leaves the other.
    private void CheckPairs()
    {
        var (index, needed) = (signed / TilePath.Width, (int)(signed % TilePath.Width));
        var (bundles, tiles) = (listing.Of(-1, index).Where(w => w < needed).ToList(), listing.Of(0, index).Where(w => w < needed).ToList());
        foreach (var width in bundles.Except(tiles))
            faults.Add(new Fault(FaultKind.FileMissing, TilePath.OfTile(0, index, width), "the tile is missing, whose bundle is there: readers with a checkpoint of that size need it"));
        foreach (var width in tiles.Except(bundles))
            faults.Add(new Fault(FaultKind.FileMissing, TilePath.OfEntries(index, width), "the bundle is missing, whose tile is there: readers with a checkpoint of that size need it"));
    }

    // What the record still holds of entries that are signed by now is the same.
    private void CheckRecord(long start, IReadOnlyList<ReadOnlyMemory<byte>> entries, PrivateParts? own)
    {
        for (var i = 0; own is not null && i < entries.Count; i++)
        {
            var place = start + i - own.Base;
            if (place >= 0 && place < own.Entries.Count && !own.Entries[(int)place].Span.SequenceEqual(entries[i].Span))
                faults.Add(new Fault(FaultKind.WriteAhead, "(private)/" + LogVerifier.RecordFile, $"entry {start + i} of the write-ahead record is not that of the log"));
        }
    }

    // The root over what was pushed before and the first entries of a bundle.
    private byte[] RootWith(List<ReadOnlyMemory<byte>> bundle, int count)
    {
        List<byte[]> rest = [.. bundle.Take(count).Select(e => Merkle.LeafHash(e.Span))];
        var below = Merkle.Root(CollectionsMarshal.AsSpan(rest));
        foreach (var level in levels.Skip(1))
        {
            List<byte[]> hashes = [.. level, below];
            below = Merkle.Root(CollectionsMarshal.AsSpan(hashes));
        }

        return below;
    }

    private void Push(int level, byte[] hash)
    {
        if (levels.Count == level)
            levels.Add([]);
        var hashes = levels[level];
        hashes.Add(hash);
        if (hashes.Count < TilePath.Width)
            return;
        CheckTile(level, Places(level), hashes);
        var top = Merkle.Root(CollectionsMarshal.AsSpan(hashes));
        hashes.Clear();
        full[level] = Places(level) + 1;
        Push(level + 1, top);
    }

    private long Places(int level) => full.GetValueOrDefault(level);

    private IReadOnlyList<ReadOnlyMemory<byte>>? ReadBundle(long index, int count)
    {
        if (count == 0)
            return [];
        var path = TilePath.OfEntries(index, count);
        if (RegularFile.TryRead(Path.Combine(root, path), EntryBundle.MaxLength) is not { } bytes)
            faults.Add(new Fault(FaultKind.FileMissing, path, "the bundle is missing, cannot be read, or is longer than any"));
        else if (EntryBundle.TryDecode(bytes, count, out var entries))
            return entries;
        else
            faults.Add(new Fault(FaultKind.Tree, path, $"the bundle does not hold {count} entries, each with its length before it, and nothing else"));
        return null;
    }

    private void CheckBundle(long index, List<ReadOnlyMemory<byte>> bundle, int needed)
    {
        foreach (var width in listing.Take(-1, index))
        {
            if (width == needed)
                continue;
            if (width > bundle.Count)
                Extra(TilePath.OfEntries(index, width));
            else if (RegularFile.TryRead(Path.Combine(root, TilePath.OfEntries(index, width)), EntryBundle.MaxLength) is not { } bytes
                || !bytes.AsSpan().SequenceEqual(EntryBundle.Encode(bundle[..width])))
                faults.Add(new Fault(FaultKind.Tree, TilePath.OfEntries(index, width), "the bundle of another size is not the beginning of this one"));
        }
    }

    private void CheckTile(int level, long index, List<byte[]> hashes)
    {
        byte[] expected = [.. hashes.SelectMany(h => h)];
        var needed = (int)Math.Clamp((signed >> (8 * level)) - (index * TilePath.Width), 0, TilePath.Width);
        var widths = listing.Take(level, index);
        if (needed > 0 && !widths.Contains(needed))
            faults.Add(new Fault(FaultKind.FileMissing, TilePath.OfTile(level, index, needed), "the tile is missing"));
        foreach (var width in widths)
        {
            var path = TilePath.OfTile(level, index, width);
            if (width > hashes.Count)
                Extra(path);
            else if (RegularFile.TryRead(Path.Combine(root, path), TilePath.Width * Merkle.HashLength) is not { } bytes || bytes.Length != width * Merkle.HashLength)
                faults.Add(new Fault(FaultKind.Tree, path, $"the tile does not hold {width} hashes of {Merkle.HashLength} bytes"));
            else if (bytes.AsSpan().CommonPrefixLength(expected) is var same && same < bytes.Length)
                faults.Add(new Fault(FaultKind.Tree, path, Differs(level, (index * TilePath.Width) + (same / Merkle.HashLength), needed)));
        }
    }

    private static string Differs(int level, long hash, int needed) => level > 0
        ? $"hash {hash} of level {level} is not that of the entries below it"
        : $"hash {hash} is not that of the entry in {TilePath.OfEntries(hash / TilePath.Width, Math.Max(1, needed))}: one of the two files is changed";

    private void Extra(string path) => faults.Add(new Fault(FaultKind.FileExtra, path, "the file is ahead of the checkpoint, and nothing shows that it is the log's"));
}
