namespace Gnomon.Law.Engine;

/// <summary>Decides diagrams under the answers for one use, or for the system as a whole: exactly, over every consistent completion.</summary>
internal sealed class Situation
{
    private readonly Bdd bdd;
    private readonly Space space;
    private readonly Projection projection;
    private readonly IReadOnlyList<int> parts;
    private readonly int[] components;
    private readonly Dictionary<int, Truth> truths = [];
    private readonly Dictionary<(int, Unit), bool> depends = [];
    private readonly Dictionary<(int, Unit), bool> settles = [];

    /// <param name="pack">The pack.</param>
    /// <param name="evidence">The answers for this use.</param>
    /// <param name="others">What the answers for the other uses imply for the facts that all uses share.</param>
    public Situation(CompiledPack pack, Evidence evidence, IEnumerable<int> others)
    {
        (bdd, space, Evidence) = (pack.Bdd, pack.Space, evidence);
        projection = new Projection(bdd, space.Variables);
        parts = [.. evidence.Parts.Concat(others.Select(o => bdd.Restrict(o, evidence.Values))).Where(p => p != Bdd.True).Distinct()];
        if (!projection.Possible(parts))
        {
            // Two uses imply opposite things of what they share: neither is believed of the other.
            parts = evidence.Parts;
            CrossContradiction = true;
        }

        components = projection.Components(parts);
    }

    public Evidence Evidence { get; }

    /// <summary>Whether the answers for different uses imply opposite things of the facts that they share.</summary>
    public bool CrossContradiction { get; }

    /// <summary>True or false where every consistent completion says so, else unknown.</summary>
    public Truth Of(int f)
    {
        if (truths.TryGetValue(f, out var known))
            return known;
        var g = bdd.Restrict(f, Evidence.Values);
        if (g <= Bdd.True)
            return truths[f] = g == Bdd.True ? Truth.True : Truth.False;
        var support = bdd.Support(g);
        var care = projection.Onto(Related(support), Marked(support))!;
        var possible = Joined(g, care) != Bdd.False;
        var avoidable = Joined(bdd.Not(g), care) != Bdd.False;
        return truths[f] = possible && avoidable ? Truth.Unknown : possible ? Truth.True : Truth.False;
    }

    /// <summary>Whether some consistent completion makes it true.</summary>
    public bool IsPossible(int f) => Of(f) != Truth.False;

    /// <summary>The units on which a function still depends: two consistent completions that differ only there give different truth.</summary>
    /// <remarks>Where constraints let no unit change alone, the units that the function speaks of.</remarks>
    public IReadOnlyList<Unit> DependsOn(int f)
    {
        var g = bdd.Restrict(f, Evidence.Values);
        var spoken = bdd.Support(g).Select(space.At).Distinct().ToList();
        var turning = spoken.Where(u => Turns(g, u)).ToList();
        return turning.Count > 0 ? turning : spoken;
    }

    /// <summary>Whether some answer to a unit alone settles a function that is open.</summary>
    public bool Settles(int f, Unit unit)
    {
        if (settles.TryGetValue((f, unit), out var known))
            return known;
        var g = bdd.Restrict(f, Evidence.Values);
        var own = Enumerable.Range(unit.First, unit.Count).Where(v => Evidence.Values[v] < 0).ToList();
        var related = Related(bdd.Support(g).Concat(own)).ToList();
        var yes = Joined(Bdd.True, projection.Onto(related.Append(g), Marked(own)));
        var no = Joined(Bdd.True, projection.Onto(related.Append(bdd.Not(g)), Marked(own)));
        return settles[(f, unit)] = bdd.And(yes, bdd.Not(no)) != Bdd.False || bdd.And(no, bdd.Not(yes)) != Bdd.False;
    }

    /// <summary>The units that an answer could still tell something about.</summary>
    public IEnumerable<Unit> Open() => space.Units.Where(u => Enumerable.Range(u.First, u.Count).Any(v => Evidence.Values[v] < 0));

    private bool Turns(int g, Unit unit)
    {
        if (depends.TryGetValue((g, unit), out var known))
            return known;
        var own = Marked(Enumerable.Range(unit.First, unit.Count));
        var mine = parts.Where(p => bdd.Support(p).Any(v => own[v])).ToList();
        var care = Joined(Bdd.True, mine);
        var both = bdd.And(bdd.Exists(bdd.And(care, g), own), bdd.Exists(bdd.And(care, bdd.Not(g)), own));
        return depends[(g, unit)] = both != Bdd.False && projection.Possible(Related(bdd.Support(both)).Except(mine).Append(both));
    }

    /// <summary>The parts that are linked to some variables, over any number of steps.</summary>
    private IEnumerable<int> Related(IEnumerable<int> support)
    {
        var near = support.Select(v => components[v]).ToHashSet();
        return parts.Where(p => near.Contains(components[bdd.Support(p)[0]]));
    }

    private int Joined(int f, IEnumerable<int>? care) => care is null ? Bdd.False : care.Aggregate(f, bdd.And);

    private bool[] Marked(IEnumerable<int> which)
    {
        var marked = new bool[space.Variables];
        foreach (var v in which)
            marked[v] = true;
        return marked;
    }
}
