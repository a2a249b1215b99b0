namespace Gnomon.Law.Engine;

/// <summary>
/// Which conditions meet each other in more than one variable, directly or by a chain of others: the two-connected parts of the graph of
/// conditions and variables (Tarjan), joined where they share a condition.
/// </summary>
internal sealed class Entanglement
{
    private readonly IReadOnlyList<int>[] near;
    private readonly int variables;
    private readonly int[] entered;
    private readonly int[] lowest;
    private readonly int[] joined;
    private readonly Stack<(int From, int To)> edges = [];
    private int clock;

    /// <param name="variables">How many variables there are.</param>
    /// <param name="supports">The variables of each condition.</param>
    public Entanglement(int variables, IReadOnlyList<IReadOnlyList<int>> supports)
    {
        this.variables = variables;
        near = new IReadOnlyList<int>[variables + supports.Count];
        for (var v = 0; v < variables; v++)
            near[v] = new List<int>();
        for (var p = 0; p < supports.Count; p++)
        {
            near[variables + p] = supports[p];
            foreach (var v in supports[p])
                ((List<int>)near[v]).Add(variables + p);
        }

        (entered, lowest, joined) = (new int[near.Length], new int[near.Length], [.. Enumerable.Range(0, supports.Count)]);
        for (var v = 0; v < near.Length; v++)
        {
            if (entered[v] == 0)
                Visit(v, -1);
        }

        Groups = [.. Enumerable.Range(0, supports.Count).GroupBy(Find).Select(g => (IReadOnlyList<int>)[.. g])];
    }

    /// <summary>The conditions, grouped.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups { get; }

    private void Visit(int node, int from)
    {
        entered[node] = lowest[node] = ++clock;
        foreach (var next in near[node])
        {
            if (next == from)
                continue;
            if (entered[next] == 0)
            {
                edges.Push((node, next));
                Visit(next, node);
                lowest[node] = Math.Min(lowest[node], lowest[next]);
                if (lowest[next] >= entered[node])
                    Close(node, next);
            }
            else if (entered[next] < entered[node])
            {
                edges.Push((node, next));
                lowest[node] = Math.Min(lowest[node], entered[next]);
            }
        }
    }

    /// <summary>Everything above an edge on the stack, and the edge, is one two-connected part.</summary>
    private void Close(int node, int next)
    {
        int? first = null;
        (int From, int To) edge;
        do
        {
            edge = edges.Pop();
            var part = Math.Max(edge.From, edge.To) - variables;
            if (first is { } other)
                joined[Find(part)] = Find(other);
            first ??= part;
        }
        while (edge != (node, next));
    }

    private int Find(int part) => joined[part] == part ? part : joined[part] = Find(joined[part]);
}
