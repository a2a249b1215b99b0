namespace Gnomon.Law.Engine;

/// <summary>What is asked of diagrams beyond the connectives: what is left under known variables, some value of others.</summary>
internal static class BddQueries
{
    /// <summary>The function with some variables fixed.</summary>
    /// <param name="bdd">The diagrams.</param>
    /// <param name="f">The function.</param>
    /// <param name="open">For each variable what it can be: see <see cref="Can"/>.</param>
    public static int Restrict(this Bdd bdd, int f, byte[] open) => Restrict(bdd, f, open, []);

    /// <summary>Whether some value of the marked variables makes it true, as a function of the others.</summary>
    public static int Exists(this Bdd bdd, int f, bool[] marked) => Exists(bdd, f, marked, []);

    private static int Restrict(Bdd bdd, int f, byte[] open, Dictionary<int, int> done)
    {
        if (f <= Bdd.Outside)
            return f;
        if (done.TryGetValue(f, out var known))
            return known;
        var result = open[bdd.Level(f)] switch
        {
            Can.BeFalse => Restrict(bdd, bdd.Low(f), open, done),
            Can.BeTrue => Restrict(bdd, bdd.High(f), open, done),
            _ => bdd.Make(bdd.Level(f), Restrict(bdd, bdd.Low(f), open, done), Restrict(bdd, bdd.High(f), open, done)),
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

/// <summary>What a variable, or a function, can still be over the consistent completions.</summary>
internal static class Can
{
    public const byte BeFalse = 1;
    public const byte BeTrue = 2;
    public const byte BeEither = BeFalse | BeTrue;

    /// <summary>The same of the contrary, where asked.</summary>
    public static byte Turned(byte can, bool turn) => !turn ? can : can == BeTrue ? BeFalse : can == BeFalse ? BeTrue : can;
}
