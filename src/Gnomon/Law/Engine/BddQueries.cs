namespace Gnomon.Law.Engine;

/// <summary>What is asked of diagrams beyond the connectives: what is left under known variables, some value of others, which variables matter.</summary>
internal static class BddQueries
{
    /// <summary>The function with some variables fixed: 0 or 1 fixes, anything below leaves open.</summary>
    public static int Restrict(this Bdd bdd, int f, sbyte[] values) => Restrict(bdd, f, values, []);

    /// <summary>Whether some value of the marked variables makes it true, as a function of the others.</summary>
    public static int Exists(this Bdd bdd, int f, bool[] marked) => Exists(bdd, f, marked, []);

    private static int Restrict(Bdd bdd, int f, sbyte[] values, Dictionary<int, int> done)
    {
        if (f <= Bdd.True)
            return f;
        if (done.TryGetValue(f, out var known))
            return known;
        var value = values[bdd.Level(f)];
        var result = value switch
        {
            0 => Restrict(bdd, bdd.Low(f), values, done),
            1 => Restrict(bdd, bdd.High(f), values, done),
            _ => bdd.Make(bdd.Level(f), Restrict(bdd, bdd.Low(f), values, done), Restrict(bdd, bdd.High(f), values, done)),
        };
        return done[f] = result;
    }

    private static int Exists(Bdd bdd, int f, bool[] marked, Dictionary<int, int> done)
    {
        if (f <= Bdd.True)
            return f;
        if (done.TryGetValue(f, out var known))
            return known;
        var low = Exists(bdd, bdd.Low(f), marked, done);
        var level = bdd.Level(f);
        var result = marked[level] && low == Bdd.True
            ? Bdd.True
            : Joined(bdd, level, low, Exists(bdd, bdd.High(f), marked, done), marked[level]);
        return done[f] = result;
    }

    private static int Joined(Bdd bdd, int level, int low, int high, bool or) => or ? bdd.Or(low, high) : bdd.Make(level, low, high);
}
