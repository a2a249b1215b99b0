using System.Numerics;

namespace Gnomon.Law.Scores;

/// <summary>A set of sums from 0: bit n is set where n can be reached.</summary>
internal readonly struct SumSet
{
    private readonly ulong[] words;

    private SumSet(ulong[] words) => this.words = words;

    /// <summary>Only nothing.</summary>
    public static SumSet Zero { get; } = new([1]);

    public static SumSet Empty { get; } = new([]);

    public int Low
    {
        get
        {
            var at = words.AsSpan().IndexOfAnyExcept(0UL);
            return (at << 6) + BitOperations.TrailingZeroCount(words[at]);
        }
    }

    public int High
    {
        get
        {
            var at = words.AsSpan().LastIndexOfAnyExcept(0UL);
            return at < 0 ? -1 : (at << 6) + BitOperations.Log2(words[at]);
        }
    }

    public SumSet Plus(int points) => points == 0 ? this : Empty.Or(this, points);

    /// <summary>Every sum of one of this and one of the other.</summary>
    public SumSet Plus(SumSet other)
    {
        var sum = Empty;
        foreach (var value in other.Values())
            sum = sum.Or(this, value);
        return sum;
    }

    /// <summary>The sums of this, and those of the other with so many points more.</summary>
    public SumSet Or(SumSet other, int points = 0)
    {
        var high = other.High;
        if (high < 0)
            return this;
        var joined = new ulong[Math.Max(words.Length, ((high + points) >> 6) + 1)];
        words.CopyTo(joined, 0);
        var (up, by) = (points >> 6, points & 63);
        for (var i = 0; i <= high >> 6; i++)
        {
            joined[i + up] |= other.words[i] << by;
            if (by > 0 && i + up + 1 < joined.Length)
                joined[i + up + 1] |= other.words[i] >> (64 - by);
        }

        return new SumSet(joined);
    }

    /// <summary>Whether some sum lies between two numbers, both of them included.</summary>
    public bool Meets(int least, int most)
    {
        for (var n = Math.Max(0, least); n <= Math.Min(most, (words.Length << 6) - 1); n++)
        {
            if ((words[n >> 6] >> (n & 63) & 1) != 0)
                return true;
        }

        return false;
    }

    public IEnumerable<int> Values()
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var rest = words[i]; rest != 0; rest &= rest - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(rest);
        }
    }
}
