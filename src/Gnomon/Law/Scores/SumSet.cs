using System.Numerics;

namespace Gnomon.Law.Scores;

/// <summary>A set of sums from 0: bit n is set where n can be reached.</summary>
internal readonly record struct SumSet(BigInteger Bits)
{
    /// <summary>Only nothing.</summary>
    public static SumSet Zero { get; } = new(BigInteger.One);

    public static SumSet Empty { get; } = new(BigInteger.Zero);

    public int Low => (int)BigInteger.Log2(Bits & -Bits);

    public int High => (int)(Bits.GetBitLength() - 1);

    public SumSet Plus(int points) => points == 0 ? this : new(Bits << points);

    public SumSet Or(SumSet other) => new(Bits | other.Bits);

    /// <summary>Every sum of one of this and one of the other.</summary>
    public SumSet Plus(SumSet other)
    {
        var sum = BigInteger.Zero;
        foreach (var value in other.Values())
            sum |= Bits << value;
        return new(sum);
    }

    public bool Reaches(int least) => !(Bits >> least).IsZero;

    public bool StaysBelow(int limit) => !(Bits & ((BigInteger.One << limit) - 1)).IsZero;

    public IEnumerable<int> Values()
    {
        var bytes = Bits.ToByteArray();
        for (var n = 0; n < 8 * bytes.Length; n++)
        {
            if ((bytes[n >> 3] >> (n & 7) & 1) != 0)
                yield return n;
        }
    }
}
