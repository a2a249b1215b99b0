namespace Gnomon.Law.Engine;

/// <summary>What gates can be under what is supposed, as far as their parts tell: each looked at once.</summary>
internal sealed class Glances(int gates)
{
    private readonly Lanes[] can = new Lanes[gates];
    private readonly int[] rounds = new int[gates];
    private int round;

    /// <summary>Forgets everything.</summary>
    public void Clear() => round++;

    /// <summary>Where a gate's stand.</summary>
    public ref Lanes At(int number, out bool isKnown)
    {
        isKnown = rounds[number] == round;
        rounds[number] = round;
        return ref can[number];
    }
}
