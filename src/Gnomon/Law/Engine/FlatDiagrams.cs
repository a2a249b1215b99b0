namespace Gnomon.Law.Engine;

/// <summary>The diagrams that every card is looked up in, in one piece: what is walked together lies together, and nothing else lies between.</summary>
internal sealed class FlatDiagrams
{
    private readonly (int Level, int Low, int High)[] nodes;
    private readonly int[] roots;

    /// <param name="bdd">The diagrams with everything that making them left behind.</param>
    /// <param name="kept">For each function the node of its diagram, 0 for none.</param>
    public FlatDiagrams(Bdd bdd, int[] kept)
    {
        var flat = new List<(int Level, int Low, int High)> { (int.MaxValue, 0, 0), (int.MaxValue, 0, 0), (int.MaxValue, 0, 0) };
        var places = new int[bdd.Count];
        roots = Array.ConvertAll(kept, Place);
        nodes = [.. flat];

        int Place(int node)
        {
            if (node <= Bdd.Outside || places[node] > 0)
                return node <= Bdd.Outside ? node : places[node];
            var (low, high) = (Place(bdd.Low(node)), Place(bdd.High(node)));
            flat.Add((bdd.Level(node), low, high));
            return places[node] = flat.Count - 1;
        }
    }

    /// <summary>How many nodes there are, with the three ends, which have the numbers that they have in <see cref="Bdd"/>.</summary>
    public int Count => nodes.Length;

    /// <summary>For each function the node of its diagram.</summary>
    public int[] Roots => roots;

    /// <summary>All nodes; a node comes after the two that it leads to.</summary>
    public ReadOnlySpan<(int Level, int Low, int High)> Nodes => nodes;
}
