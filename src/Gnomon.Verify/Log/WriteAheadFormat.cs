using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gnomon.Verify.Log;

/// <summary>How a list of frames ends.</summary>
public enum WriteAheadEnd
{
    /// <summary>With a whole frame.</summary>
    Whole,

    /// <summary>With a frame that was never finished, so nobody was told that it counts.</summary>
    Torn,

    /// <summary>With bytes that no writer leaves: a disk or somebody changed them.</summary>
    Damaged,
}

/// <summary>
/// The entries that a log has acknowledged and not yet signed. All numbers big-endian:
/// <code>
/// head    "GnomonW1"  base (8)  SHA-256 of both (32)                      base: index of the first entry
/// frame   start (8)  count (4)  length (4)  first 16 bytes of their SHA-256
///         count times: length (2) entry                                    length bytes together
///         SHA-256 of the whole frame before it (32)
/// </code>
/// One frame is one write and one sync; its entries count together.
/// </summary>
public static class WriteAheadFormat
{
    /// <summary>Length of the head of the file, bytes.</summary>
    public const int HeadLength = 48;

    /// <summary>The longest file that is read, bytes.</summary>
    public const int MaxLength = 128 * 1024 * 1024;

    private const int FrameHead = 32;
    private const int Digest = SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Magic => "GnomonW1"u8;

    /// <summary>The head of a file whose first entry has this index.</summary>
    public static byte[] Head(long baseIndex)
    {
        var head = new byte[HeadLength];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(8), baseIndex);
        SHA256.HashData(head.AsSpan(0, 16), head.AsSpan(16));
        return head;
    }

    /// <summary>Reads the head of a file.</summary>
    public static bool TryHead(ReadOnlySpan<byte> bytes, out long baseIndex)
    {
        baseIndex = bytes.Length >= HeadLength ? BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) : -1;
        return baseIndex >= 0 && bytes[..HeadLength].SequenceEqual(Head(baseIndex));
    }

    /// <summary>A frame with these entries.</summary>
    public static byte[] Frame(long start, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var length = entries.Sum(e => 2 + e.Length);
        var frame = new byte[FrameHead + length + Digest];
        BinaryPrimitives.WriteInt64BigEndian(frame, start);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(8), entries.Count);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(12), length);
        SHA256.HashData(frame.AsSpan(0, 16)).AsSpan(0, 16).CopyTo(frame.AsSpan(16));
        var rest = frame.AsSpan(FrameHead);
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, checked((ushort)entry.Length));
            entry.Span.CopyTo(rest[2..]);
            rest = rest[(2 + entry.Length)..];
        }

        SHA256.HashData(frame.AsSpan(0, FrameHead + length), rest);
        return frame;
    }

    /// <summary>Reads frames, the first of which begins with a given entry.</summary>
    /// <param name="bytes">The file after its head, or after frames that were read before.</param>
    /// <param name="next">The index of the first entry.</param>
    /// <param name="entries">Where the entries of whole frames go.</param>
    /// <param name="length">How many bytes the whole frames have.</param>
    public static WriteAheadEnd Read(ReadOnlyMemory<byte> bytes, long next, ICollection<ReadOnlyMemory<byte>> entries, out int length)
    {
        ArgumentNullException.ThrowIfNull(entries);
        length = 0;
        while (length < bytes.Length)
        {
            var end = ReadFrame(bytes[length..], next, out var frame, out var found);
            if (end != WriteAheadEnd.Whole)
                return end;
            length += frame;
            next += found.Count;
            foreach (var entry in found)
                entries.Add(entry);
        }

        return WriteAheadEnd.Whole;
    }

    // A kill leaves the beginning of a frame; a power cut may leave zeros where bytes never came to the disk. Anything else is damage.
    private static WriteAheadEnd ReadFrame(ReadOnlyMemory<byte> rest, long next, out int length, out IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        (length, entries) = (0, []);
        var bytes = rest.Span;
        if (bytes.Length < FrameHead || !bytes.ContainsAnyExcept((byte)0))
            return WriteAheadEnd.Torn;
        if (!SHA256.HashData(bytes[..16]).AsSpan(0, 16).SequenceEqual(bytes[16..FrameHead]) || BinaryPrimitives.ReadInt64BigEndian(bytes) != next)
            return WriteAheadEnd.Damaged;
        var body = BinaryPrimitives.ReadInt32BigEndian(bytes[12..]);
        if (body < 0)
            return WriteAheadEnd.Damaged;
        if (bytes.Length - FrameHead - Digest < body)
            return WriteAheadEnd.Torn;
        length = FrameHead + body + Digest;
        if (!SHA256.HashData(bytes[..(length - Digest)]).AsSpan().SequenceEqual(bytes[(length - Digest)..length]))
            return bytes[(length - Digest)..].ContainsAnyExcept((byte)0) ? WriteAheadEnd.Damaged : WriteAheadEnd.Torn;
        return EntryBundle.TryDecode(rest.Slice(FrameHead, body), BinaryPrimitives.ReadInt32BigEndian(bytes[8..]), out entries) ? WriteAheadEnd.Whole : WriteAheadEnd.Damaged;
    }
}
