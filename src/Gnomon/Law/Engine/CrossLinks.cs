namespace Gnomon.Law.Engine;

/// <summary>
/// What the answers for the other uses of a card imply jointly for facts that all uses share. This breaks the forest of conditions, so
/// a solver of its own decides, and everything that is linked is joined before it is told what answers make of a function: slow, exact, and rare.
/// </summary>
internal sealed class CrossLinks(CompiledPack pack, IReadOnlyList<int> links)
{
    private readonly Dictionary<int, int> joined = [];
    private List<int>? parts;
    private int[] components = [];

    /// <summary>What is left of a function when everything that the links bear on is asked together with it.</summary>
    public int Joined(int g, byte[] open)
    {
        if (joined.TryGetValue(g, out var known))
            return known;
        parts ??= Parts(open);
        var near = pack.Bdd.Support(g).Select(v => components[v]).ToHashSet();
        var linked = links.Select(l => components[pack.Bdd.Support(l)[0]]).ToHashSet();
        near.IntersectWith(linked);
        return joined[g] = near.Count == 0 ? g : pack.Bdd.Ite(Together(near), g, Bdd.Outside);
    }

    /// <summary>Decides what the links leave, together with the answers.</summary>
    public Solver Solver(byte[] open)
    {
        var clauses = pack.Clauses.With(links);
        var solver = new Solver(clauses.Nodes, clauses.All);
        solver.Begin(open);
        return solver;
    }

    private int Together(HashSet<int> near) => parts!.Where(p => near.Contains(components[pack.Bdd.Support(p)[0]])).Aggregate(Bdd.True, pack.Bdd.And);

    private List<int> Parts(byte[] open)
    {
        List<int> all = [.. pack.Network.Blocks.Select(b => pack.Bdd.Restrict(b.Node, open)).Where(p => p > Bdd.Outside).Concat(links).Distinct()];
        components = new Projection(pack.Bdd, pack.Space.Variables).Components(all);
        return all;
    }
}
