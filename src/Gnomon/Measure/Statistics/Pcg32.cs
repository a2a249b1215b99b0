using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Gnomon.Measure.Statistics;

/// <summary>
/// The house's random numbers: PCG-XSH-RR 64/32 of O'Neill (2014), HMC-CS-2014-0905. The same seed and stream give the same
/// numbers on every platform and in every version, which the stream of <c>System.Random</c> does not promise.
/// </summary>
public sealed class Pcg32
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong increment;
    private ulong state;

    /// <param name="seed">Where the stream starts.</param>
    /// <param name="stream">Which of 2^63 streams; the highest bit is not used.</param>
    public Pcg32(ulong seed, ulong stream)
    {
        increment = (stream << 1) | 1;
        NextUInt32();
        state += seed;
        NextUInt32();
    }

    /// <summary>The stream of one measurement: its number is the first eight bytes of SHA-256 of the id, big-endian.</summary>
    /// <param name="seed">The seed of the plan.</param>
    /// <param name="id">The id of the measurement or criterion.</param>
    public static Pcg32 For(ulong seed, string id) =>
        new(seed, BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id))));

    /// <summary>A number from 0 to 2^32 - 1, each as likely.</summary>
    public uint NextUInt32()
    {
        var old = state;
        state = unchecked((old * Multiplier) + increment);
        var shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <summary>A number in [0, 1) with 53 bits.</summary>
    public double NextDouble()
    {
        ulong high = NextUInt32() >> 5, low = NextUInt32() >> 6;
        return ((high << 26) | low) * (1.0 / (1UL << 53));
    }
}
