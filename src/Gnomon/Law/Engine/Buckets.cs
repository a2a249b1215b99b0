namespace Gnomon.Law.Engine;

/// <summary>Parts of a conjunction, found by the variables that they know.</summary>
internal sealed class Buckets(Bdd bdd, int variables)
{
    private readonly HashSet<int> parts = [];
    private readonly List<int>?[] knowing = new List<int>?[variables];

    public IReadOnlyCollection<int> Parts => parts;

    /// <summary>Whether a part is false.</summary>
    public bool IsContradiction { get; private set; }

    public bool Knows(int variable) => knowing[variable] is { Count: > 0 };

    public void Add(int part)
    {
        IsContradiction |= part == Bdd.False;
        if (part == Bdd.True || !parts.Add(part))
            return;
        foreach (var v in bdd.Support(part))
            (knowing[v] ??= []).Add(part);
    }

    /// <summary>Takes out every part that knows a variable.</summary>
    public IReadOnlyList<int> Take(int variable)
    {
        var taken = knowing[variable]!.ToList();
        foreach (var part in taken)
        {
            parts.Remove(part);
            foreach (var v in bdd.Support(part))
                knowing[v]!.Remove(part);
        }

        return taken;
    }

    /// <summary>The variable, of those not kept, that the fewest parts know: joining those is the cheapest step. Null for none.</summary>
    public int? Next(bool[] keep)
    {
        int? best = null;
        for (var v = 0; v < knowing.Length; v++)
        {
            if (!keep[v] && knowing[v] is { Count: > 0 } with && (best is not { } b || with.Count < knowing[b]!.Count))
                best = v;
        }

        return best;
    }
}
