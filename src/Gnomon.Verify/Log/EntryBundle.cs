using System.Buffers.Binary;

namespace Gnomon.Verify.Log;

/// <summary>
/// Entries one after the other, each with its length before it: two bytes, big-endian, then the entry (C2SP tlog-tiles 0.1).
/// <code>00 05 68 65 6c 6c 6f   "hello"</code>
/// </summary>
public static class EntryBundle
{
    /// <summary>The longest entry, bytes: what two bytes can say.</summary>
    public const int MaxEntry = ushort.MaxValue;

    /// <summary>The longest bundle, bytes.</summary>
    public const int MaxLength = TilePath.Width * (2 + MaxEntry);

    /// <summary>The bytes of a bundle.</summary>
    /// <exception cref="ArgumentException">More than 256 entries, or one is longer than 65,535 bytes.</exception>
    public static byte[] Encode(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count > TilePath.Width || entries.Any(e => e.Length > MaxEntry))
            throw new ArgumentException("a bundle has at most 256 entries of at most 65,535 bytes", nameof(entries));
        var bytes = new byte[entries.Sum(e => 2 + e.Length)];
        var rest = bytes.AsSpan();
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[2..]);
            rest = rest[(2 + entry.Length)..];
        }

        return bytes;
    }

    /// <summary>Reads a bundle of exactly this many entries, with nothing after them.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> bytes, int count, out IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var found = new List<ReadOnlyMemory<byte>>(count);
        entries = found;
        while (!bytes.IsEmpty && found.Count < count)
        {
            if (bytes.Length < 2)
                return false;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.Span);
            if (bytes.Length < 2 + length)
                return false;
            found.Add(bytes.Slice(2, length));
            bytes = bytes[(2 + length)..];
        }

        return bytes.IsEmpty && found.Count == count;
    }
}
