namespace Gnomon.Law.Engine;

/// <summary>Conjunctions of many small diagrams, never built whole: a variable that nobody asks for is taken out as soon as the parts that know it are joined.</summary>
internal sealed class Projection(Bdd bdd, int variables)
{
    /// <summary>What the parts together say of the kept variables, as parts over these; null where they contradict each other.</summary>
    public IReadOnlyList<int>? Onto(IEnumerable<int> parts, bool[] keep)
    {
        var open = new Buckets(bdd, variables);
        foreach (var part in parts)
            open.Add(part);
        var gone = new bool[variables];
        while (!open.IsContradiction && open.Next(keep) is { } variable)
        {
            var joined = open.Take(variable);
            // Every variable that only these parts know goes with it.
            var own = joined.SelectMany(bdd.Support).Where(v => !keep[v] && !open.Knows(v)).Distinct().ToList();
            foreach (var v in own)
                gone[v] = true;
            open.Add(bdd.Exists(joined.Aggregate(Bdd.True, bdd.And), gone));
            foreach (var v in own)
                gone[v] = false;
        }

        return open.IsContradiction ? null : [.. open.Parts];
    }

    /// <summary>Whether the parts can hold together.</summary>
    public bool Possible(IEnumerable<int> parts) => Onto(parts, new bool[variables]) is not null;

    /// <summary>Numbers the variables so that two have the same number just where parts link them, over any number of steps.</summary>
    public int[] Components(IReadOnlyList<int> parts)
    {
        var root = Enumerable.Range(0, variables).ToArray();
        foreach (var part in parts)
        {
            var support = bdd.Support(part);
            for (var i = 1; i < support.Count; i++)
                root[Find(support[i])] = Find(support[0]);
        }

        return [.. Enumerable.Range(0, variables).Select(Find)];

        int Find(int v) => root[v] == v ? v : root[v] = Find(root[v]);
    }
}
