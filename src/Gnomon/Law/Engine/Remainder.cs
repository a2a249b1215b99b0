namespace Gnomon.Law.Engine;

/// <summary>
/// The <see cref="Netlist"/> with everything known put in: what is certain by the rules alone is a constant, and of the rest only those conjunctions stay of
/// which both parts are open. Variables keep their literals.
/// </summary>
internal sealed class Remainder(CompiledPack pack)
{
    /// <summary>The literal of what is true; the next is that of what is false.</summary>
    public const int True = 0;

    public const int False = 1;
    private readonly int[] left = new int[pack.Netlist.Count];
    private readonly (int A, int B)[] ands = new (int, int)[pack.Netlist.Count - pack.Netlist.First];
    private readonly byte[] known = new byte[pack.Netlist.Count];
    private readonly int[] met = new int[pack.Netlist.Count];
    private int round;
    private int count;

    /// <summary>The number of the first conjunction.</summary>
    public int First => pack.Netlist.First;

    /// <summary>The conjunctions that are left; each comes after its parts.</summary>
    public ReadOnlySpan<(int A, int B)> Ands => ands.AsSpan(0, count);

    /// <summary>What is left of a literal of the netlist: a literal here.</summary>
    public int Of(int literal) => left[literal >> 1] ^ (literal & 1);

    /// <summary>What a node was found to be, exactly; 0 where nobody asked yet.</summary>
    public ref byte Known(int literal) => ref known[literal >> 1];

    /// <summary>Whether a node is met for the first time.</summary>
    public bool IsNew(int literal)
    {
        ref var before = ref met[literal >> 1];
        if (before == round)
            return false;
        before = round;
        return true;
    }

    /// <summary>Forgets which nodes were met.</summary>
    public void Forget() => round++;

    /// <summary>Begins anew.</summary>
    /// <param name="open">What each variable can be.</param>
    public void Begin(byte[] open)
    {
        for (var v = 0; v < open.Length; v++)
            left[1 + v] = open[v] switch { Can.BeTrue => True, Can.BeFalse => False, _ => Netlist.Variable(v) };
        var at = First;
        count = 0;
        foreach (var (a, b) in pack.Netlist.Ands)
            left[at++] = And(left[a >> 1] ^ (a & 1), left[b >> 1] ^ (b & 1));
        known.AsSpan(0, First + count).Clear();
    }

    private int And(int a, int b)
    {
        if (a == False || b == False || a == (b ^ 1))
            return False;
        if (a == True || a == b)
            return b;
        if (b == True)
            return a;
        ands[count] = (a, b);
        return 2 * (First + count++);
    }
}
