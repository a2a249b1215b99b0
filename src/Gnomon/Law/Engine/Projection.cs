namespace Gnomon.Law.Engine;

/// <summary>Conjunctions of many small diagrams, never built whole: a variable that nobody asks for is taken out as soon as the parts that know it are joined.</summary>
internal sealed class Projection(Bdd bdd, int variables)
{
    /// <summary>What the parts together say of the kept variables, as parts over these; null where they contradict each other.</summary>
    public IReadOnlyList<int>? Onto(IEnumerable<int> parts, bool[] keep)
    {
        var open = parts.Where(p => p != Bdd.True).Distinct().ToList();
        var counts = new int[variables];
        foreach (var part in open)
            Count(counts, part, 1);
        while (!open.Contains(Bdd.False) && Next(counts, keep) is { } variable)
        {
            var joined = open.Where(p => bdd.Support(p).Contains(variable)).ToList();
            open.RemoveAll(joined.Contains);
            foreach (var part in joined)
                Count(counts, part, -1);
            // Every variable that only these parts know goes with it.
            var gone = new bool[variables];
            foreach (var v in joined.SelectMany(bdd.Support))
                gone[v] = !keep[v] && counts[v] == 0;
            var node = bdd.Exists(joined.Aggregate(Bdd.True, bdd.And), gone);
            if (node == Bdd.True || open.Contains(node))
                continue;
            open.Add(node);
            Count(counts, node, 1);
        }

        return open.Contains(Bdd.False) ? null : open;
    }

    /// <summary>Whether the parts can hold together.</summary>
    public bool Possible(IEnumerable<int> parts) => Onto(parts, new bool[variables]) is not null;

    /// <summary>The parts that share a variable with these, over any number of steps.</summary>
    public IReadOnlyList<int> Related(IReadOnlyList<int> parts, IEnumerable<int> support)
    {
        var known = support.ToHashSet();
        var left = parts.Select(p => (Node: p, Support: bdd.Support(p))).ToList();
        var related = new List<int>();
        while (left.FindIndex(p => p.Support.Any(known.Contains)) is var at and >= 0)
        {
            related.Add(left[at].Node);
            known.UnionWith(left[at].Support);
            left.RemoveAt(at);
        }

        return related;
    }

    private void Count(int[] counts, int part, int change)
    {
        foreach (var v in bdd.Support(part))
            counts[v] += change;
    }

    // The variable that the fewest parts know: joining those is the cheapest step.
    private static int? Next(int[] counts, bool[] keep)
    {
        int? best = null;
        for (var v = 0; v < counts.Length; v++)
        {
            if (counts[v] > 0 && !keep[v] && (best is null || counts[v] < counts[best.Value]))
                best = v;
        }

        return best;
    }
}
