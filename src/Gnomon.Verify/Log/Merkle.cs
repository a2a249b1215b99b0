using System.Numerics;
using System.Security.Cryptography;

namespace Gnomon.Verify.Log;

/// <summary>The hash tree of a log: RFC 6962 section 2.1 (the same in RFC 9162) with SHA-256. Hashes are 32 bytes.</summary>
public static class Merkle
{
    /// <summary>Length of a hash, bytes.</summary>
    public const int HashLength = 32;

    /// <summary>The hash of an entry: SHA-256 of 0x00 and its bytes.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> entry) => SHA256.HashData([0x00, .. entry]);

    /// <summary>The hash of an inner node: SHA-256 of 0x01 and its two children.</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([0x01, .. left, .. right]);

    /// <summary>The root over leaf hashes; of none, SHA-256 of nothing.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.IsEmpty)
            return SHA256.HashData([]);
        if (leaves.Length == 1)
            return leaves[0];
        var split = Split(leaves.Length);
        return NodeHash(Root(leaves[..split]), Root(leaves[split..]));
    }

    /// <summary>The hashes that lead from a leaf to the root, nearest to the leaf first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<byte[]> InclusionPath(ReadOnlySpan<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        var path = new List<byte[]>();
        while (leaves.Length > 1)
        {
            var split = Split(leaves.Length);
            path.Add(Root(index < split ? leaves[split..] : leaves[..split]));
            leaves = index < split ? leaves[..split] : leaves[split..];
            index = index < split ? index : index - split;
        }

        path.Reverse();
        return path;
    }

    /// <summary>Whether a path proves that the leaf is entry <paramref name="index"/> of the log of this size and root.</summary>
    public static bool VerifyInclusion(long index, long size, ReadOnlySpan<byte> leaf, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size)
            return false;
        var (node, last, hash) = (index, size - 1, leaf.ToArray());
        foreach (var sibling in path)
        {
            if (last == 0)
                return false;
            if (long.IsOddInteger(node) || node == last)
            {
                hash = NodeHash(sibling, hash);
                SkipToLeftTurn(ref node, ref last);
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether a path proves that the log of the newer size and root begins with the log of the older size and root.</summary>
    public static bool VerifyConsistency(long oldSize, long newSize, ReadOnlySpan<byte> oldRoot, ReadOnlySpan<byte> newRoot, IReadOnlyList<byte[]> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (oldSize < 1 || oldSize > newSize)
            return false;
        if (oldSize == newSize)
            return path.Count == 0 && oldRoot.SequenceEqual(newRoot);
        if (path.Count == 0)
            return false;

        // The root of an old tree that is a whole subtree of the new one is not repeated in the path.
        IReadOnlyList<byte[]> hashes = BitOperations.IsPow2(oldSize) ? [oldRoot.ToArray(), .. path] : path;
        var (node, last) = (oldSize - 1, newSize - 1);
        while (long.IsOddInteger(node))
            (node, last) = (node >> 1, last >> 1);
        var (old, now) = (hashes[0], hashes[0]);
        foreach (var hash in hashes.Skip(1))
        {
            if (last == 0)
                return false;
            if (long.IsOddInteger(node) || node == last)
            {
                (old, now) = (NodeHash(hash, old), NodeHash(hash, now));
                SkipToLeftTurn(ref node, ref last);
            }
            else
            {
                now = NodeHash(now, hash);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && oldRoot.SequenceEqual(old) && newRoot.SequenceEqual(now);
    }

    /// <summary>The largest power of two below a size of at least 2.</summary>
    internal static int Split(int size) => 1 << BitOperations.Log2((uint)(size - 1));

    private static void SkipToLeftTurn(ref long node, ref long last)
    {
        while (!long.IsOddInteger(node) && node != 0)
            (node, last) = (node >> 1, last >> 1);
    }
}
