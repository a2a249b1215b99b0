namespace Gnomon.Law.Engine;

/// <summary>Random bits for completions (xorshift64, Marsaglia 2003), the same on every machine.</summary>
internal static class Xorshift
{
    /// <summary>The next 64 bits.</summary>
    /// <param name="state">What they are made from; never 0.</param>
    public static ulong Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    }
}
