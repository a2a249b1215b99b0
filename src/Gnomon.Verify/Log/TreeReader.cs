using System.Numerics;

namespace Gnomon.Verify.Log;

/// <summary>
/// The tree of a log, read from its tiles: roots and proofs without the entries. It believes the tiles; whoever asks checks what comes
/// out against a signed root.
/// </summary>
/// <param name="size">How many entries the tree has; the tiles may be those of a longer log.</param>
/// <param name="tile">The hashes of a tile: level, index, and how many are needed; null where it cannot be read.</param>
public sealed class TreeReader(long size, Func<int, long, int, byte[]?> tile)
{
    private const int LevelBits = 8;
    private readonly Dictionary<int, (long Index, byte[] Hashes)> latest = [];

    /// <summary>The root over all entries.</summary>
    /// <exception cref="IOException">A tile is missing or too short.</exception>
    public byte[] Root() => size == 0 ? Merkle.Root([]) : Range(0, size);

    /// <summary>The hash of an entry, as its tile has it.</summary>
    /// <exception cref="IOException">A tile is missing or too short.</exception>
    public byte[] Leaf(long index) => Node(0, index);

    /// <summary>The hashes that lead from an entry to the root, nearest first.</summary>
    /// <exception cref="IOException">A tile is missing or too short.</exception>
    public IReadOnlyList<byte[]> Inclusion(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<byte[]>();
        var (start, count) = (0L, size);
        while (count > 1)
        {
            var split = Split(count);
            var isLeft = index < start + split;
            path.Add(isLeft ? Range(start + split, count - split) : Range(start, split));
            (start, count) = isLeft ? (start, split) : (start + split, count - split);
        }

        path.Reverse();
        return path;
    }

    /// <summary>The hashes that prove that the tree begins with that of an older size, at least 1.</summary>
    /// <exception cref="IOException">A tile is missing or too short.</exception>
    public IReadOnlyList<byte[]> Consistency(long oldSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(oldSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, size);
        var path = new List<byte[]>();
        var (start, count, rest, whole) = (0L, size, oldSize, true);
        while (rest != count)
        {
            var split = Split(count);
            var isLeft = rest <= split;
            path.Add(isLeft ? Range(start + split, count - split) : Range(start, split));
            (start, count, rest, whole) = isLeft ? (start, split, rest, whole) : (start + split, count - split, rest - split, false);
        }

        if (!whole)
            path.Add(Range(start, count));
        path.Reverse();
        return path;
    }

    // The root over count entries from start; start is a multiple of the largest power of two in count.
    private byte[] Range(long start, long count)
    {
        if (BitOperations.IsPow2(count))
            return Node(BitOperations.Log2((ulong)count), start / count);
        var split = Split(count);
        return Merkle.NodeHash(Range(start, split), Range(start + split, count - split));
    }

    // A whole subtree of 2^height entries: part of one tile.
    private byte[] Node(int height, long index)
    {
        var level = height / LevelBits;
        var count = 1 << (height % LevelBits);
        var first = index * count;
        var hashes = Tile(level, first / TilePath.Width);
        var offset = (int)(first % TilePath.Width);
        byte[][] nodes = [.. hashes.AsSpan(offset * Merkle.HashLength, count * Merkle.HashLength).ToArray().Chunk(Merkle.HashLength)];
        return Merkle.Root(nodes);
    }

    private byte[] Tile(int level, long index)
    {
        if (latest.TryGetValue(level, out var known) && known.Index == index)
            return known.Hashes;
        var width = (int)Math.Min(TilePath.Width, (size >> (LevelBits * level)) - (index * TilePath.Width));
        if (tile(level, index, width) is not { } hashes || hashes.Length < width * Merkle.HashLength)
            throw new IOException($"{TilePath.OfTile(level, index, width)} is missing, too short, or cannot be read");
        latest[level] = (index, hashes);
        return hashes;
    }

    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
