namespace Gnomon.Law.Engine;

/// <summary>What every function that explanations may ask for came to under the answers of a card.</summary>
internal sealed class Truths(Netlist netlist)
{
    private readonly byte[] can = new byte[netlist.Count];

    /// <summary>True, false, or unknown where it can be either.</summary>
    public Truth Of(int f)
    {
        var literal = netlist[f];
        return Can.Turned(can[literal >> 1], (literal & 1) != 0) switch
        {
            Can.BeTrue => Truth.True,
            Can.BeFalse => Truth.False,
            Can.BeEither => Truth.Unknown,
            _ => throw new InvalidOperationException("nobody asked for this function"),
        };
    }

    /// <summary>Whether some consistent completion makes it true.</summary>
    public bool IsPossible(int f) => Of(f) != Truth.False;

    /// <summary>Notes what a function can be.</summary>
    public void Note(int f, byte now)
    {
        var literal = netlist[f];
        can[literal >> 1] = Can.Turned(now, (literal & 1) != 0);
    }
}
