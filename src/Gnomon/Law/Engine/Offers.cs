using System.Numerics;
using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>
/// The answers that questions offer, numbered across all units of a pack, so that a set of them is a few words of bits. A variable can be
/// false under some answers and true under others; an answer to another unit leaves it both.
/// </summary>
internal sealed class Offers
{
    private readonly IReadOnlyList<Unit> units;
    private readonly int[] first;
    private readonly ulong[][] under;

    public Offers(Space space)
    {
        units = space.Units;
        first = new int[units.Count + 1];
        foreach (var unit in units)
            first[unit.Index + 1] = first[unit.Index] + unit.Options.Count;
        Words = Bits.Words(first[^1]);
        under = new ulong[2 * space.Variables][];
        for (var v = 0; v < space.Variables; v++)
            (under[2 * v], under[(2 * v) + 1]) = (Under(space.At(v), v, false), Under(space.At(v), v, true));
    }

    /// <summary>How many words a set of answers takes.</summary>
    public int Words { get; }

    /// <summary>The number of a unit's first answer; its others follow.</summary>
    public int First(Unit unit) => first[unit.Index];

    /// <summary>The answers under which a variable can have a value.</summary>
    public ReadOnlySpan<ulong> Under(int variable, bool value) => under[(2 * variable) + (value ? 1 : 0)];

    /// <summary>The answers that do not contradict what is known already.</summary>
    public ulong[] Open(byte[] open)
    {
        var all = new ulong[Words];
        foreach (var unit in units)
        {
            for (var i = 0; i < unit.Options.Count; i++)
            {
                if (IsOpen(unit, unit.Options[i], open))
                    Bits.Add(all, first[unit.Index] + i);
            }
        }

        return all;
    }

    private static bool IsOpen(Unit unit, AnswerOption option, byte[] open)
    {
        for (var i = 0; i < unit.Bits.Length; i++)
        {
            // What a list already holds stays in it.
            var needed = option.Values[i] ? Can.BeTrue : unit.Fact!.Type == FactType.ManyOf ? Can.BeEither : Can.BeFalse;
            if ((open[unit.Bits[i]] & needed) == 0)
                return false;
        }

        return true;
    }

    private ulong[] Under(Unit unit, int variable, bool value)
    {
        var all = new ulong[Words];
        Array.Fill(all, ulong.MaxValue);
        var bit = Array.IndexOf(unit.Bits, variable);
        for (var i = 0; i < unit.Options.Count; i++)
        {
            if (unit.Options[i].Values[bit] != value)
                Bits.Remove(all, first[unit.Index] + i);
        }

        return all;
    }
}

/// <summary>Small sets as words of bits.</summary>
internal static class Bits
{
    public static int Words(int members) => (members + 63) >> 6;

    public static bool Has(ReadOnlySpan<ulong> set, int member) => (set[member >> 6] >> member & 1) != 0;

    public static void Add(Span<ulong> set, int member) => set[member >> 6] |= 1UL << member;

    public static void Remove(Span<ulong> set, int member) => set[member >> 6] &= ~(1UL << member);

    public static void Union(Span<ulong> set, ReadOnlySpan<ulong> more)
    {
        for (var i = 0; i < more.Length; i++)
            set[i] |= more[i];
    }

    /// <summary>A word with the members from one to before another.</summary>
    public static ulong Between(int first, int end) => (end == 64 ? ulong.MaxValue : (1UL << end) - 1) & (ulong.MaxValue << first);

    public static int Count(ReadOnlySpan<ulong> set)
    {
        var count = 0;
        foreach (var word in set)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>The members, in order.</summary>
    public static int[] Members(ReadOnlySpan<ulong> set)
    {
        var members = new int[Count(set)];
        var at = 0;
        for (var word = 0; word < set.Length; word++)
        {
            for (var left = set[word]; left != 0; left &= left - 1)
                members[at++] = (word << 6) + BitOperations.TrailingZeroCount(left);
        }

        return members;
    }

    public static bool IsEmpty(ReadOnlySpan<ulong> set) => !set.ContainsAnyExcept(0UL);
}
