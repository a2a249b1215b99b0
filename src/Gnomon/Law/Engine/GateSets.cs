namespace Gnomon.Law.Engine;

/// <summary>What is known of open gates, each in both senses, in one piece of memory: see <see cref="Insight"/>.</summary>
internal sealed class GateSets(int gates, int stride)
{
    private readonly int[] places = new int[2 * gates];
    private ulong[] sets = new ulong[64 * stride];
    private int count = 1;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(places);
        count = 1;
    }

    /// <summary>The place of a gate's sets; 0 where nobody asked yet.</summary>
    public ref int At(int sense) => ref places[sense];

    /// <summary>Keeps sets.</summary>
    /// <returns>Their place.</returns>
    public int Add(ReadOnlySpan<ulong> all)
    {
        if ((count + 1) * stride > sets.Length)
            Array.Resize(ref sets, 2 * sets.Length);
        all.CopyTo(sets.AsSpan(count * stride));
        return count++;
    }

    /// <summary>The sets at a place; they stay until the next are added.</summary>
    public ReadOnlySpan<ulong> Of(int place) => sets.AsSpan(place * stride, stride);
}
