namespace Gnomon.Law.Engine;

/// <summary>Decides diagrams under the answers for one use, or for the system as a whole: exactly, over every consistent completion.</summary>
internal sealed class Situation
{
    private const int MostDraws = 32;
    private readonly CompiledPack pack;
    private readonly Workspace work;
    private readonly Look look;
    private readonly List<Dependence> dependences = [];
    private Unknown?[]? unknowns;
    private ulong[]? offered;
    private Solver? solver;
    private Workspace? spare;
    private int draws;

    public Situation(CompiledPack pack, Evidence evidence, Workspace work)
    {
        (this.pack, Evidence, this.work) = (pack, evidence, work);
        work.Begin();
        look = new Look(pack, work);
    }

    public Evidence Evidence { get; }

    /// <summary>What each variable can be.</summary>
    public byte[] Open => work.Open;

    public Workspace Work => work;

    /// <summary>What the answers for other uses imply jointly for facts that all uses share; null for nothing.</summary>
    public CrossLinks? Links { get; set; }

    /// <summary>Room that it took for itself, null for none.</summary>
    public Workspace? Spare => spare;

    /// <summary>How many times completions were drawn; none where links would have to agree too.</summary>
    private int Draws
    {
        get
        {
            if (draws == 0 && Links is null)
                Draw(work.Open);
            return draws;
        }
    }

    private Solver Solver => solver ??= new Solver(pack, this, spare ??= pack.Rent());

    /// <summary>True or false where every consistent completion says so, else unknown.</summary>
    public Truth Of(int f) => Exact(f) switch { Can.BeTrue => Truth.True, Can.BeFalse => Truth.False, _ => Truth.Unknown };

    /// <summary>Whether some consistent completion makes it true.</summary>
    public bool IsPossible(int f) => Of(f) != Truth.False;

    /// <summary>Whether what is known agrees with what other uses imply.</summary>
    public bool AgreesWithLinks(byte[] known) => Links is null || Links.AgreesWith(known);

    /// <summary>Whether an answer, by its number, does not contradict what is known already.</summary>
    public bool IsOffered(int answer) => Bits.Has(offered ??= pack.Offers.Open(work.Open), answer);

    /// <summary>What is known of a function that is open.</summary>
    public Insight Insight(int f) => new(pack.Offers.Words, Sets(f));

    /// <summary>What open findings depend on that turn on the same functions.</summary>
    public Dependence DependsOn(IReadOnlyList<int> functions)
    {
        Span<ulong> units = stackalloc ulong[Bits.Words(pack.Space.Units.Count)];
        for (var i = 0; i < functions.Count; i++)
            AddUnits(functions[i], units);
        foreach (var known in dependences)
        {
            if (units.SequenceEqual(known.Set))
                return known;
        }

        var made = new Dependence(pack, Evidence, units, unknowns ??= new Unknown?[pack.Space.Units.Count]);
        dependences.Add(made);
        return made;
    }

    /// <summary>Draws more completions, all within what is given; see <see cref="Samples"/>.</summary>
    public void Draw(byte[] open)
    {
        if (draws < MostDraws)
            work.Samples(draws++).Draw(open);
    }

    /// <summary>Puts in whatever is needed to look at a function later; see <see cref="Glance"/>.</summary>
    public void PutIn(int f)
    {
        if (!Circuit.IsGate(f))
        {
            Left(f);
            return;
        }

        foreach (var part in pack.Circuit.Parts(f))
        {
            if (Exact(part) == Can.BeEither)
                PutIn(part);
        }
    }

    /// <summary>What an open function can be, as far as its parts tell, where more is known.</summary>
    /// <param name="f">The function; it was put in before.</param>
    /// <param name="can">What each node of the residue can be.</param>
    public Lanes Glance(int f, Lanes[] can)
    {
        var now = Exact(f);
        if (now != Can.BeEither)
            return Lanes.All(now);
        if (!Circuit.IsGate(f))
            return can[Left(f)];
        var (isTrue, isFalse) = (ulong.MaxValue, 0UL);
        foreach (var part in pack.Circuit.Parts(f))
        {
            var then = Glance(part, can);
            isTrue &= then.SurelyTrue;
            isFalse |= then.SurelyFalse;
        }

        return Circuit.IsContrary(f) ? new Lanes(~isFalse, ~isTrue) : new Lanes(~isTrue, ~isFalse);
    }

    private byte Exact(int f)
    {
        if (Circuit.IsGate(f))
            return Can.Turned(Gate(Circuit.Number(f)), Circuit.IsContrary(f));
        var known = work.Atoms[f];
        return known != 0 ? known : work.Atoms[f] = Atom(f);
    }

    private byte Atom(int f) => pack.IsLoose(f) ? Loose(f) : Links is null ? look.Atom(f) : work.Residue.Ends(Left(f));

    private byte Gate(int number)
    {
        var known = work.Gates[number];
        return known != 0 ? known : work.Gates[number] = Decide(number, pack.Circuit.Parts(Circuit.Of(number)));
    }

    /// <summary>What a conjunction can be.</summary>
    private byte Decide(int number, int[] parts)
    {
        if (pack.IsNever(number))
            return Can.BeFalse;
        var open = 0;
        foreach (var part in parts)
        {
            var can = Exact(part);
            if (can == Can.BeFalse)
                return Can.BeFalse;
            if (can != Can.BeTrue)
                open++;
        }

        if (open == 0)
            return Can.BeTrue;
        if (open == 1 || IsSeen(parts))
            return Can.BeEither;
        if (CanBe(Circuit.Of(number), [.. parts.Where(p => Exact(p) != Can.BeTrue).Select(p => (p, true))]))
            return Can.BeEither;
        pack.Doubt(number);
        return Can.BeFalse;
    }

