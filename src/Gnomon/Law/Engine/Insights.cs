namespace Gnomon.Law.Engine;

/// <summary>What is known of an open function, whatever the card: the units that turn it, and what each answer to a unit makes of it.</summary>
/// <param name="Turning">The units of which two consistent answers give different truth while all else the function asks stays.</param>
/// <param name="Spoken">All units that it speaks of.</param>
/// <param name="Effects">For each unit spoken of, for each answer that a question offers, what the function can still be: see <see cref="Can"/>.</param>
internal sealed record Insight(Unit[] Turning, Unit[] Spoken, byte[][] Effects);

/// <summary>Finds out about open functions, each once. A function here is what is left of a diagram when everything known is put in.</summary>
internal sealed class Insights(Bdd bdd, Space space)
{
    private readonly Dictionary<int, Insight> known = [];
    private byte[] ends = [];
    private readonly HashSet<(int, int)> seen = [];
    private byte[] under = [];
    private int[] underStamp = [];
    private int stamp;
    private readonly byte[] fixedTo = new byte[space.Variables];

    public Insight Of(int g)
    {
        if (known.TryGetValue(g, out var insight))
            return insight;
        var spoken = bdd.Support(g).Select(space.At).Distinct().OrderBy(u => u.Index).ToArray();
        var turning = spoken.Where(u => Turns(g, u)).ToArray();
        return known[g] = new Insight(turning, spoken, [.. spoken.Select(u => Effects(g, u))]);
    }

    /// <summary>What a function can be.</summary>
    public byte Ends(int g)
    {
        if (g <= Bdd.Outside)
            return g == Bdd.True ? Can.BeTrue : g == Bdd.False ? Can.BeFalse : (byte)0;
        if (g >= ends.Length)
            Array.Resize(ref ends, Math.Max(bdd.Count, 2 * ends.Length));
        // An inner node leads to true or false somewhere: zero says that it was not looked at.
        if (ends[g] is > 0 and var can)
            return can;
        return ends[g] = (byte)(Ends(bdd.Low(g)) | Ends(bdd.High(g)));
    }

    public void Forget()
    {
        known.Clear();
        Array.Clear(ends);
    }

    private bool Turns(int g, Unit unit)
    {
        seen.Clear();
        return Differ(g, g, unit);
    }

    /// <summary>Whether two functions can be true and false for the same values of all variables but those of the unit.</summary>
    private bool Differ(int a, int b, Unit unit)
    {
        if (a > b)
            (a, b) = (b, a);
        var (canA, canB) = (Ends(a), Ends(b));
        if (((canA & Can.BeTrue) == 0 || (canB & Can.BeFalse) == 0) && ((canA & Can.BeFalse) == 0 || (canB & Can.BeTrue) == 0))
            return false;
        if (b <= Bdd.Outside)
            return true;
        var top = Math.Min(bdd.Level(a), bdd.Level(b));
        if ((a == b && top > unit.Last) || !seen.Add((a, b)))
            return false;
        var (a0, a1) = bdd.Level(a) == top ? (bdd.Low(a), bdd.High(a)) : (a, a);
        var (b0, b1) = bdd.Level(b) == top ? (bdd.Low(b), bdd.High(b)) : (b, b);
        return Differ(a0, b0, unit) || Differ(a1, b1, unit)
            || (space.At(top) == unit && (Differ(a0, b1, unit) || Differ(a1, b0, unit)));
    }

    private byte[] Effects(int g, Unit unit)
    {
        if (under.Length < bdd.Count)
        {
            under = new byte[2 * bdd.Count];
            underStamp = new int[2 * bdd.Count];
        }

        var effects = new byte[unit.Options.Count];
        for (var i = 0; i < effects.Length; i++)
        {
            stamp++;
            for (var bit = 0; bit < unit.Count; bit++)
                fixedTo[unit.Bits[bit]] = unit.Options[i].Values[bit] ? Can.BeTrue : Can.BeFalse;
            effects[i] = Under(g, unit.Last);
        }

        foreach (var bit in unit.Bits)
            fixedTo[bit] = 0;
        return effects;
    }

    private byte Under(int g, int last)
    {
        if (g <= Bdd.Outside || bdd.Level(g) > last)
            return Ends(g);
        if (underStamp[g] == stamp)
            return under[g];
        underStamp[g] = stamp;
        return under[g] = fixedTo[bdd.Level(g)] switch
        {
            Can.BeFalse => Under(bdd.Low(g), last),
            Can.BeTrue => Under(bdd.High(g), last),
            _ => (byte)(Under(bdd.Low(g), last) | Under(bdd.High(g), last)),
        };
    }
}
