namespace Gnomon.Law.Engine;

/// <summary>
/// Looks for consistent completions by which functions come to what is wanted, where they are no one diagram: chooses a variable on a way to
/// it, lets the choice bear on all else, and goes back where that fails. Exact: where it takes long, the functions are joined to one diagram.
/// </summary>
internal sealed class Solver
{
    private const int MostSteps = 100;
    private const int MostKept = 32;
    private readonly CompiledPack pack;
    private readonly Situation situation;
    private readonly Workspace work;
    private readonly Look look;
    private readonly List<byte[]> found = [];
    private int steps;

    /// <param name="pack">The pack.</param>
    /// <param name="situation">What is known.</param>
    /// <param name="work">Room to try things in.</param>
    public Solver(CompiledPack pack, Situation situation, Workspace work)
    {
        (this.pack, this.situation, this.work) = (pack, situation, work);
        look = new Look(pack, work);
    }

    /// <summary>Whether some consistent completion gives each function the value that is wanted.</summary>
    public bool CanBe(IReadOnlyList<(int Function, bool Value)> wanted)
    {
        foreach (var witness in found)
        {
            Put(witness);
            if (Judge(wanted) == Can.BeTrue)
                return true;
        }

        steps = 0;
        return Search(situation.Open, wanted) || (steps > MostSteps && Joined(wanted));
    }

    /// <summary>Where the search takes long there is mostly nothing to find: then what is left of the functions is made one diagram after all.</summary>
    private bool Joined(IReadOnlyList<(int Function, bool Value)> wanted)
    {
        var done = new Dictionary<int, int>();
        var all = wanted.Aggregate(Bdd.True, (sum, w) => pack.Bdd.And(sum, w.Value ? Left(w.Function, done) : pack.Bdd.Not(Left(w.Function, done))));
        if (all == Bdd.False)
            return false;
        var care = pack.Network.Blocks.Select(b => pack.Bdd.Restrict(b.Node, situation.Open)).Where(p => p != Bdd.True);
        return new Projection(pack.Bdd, pack.Space.Variables).Possible(care.Concat(situation.Links?.All ?? []).Append(all));
    }

    private int Left(int f, Dictionary<int, int> done)
    {
        if (done.TryGetValue(f, out var known))
            return known;
        if (!Circuit.IsGate(f))
            return done[f] = pack.Bdd.Restrict(f, situation.Open);
        var all = pack.Circuit.Parts(f).Aggregate(Bdd.True, (sum, part) => pack.Bdd.And(sum, Left(part, done)));
        return done[f] = Circuit.IsContrary(f) ? pack.Bdd.Not(all) : all;
    }

    private bool Search(byte[] open, IReadOnlyList<(int Function, bool Value)> wanted)
    {
        if (++steps > MostSteps)
            return false;
        Put(open);
        var judged = Judge(wanted);
        if (judged == Can.BeFalse)
            return false;
        if (judged == Can.BeTrue && situation.AgreesWithLinks(open))
        {
            Keep(open);
            return true;
        }

        if (judged == Can.BeTrue)
            return Array.IndexOf(open, Can.BeEither) is var any and >= 0 && Branch(open, any, Can.BeFalse, wanted);
        var (f, value) = Choose(wanted);
        var (variable, first) = look.StepTo(f, value);
        return Leap(open, f, value, wanted) || Branch(open, variable, first, wanted);
    }

    private bool Branch(byte[] open, int variable, byte first, IReadOnlyList<(int Function, bool Value)> wanted) =>
        Try(open, variable, first, wanted) || Try(open, variable, (byte)(Can.BeEither ^ first), wanted);

    /// <summary>Takes a whole way to what is wanted of one diagram at once: the others mostly let it.</summary>
    private bool Leap(byte[] open, int f, bool value, IReadOnlyList<(int Function, bool Value)> wanted)
    {
        var next = open.AsSpan().ToArray();
        work.Known.Clear();
        look.WayTo(f, value, next, work.Known);
        return work.Known.Count > 1 && pack.Network.Spread(next, work.Known, work.Spreading) && Search(next, wanted);
    }

    /// <summary>Without links every completion of it is a witness as well, so the situation can draw more of them.</summary>
    private void Keep(byte[] open)
    {
        if (situation.Links is null)
            situation.Draw(open);
        else if (found.Count < MostKept)
            found.Add(open);
    }

    private bool Try(byte[] open, int variable, byte value, IReadOnlyList<(int Function, bool Value)> wanted)
    {
        var next = open.AsSpan().ToArray();
        next[variable] = value;
        work.Known.Clear();
        work.Known.Add(variable);
        return pack.Network.Spread(next, work.Known, work.Spreading) && Search(next, wanted);
    }

    private void Put(byte[] open)
    {
        open.AsSpan().CopyTo(work.Open);
        look.Restart();
    }

    /// <summary>What the wanted can still be, all of it together: false where something is impossible, true where all is certain.</summary>
    private byte Judge(IReadOnlyList<(int Function, bool Value)> wanted)
    {
        var all = Can.BeTrue;
        for (var i = 0; i < wanted.Count; i++)
        {
            var can = Can.Turned(look.Rough(wanted[i].Function), turn: !wanted[i].Value);
            if (can is Can.BeFalse or 0)
                return Can.BeFalse;
            if (can != Can.BeTrue)
                all = Can.BeEither;
        }

        return all;
    }

    /// <summary>A diagram that is open, and what it should be.</summary>
    private (int Diagram, bool Value) Choose(IReadOnlyList<(int Function, bool Value)> wanted)
    {
        var (f, value) = wanted.First(w => look.Rough(w.Function) == Can.BeEither);
        while (Circuit.IsGate(f))
        {
            value ^= Circuit.IsContrary(f);
            f = pack.Circuit.Parts(f).First(p => look.Rough(p) == Can.BeEither);
        }

        return (f, value);
    }
}
