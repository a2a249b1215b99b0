namespace Gnomon.Law.Engine;

/// <summary>Conjunctions of many small diagrams, never built whole: a variable that nobody asks for is taken out as soon as the parts that know it are joined.</summary>
internal sealed class Projection(Bdd bdd, int variables)
{
    /// <summary>What the parts together say of the kept variables, as parts over these; null where they contradict each other.</summary>
    public IReadOnlyList<int>? Onto(IEnumerable<int> parts, bool[] keep)
    {
        var open = parts.Where(p => p != Bdd.True).Distinct().Select(p => (Node: p, Support: bdd.Support(p))).ToList();
        while (open.TrueForAll(p => p.Node != Bdd.False) && Next(open, keep) is { } variable)
        {
            var joined = open.Where(p => p.Support.Contains(variable)).ToList();
            open.RemoveAll(p => p.Support.Contains(variable));
            var node = joined.Aggregate(Bdd.True, (sum, p) => bdd.And(sum, p.Node));
            // Every variable that only these parts know goes with it.
            var gone = new bool[variables];
            foreach (var v in joined.SelectMany(p => p.Support))
                gone[v] = !keep[v] && !open.Exists(p => p.Support.Contains(v));
            node = bdd.Exists(node, gone);
            if (node != Bdd.True)
                open.Add((node, bdd.Support(node)));
        }

        return open.Exists(p => p.Node == Bdd.False) ? null : [.. open.Select(p => p.Node)];
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

    // The variable that the fewest parts know: joining those is the cheapest step.
    private static int? Next(List<(int Node, IReadOnlyList<int> Support)> open, bool[] keep)
    {
        var counts = open.SelectMany(p => p.Support).Where(v => !keep[v]).GroupBy(v => v).ToList();
        return counts.Count == 0 ? null : counts.MinBy(g => g.Count())!.Key;
    }
}
