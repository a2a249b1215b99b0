using System.Runtime.InteropServices;

namespace Gnomon.Law.Engine;

/// <summary>
/// All functions of a pack as one list of conjunctions of two (an and-inverter graph), as the rules build them and not as diagrams: a few thousand, read
/// from first to last in some microseconds, for 64 suppositions at once. A literal is twice the number of a node, and one more for its contrary; node 0 is
/// what is always true, then come the variables, then the conjunctions.
/// </summary>
/// <param name="bdd">The diagrams of the functions.</param>
/// <param name="variables">How many variables there are.</param>
internal sealed class Netlist(Bdd bdd, int variables)
{
    private const int True = 0;
    private const int False = 1;
    private readonly List<(int A, int B)> ands = [];
    private readonly Dictionary<(int A, int B), int> known = [];
    private readonly Dictionary<int, int> literals = new() { [Bdd.True] = True, [Bdd.False] = False };
    private int[] ofDiagram = [];
    private int[] ofGate = [];

    /// <summary>How many nodes there are.</summary>
    public int Count => First + ands.Count;

    /// <summary>The number of the first conjunction.</summary>
    public int First => 1 + variables;

    /// <summary>The conjunctions; each comes after its parts.</summary>
    public ReadOnlySpan<(int A, int B)> Ands => CollectionsMarshal.AsSpan(ands);

    /// <summary>The literal of a variable.</summary>
    public static int Variable(int v) => 2 * (1 + v);

    /// <summary>The literal of a function, once they are put in order; -1 where it has none.</summary>
    public int this[int f] => Circuit.IsGate(f) ? ofGate[Circuit.Number(f)] ^ (Circuit.IsContrary(f) ? 1 : 0) : f < ofDiagram.Length ? ofDiagram[f] : -1;

    /// <summary>Says that a function is the conjunction of two, where nothing is known of it yet.</summary>
    public void Is(int f, int a, int b)
    {
        if (!literals.ContainsKey(f))
            literals[f] = And(Of(a), Of(b));
    }

    /// <summary>Puts the literals in order by function: of all gates, and of these functions and the parts of gates.</summary>
    public void Order(Circuit circuit, IEnumerable<int> functions)
    {
        ofGate = [.. Enumerable.Range(0, circuit.Gates).Select(g => Of(Circuit.Of(g)))];
        var diagrams = functions.Concat(Enumerable.Range(0, circuit.Gates).SelectMany(g => circuit.Parts(Circuit.Of(g)))).Where(f => !Circuit.IsGate(f)).ToList();
        ofDiagram = new int[diagrams.Append(Bdd.Outside).Max() + 1];
        Array.Fill(ofDiagram, -1);
        foreach (var f in diagrams)
            ofDiagram[f] = Of(f);
    }

    private int Of(int f) => literals.TryGetValue(f, out var literal) ? literal : literals[f] = Make(f);

    private int Make(int f)
    {
        if (Circuit.IsGate(f))
            return Of(Circuit.Contrary(f)) ^ 1;
        if (literals.TryGetValue(bdd.Not(f), out var contrary))
            return contrary ^ 1;
        var v = Variable(bdd.Level(f));
        return And(And(v, Of(bdd.High(f))) ^ 1, And(v ^ 1, Of(bdd.Low(f))) ^ 1) ^ 1;
    }

    private int And(int a, int b)
    {
        if (a > b)
            (a, b) = (b, a);
        if (a == False || a == (b ^ 1))
            return False;
        if (a == True || a == b)
            return b;
        if (known.TryGetValue((a, b), out var node))
            return node;
        ands.Add((a, b));
        return known[(a, b)] = 2 * (Count - 1);
    }
}
