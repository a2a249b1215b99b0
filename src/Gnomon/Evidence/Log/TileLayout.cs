using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Log;

/// <summary>The files of a log of a given list of entries (C2SP tlog-tiles): pure arithmetic, no disk.</summary>
internal static class TileLayout
{
    /// <summary>Bundles, then tiles level by level: path below the log, and bytes.</summary>
    internal static IEnumerable<(string Path, byte[] Bytes)> Files(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        foreach (var (index, bundle) in entries.Chunk(TilePath.Width).Index())
            yield return (TilePath.OfEntries(index, bundle.Length), EntryBundle.Encode(bundle));
        byte[][] hashes = [.. entries.Select(e => Merkle.LeafHash(e.Span))];
        for (var level = 0; hashes.Length > 0; level++)
        {
            foreach (var (index, tile) in hashes.Chunk(TilePath.Width).Index())
                yield return (TilePath.OfTile(level, index, tile.Length), [.. tile.SelectMany(h => h)]);

            // Only full tiles have a root that no later entry changes, so only they are hashed upwards.
            hashes = [.. hashes.Chunk(TilePath.Width).Where(t => t.Length == TilePath.Width).Select(t => Merkle.Root(t))];
        }
    }

    /// <summary>The root over the entries.</summary>
    internal static byte[] Root(IEnumerable<ReadOnlyMemory<byte>> entries) => Merkle.Root([.. entries.Select(e => Merkle.LeafHash(e.Span))]);
}