    /// <summary>Whether some consistent completion gives functions their values: first on what is left of them, then by a search.</summary>
    /// <param name="f">The function that they are, or are parts of.</param>
    /// <param name="wanted">The functions.</param>
    private bool CanBe(int f, IReadOnlyList<(int Function, bool Value)> wanted)
    {
        // Links lie across what is kept apart there.
        if (Links is not null || work.Joint.CanBe(wanted, pack.Around(f)) is not { } can)
            return Solver.CanBe(wanted);
        if (can && draws < MostDraws)
            DrawAround();
        return can;
    }

    /// <summary>Draws around what was just found: what is asked next is mostly alike.</summary>
    private void DrawAround()
    {
        var open = work.Open.AsSpan().ToArray();
        work.Known.Clear();
        work.Joint.Witness(open, work.Known);
        if (pack.Network.Spread(open, work.Known, work.Spreading))
            Draw(open);
    }

    private byte Loose(int f)
    {
        var can = look.Atom(f);
        if (can != Can.BeEither)
            return can;
        var (t, n) = (IsSeen(f, true) || CanBe(f, [(f, true)]), IsSeen(f, false) || CanBe(f, [(f, false)]));
        return (byte)((t ? Can.BeTrue : 0) | (n ? Can.BeFalse : 0));
    }

    /// <summary>Whether all parts are true together in a completion that was drawn.</summary>
    private bool IsSeen(int[] parts)
    {
        for (var i = 0; i < Draws; i++)
        {
            if (Sampled(work.Samples(i), parts) != 0)
                return true;
        }

        return false;
    }

    private bool IsSeen(int f, bool value)
    {
        for (var i = 0; i < Draws; i++)
        {
            if (work.Samples(i).Of(f) is var truth && (value ? truth : ~truth) != 0)
                return true;
        }

        return false;
    }

    private ulong Sampled(Samples samples, int[] parts)
    {
        var all = ulong.MaxValue;
        for (var i = 0; i < parts.Length && all != 0; i++)
            all &= Circuit.IsGate(parts[i]) ? Sampled(samples, parts[i]) : samples.Of(parts[i]);
        return all;
    }

    private ulong Sampled(Samples samples, int gate)
    {
        var all = Sampled(samples, pack.Circuit.Parts(gate));
        return Circuit.IsContrary(gate) ? ~all : all;
    }

    private int Left(int f) => Links is null
        ? work.Residue.Of(pack.Flat.Roots[f])
        : work.Residue.OfLinked(Links.Joined(pack.Bdd.Restrict(pack.Within[f], work.Open), work.Open));

    private ReadOnlySpan<ulong> Sets(int f)
    {
        if (!Circuit.IsGate(f))
            return work.Residue.Sets(Left(f));
        ref var known = ref work.GateSets[Circuit.Sense(f)];
        return known ??= Circuit.IsContrary(f) ? Contrary(Sets(Circuit.Contrary(f))) : Together(pack.Circuit.Parts(f));
    }

    /// <summary>What is known of several functions that must all hold: what turns one of them, and what an answer makes of each.</summary>
    private ulong[] Together(int[] parts)
    {
        var answers = pack.Offers.Words;
        var all = new ulong[work.Residue.Stride];
        Span<ulong> possible = stackalloc ulong[answers];
        possible.Fill(ulong.MaxValue);
        all.AsSpan(0, answers).Fill(ulong.MaxValue);
        foreach (var part in parts)
        {
            if (Exact(part) != Can.BeEither)
                continue;
            var sets = Sets(part);
            for (var i = 0; i < answers; i++)
            {
                all[i] &= sets[i];
                possible[i] &= sets[i] | sets[answers + i];
            }

            for (var i = answers; i < all.Length; i++)
                all[i] |= sets[i];
        }

        for (var i = 0; i < answers; i++)
            all[answers + i] &= possible[i];
        return all;
    }

    private ulong[] Contrary(ReadOnlySpan<ulong> sets)
    {
        var answers = pack.Offers.Words;
        return [.. sets[answers..(2 * answers)], .. sets[..answers], .. sets[(2 * answers)..]];
    }

    /// <summary>The units on which a function depends: those that turn it. Where constraints let no unit change alone, the units that the function speaks of.</summary>
    private void AddUnits(int f, Span<ulong> units)
    {
        var insight = Insight(f);
        var these = insight.Turning;
        if (Bits.IsEmpty(these))
        {
            Span<ulong> own = stackalloc ulong[units.Length];
            foreach (var unit in pack.Circuit.Atoms(f).SelectMany(a => pack.Bdd.Support(a)).Select(pack.Space.At))
                Bits.Add(own, unit.Index);
            for (var i = 0; i < own.Length; i++)
                own[i] &= insight.Spoken[i];
            Bits.Union(units, Bits.IsEmpty(own) ? insight.Spoken : own);
            return;
        }

        Bits.Union(units, these);
    }
}

/// <summary>What open findings depend on: units, and why each of them is unknown.</summary>
internal sealed class Dependence
{
    private readonly ulong[] set;

    public Dependence(CompiledPack pack, Evidence evidence, ReadOnlySpan<ulong> units, Unknown?[] said)
    {
        set = units.ToArray();
        Units = [.. pack.Space.Units.Where(u => Bits.Has(set, u.Index))];
        Unknowns = Engine.Unknowns.Of(pack, evidence, Units, said);
    }

    /// <summary>The units, by their index.</summary>
    public ReadOnlySpan<ulong> Set => set;

    public IReadOnlyList<Unit> Units { get; }

    public IReadOnlyList<Unknown> Unknowns { get; }
}
