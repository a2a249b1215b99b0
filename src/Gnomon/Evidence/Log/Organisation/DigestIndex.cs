using System.Buffers.Binary;
using System.Numerics;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>
/// Where a leaf hash stands in the log: open addressing, 8 bytes a slot, at most half full, so about 16 to 32 bytes an entry. A slot
/// holds 24 bits of the hash and the index plus one; whether it is the one is asked of the log.
/// </summary>
internal sealed class DigestIndex(Func<long, byte[]> leafAt)
{
    private const int IndexBits = 40;
    private const ulong IndexMask = (1UL << IndexBits) - 1;

    private ulong[] slots = new ulong[1024];

    /// <summary>How many entries are known: those from 0 on.</summary>
    internal long Count { get; private set; }

    /// <summary>The index of the first entry with this leaf hash, or -1.</summary>
    internal long Find(ReadOnlySpan<byte> leaf)
    {
        for (var slot = Start(leaf); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot] >> IndexBits == Tag(leaf) && leafAt((long)(slots[slot] & IndexMask) - 1).AsSpan().SequenceEqual(leaf))
                return (long)(slots[slot] & IndexMask) - 1;
        }

        return -1;
    }

    /// <summary>Makes room for so many entries at once, before the first is added.</summary>
    internal void Reserve(long count)
    {
        if (Count == 0 && count * 2 > slots.Length)
            slots = new ulong[BitOperations.RoundUpToPowerOf2((ulong)count * 2)];
    }

    /// <summary>Adds the next entry.</summary>
    internal void Add(ReadOnlySpan<byte> leaf)
    {
        if (Count * 2 >= slots.Length)
            Grow();
        Count++;
        var slot = Start(leaf);
        while (slots[slot] != 0)
            slot = (slot + 1) & (slots.Length - 1);
        slots[slot] = (Tag(leaf) << IndexBits) | (ulong)Count;
    }

    // The tag does not say where a slot belongs in a larger table, so the hashes are asked for again.
    private void Grow()
    {
        slots = new ulong[slots.Length * 4];
        var count = Count;
        Count = 0;
        for (long i = 0; i < count; i++)
            Add(leafAt(i));
    }

    private int Start(ReadOnlySpan<byte> leaf) => (int)(BinaryPrimitives.ReadUInt32LittleEndian(leaf) & (uint)(slots.Length - 1));

    private static ulong Tag(ReadOnlySpan<byte> leaf) => BinaryPrimitives.ReadUInt32LittleEndian(leaf[8..]) & 0xffffff;
}
