using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>The part of the tree that new entries are added to: it is hashed again before anything is added.</summary>
internal sealed class RightEdge(LogFolder folder)
{
    /// <summary>Checks that the tiles lead to the root, and the last entries to their tile.</summary>
    internal void Check(Checkpoint head)
    {
        try
        {
            if (!folder.Tree(head.Size).Root().AsSpan().SequenceEqual(head.Root.Span))
                throw LogFolder.Doubt(folder.Published, "the tiles at the right edge of the log do not lead to the root that was signed last", "restore the tiles from a copy of the log; `gnomon log fsck` names the files");
            var (width, last) = ((int)(head.Size % TilePath.Width), head.Size / TilePath.Width);
            if (width > 0 && !LeafHashes(last, width).AsSpan().SequenceEqual(Tile(last, width)))
                throw LogFolder.Doubt(folder.At(TilePath.OfEntries(last, width)), "the last entries of the log are not those that the tile holds the hashes of", "restore the bundle from a copy of the log");
        }
        catch (IOException e) when (e is not EvidenceException)
        {
            throw LogFolder.Doubt(folder.Published, $"the right edge of the log cannot be read ({e.Message})", "restore the file from a copy of the log; `gnomon log fsck` names all that are missing", e);
        }
    }

    /// <summary>The entries of the last bundle, or of its beginning where a longer one lies there already.</summary>
    internal IReadOnlyList<ReadOnlyMemory<byte>> Entries(long bundle, int width)
    {
        if (RegularFile.TryRead(folder.At(TilePath.OfEntries(bundle, width)), EntryBundle.MaxLength) is { } bytes && EntryBundle.TryDecode(bytes, width, out var entries))
            return entries;
        throw LogFolder.Doubt(folder.At(TilePath.OfEntries(bundle, width)), "the last bundle of entries is missing or malformed", "restore it from a copy of the log");
    }

    private ReadOnlySpan<byte> Tile(long index, int width) => folder.ReadTile(0, index, width) is { } hashes && hashes.Length >= width * Merkle.HashLength
        ? hashes.AsSpan(0, width * Merkle.HashLength)
        : throw LogFolder.Doubt(folder.At(TilePath.OfTile(0, index, width)), "the last tile of the log is missing, too short, or cannot be read", "restore it from a copy of the log");

    private byte[] LeafHashes(long bundle, int width) => [.. Entries(bundle, width).SelectMany(e => Merkle.LeafHash(e.Span))];
}
