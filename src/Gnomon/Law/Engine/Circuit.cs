namespace Gnomon.Law.Engine;

/// <summary>
/// Functions as diagrams as long as these stay small, beyond that as gates: conjunctions of parts that are functions themselves. So the
/// size of a pack does not multiply where a duty joins a role, a class and its exceptions.
/// </summary>
/// <param name="bdd">The diagrams.</param>
/// <param name="most">The most nodes of one diagram.</param>
/// <param name="netlist">Gets how the functions are built.</param>
internal sealed class Circuit(Bdd bdd, int most, Netlist netlist)
{
    private const int First = 1 << 28;
    private readonly List<int[]> gates = [];
    private readonly Dictionary<string, int> byParts = new(StringComparer.Ordinal);

    /// <summary>How many gates there are.</summary>
    public int Gates => gates.Count;

    public static bool IsGate(int f) => f >= First;

    /// <summary>The number of a gate.</summary>
    public static int Number(int gate) => (gate - First) >> 1;

    /// <summary>The gate of a number, itself and not its contrary.</summary>
    public static int Of(int number) => First + (number << 1);

    /// <summary>The number of a gate and its contrary apart: of each two.</summary>
    public static int Sense(int gate) => gate - First;

    /// <summary>The contrary of a gate.</summary>
    public static int Contrary(int gate) => First + ((gate - First) ^ 1);

    /// <summary>Whether a gate is the contrary of its conjunction.</summary>
    public static bool IsContrary(int gate) => ((gate - First) & 1) != 0;

    /// <summary>The functions that a gate joins.</summary>
    public int[] Parts(int gate) => gates[Number(gate)];

    public int Not(int f) => IsGate(f) ? Contrary(f) : bdd.Not(f);

    public int Or(int f, int g) => Not(And(Not(f), Not(g)));

    public int And(int f, int g)
    {
        var both = Both(f, g);
        netlist.Is(both, f, g);
        return both;
    }

    private int Both(int f, int g)
    {
        if (f == Bdd.False || g == Bdd.False)
            return Bdd.False;
        if (f == Bdd.True || f == g)
            return g;
        if (g == Bdd.True)
            return f;
        if (!IsGate(f) && !IsGate(g) && Small(f, g) is { } small)
            return small;
        return Gate([.. Split(f).Concat(Split(g)).Distinct().Order()]);
    }

    /// <summary>The diagrams that a function is made of.</summary>
    public IEnumerable<int> Atoms(int f) => IsGate(f) ? Parts(f).SelectMany(Atoms) : [f];

    private int Gate(int[] parts)
    {
        if (parts.Any(p => IsGate(p) && parts.Contains(Not(p))))
            return Bdd.False;
        var key = string.Join(',', parts);
        if (!byParts.TryGetValue(key, out var number))
        {
            byParts[key] = number = gates.Count;
            gates.Add(parts);
        }

        return First + (2 * number);
    }

    private int[] Split(int f) => IsGate(f) && !IsContrary(f) ? Parts(f) : [f];

    private int? Small(int f, int g)
    {
        var (cap, before) = (bdd.Cap, bdd.Count);
        bdd.Cap = Math.Min(cap, before + (8 * most));
        try
        {
            var both = bdd.And(f, g);
            if (bdd.IsSmall(both, most))
                return both;
        }
        catch (Bdd.TooLargeException) when (bdd.Cap < cap)
        {
            // Then they are joined by a gate.
        }
        finally
        {
            bdd.Cap = cap;
        }

        bdd.Release(before);
        return null;
    }
}
