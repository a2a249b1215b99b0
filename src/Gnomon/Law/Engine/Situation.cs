namespace Gnomon.Law.Engine;

/// <summary>Decides diagrams under the answers for one use, or for the system as a whole: exactly, over every consistent completion.</summary>
internal sealed class Situation
{
    private readonly CompiledPack pack;
    private readonly Workspace work;
    private readonly Look look;
    private readonly Sightings sightings;
    private readonly List<Dependence> dependences = [];
    private Unknown?[]? unknowns;
    private ulong[]? offered;
    private Solver? linked;
    private bool isPutIn;

    public Situation(CompiledPack pack, Evidence evidence, Workspace work)
    {
        (this.pack, Evidence, this.work, Truths) = (pack, evidence, work, new Truths(pack.Netlist));
        work.Begin();
        look = new Look(pack, work);
        sightings = work.Sightings;
        sightings.Begin();
    }

    public Evidence Evidence { get; }

    /// <summary>What every function came to, as far as it was asked for.</summary>
    public Truths Truths { get; }

    /// <summary>What each variable can be.</summary>
    public byte[] Open => work.Open;

    public Workspace Work => work;

    /// <summary>What the answers for other uses imply jointly for facts that all uses share; null for nothing.</summary>
    public CrossLinks? Links { get; set; }

    private Solver Solver => Links is null ? pack.Solver(this) : linked ??= Links.Solver(work.Open);

    /// <summary>True or false where every consistent completion says so, else unknown.</summary>
    public Truth Of(int f) => Exact(f) switch { Can.BeTrue => Truth.True, Can.BeFalse => Truth.False, _ => Truth.Unknown };

    /// <summary>Whether some consistent completion makes it true.</summary>
    public bool IsPossible(int f) => Exact(f) != Can.BeFalse;

    /// <summary>Decides every function that explanations and dates may ask for.</summary>
    public void DecideAll()
    {
        Seek(pack.Literals);
        foreach (var f in pack.Asked)
            Truths.Note(f, Exact(f));
    }

    /// <summary>Decides many literals of the netlist at once, as far as completions tell.</summary>
    public void Seek(int[] literals)
    {
        Rest(0);
        // Completions would have to agree with the links too.
        if (Links is null)
            sightings.Seek(literals);
    }

    private bool IsSeen(int literal) => Links is null && sightings.IsSeen(literal);

    private bool IsEither(int literal) => Links is null && sightings.IsEither(literal);

    /// <summary>Whether an answer, by its number, does not contradict what is known already.</summary>
    public bool IsOffered(int answer) => Bits.Has(Offered, answer);

    /// <summary>The answers that do not contradict what is known already.</summary>
    public ulong[] Offered => offered ??= pack.Offers.Open(work.Open);

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

    /// <summary>Supposes answers, each in a lane of its own; see <see cref="Glance"/>.</summary>
    /// <param name="answers">The answers.</param>
    /// <returns>Which do not contradict what is known, and what each node of the residue can be.</returns>
    public (ulong Possible, Lanes[] Can) Suppose(List<(Unit Unit, AnswerOption Answer)> answers)
    {
        var possible = work.Supposing.Suppose(work.Open, answers, work.Supposed);
        work.Glances.Clear();
        return (possible, work.Residue.Look(work.Supposed));
    }

    /// <summary>Puts in whatever is needed to look at a function later; see <see cref="Glance"/>.</summary>
    public void PutIn(int f) => Sets(f);

    /// <summary>What an open function can be, as far as its parts tell, where more is known.</summary>
    /// <param name="f">The function; it was put in before.</param>
    /// <param name="can">What each node of the residue can be.</param>
    public Lanes Glance(int f, Lanes[] can)
    {
        if (!Circuit.IsGate(f))
            return Exact(f) is var now && now != Can.BeEither ? Lanes.All(now) : can[Left(f)];
        ref var known = ref work.Glances.At(Circuit.Number(f), out var isKnown);
        if (!isKnown)
            known = Glanced(Circuit.Of(Circuit.Number(f)), can);
        return Circuit.IsContrary(f) ? new Lanes(known.True, known.False) : known;
    }

    private Lanes Glanced(int gate, Lanes[] can)
    {
        if (Exact(gate) is var now && now != Can.BeEither)
            return Lanes.All(now);
        var (isTrue, isFalse) = (ulong.MaxValue, 0UL);
        foreach (var part in pack.Circuit.Parts(gate))
        {
            var then = Glance(part, can);
            isTrue &= then.SurelyTrue;
            isFalse |= then.SurelyFalse;
        }

        return new Lanes(~isTrue, ~isFalse);
    }

    private byte Exact(int f)
    {
        var literal = Rest(pack.Netlist[f]);
        if (literal <= Remainder.False)
            return literal == Remainder.True ? Can.BeTrue : Can.BeFalse;
        ref var known = ref work.Remainder.Known(literal);
        var turn = (literal & 1) != 0;
        if (known == 0)
            known = IsEither(literal) ? Can.BeEither : Can.Turned(Decided(f, literal), turn);
        return Can.Turned(known, turn);
    }

    /// <summary>What is left of a literal; what is known is put in when it is first asked for.</summary>
    private int Rest(int literal)
    {
        if (!isPutIn)
        {
            work.Remainder.Begin(work.Open);
            isPutIn = true;
        }

        return work.Remainder.Of(literal);
    }

    /// <summary>What a function can be that was not seen to be true here and false there.</summary>
    private byte Decided(int f, int literal)
    {
        if (Links is null && !Circuit.IsGate(f) && !pack.IsLoose(f))
            return look.Atom(f);
        var can = IsSeen(literal) || Solver.CanBe(pack.Netlist[f]) ? Can.BeTrue : 0;
        return (byte)(can | (IsSeen(literal ^ 1) || Solver.CanBe(pack.Netlist[f] ^ 1) ? Can.BeFalse : 0));
    }

    private int Left(int f) => Links is null
        ? work.Residue.Of(pack.Flat.Roots[f])
        : work.Residue.OfLinked(Links.Joined(pack.Bdd.Restrict(pack.Within[f], work.Open), work.Open));

    private ReadOnlySpan<ulong> Sets(int f)
    {
        if (!Circuit.IsGate(f))
            return work.Residue.Sets(Left(f));
        ref var known = ref work.GateSets.At(Circuit.Sense(f));
        if (known == 0)
        {
            Span<ulong> all = stackalloc ulong[work.Residue.Stride];
            if (Circuit.IsContrary(f))
                Contrary(Sets(Circuit.Contrary(f)), all);
            else
                Together(pack.Circuit.Parts(f), all);
            known = work.GateSets.Add(all);
        }

        return work.GateSets.Of(known);
    }

    /// <summary>What is known of several functions that must all hold: what turns one of them, and what an answer makes of each.</summary>
    private void Together(int[] parts, Span<ulong> all)
    {
        var answers = pack.Offers.Words;
        all.Clear();
        Span<ulong> possible = stackalloc ulong[answers];
        possible.Fill(ulong.MaxValue);
        all[..answers].Fill(ulong.MaxValue);
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
    }

    private void Contrary(ReadOnlySpan<ulong> sets, Span<ulong> all)
    {
        var answers = pack.Offers.Words;
        sets[answers..(2 * answers)].CopyTo(all);
        sets[..answers].CopyTo(all[answers..]);
        sets[(2 * answers)..].CopyTo(all[(2 * answers)..]);
    }

    /// <summary>The units on which a function depends: those that turn it. Where constraints let no unit change alone, the units that the function speaks of.</summary>
    private void AddUnits(int f, Span<ulong> units)
    {
        var insight = Insight(f);
        var these = insight.Turning;
        if (Bits.IsEmpty(these))
        {
            Span<ulong> own = stackalloc ulong[units.Length];
            pack.UnitsOf(f).CopyTo(own);
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
        Units = Array.ConvertAll(Bits.Members(set), i => pack.Space.Units[i]);
        Unknowns = Engine.Unknowns.Of(pack, evidence, Units, said);
    }

    /// <summary>The units, by their index.</summary>
    public ReadOnlySpan<ulong> Set => set;

    public Unit[] Units { get; }

    public IReadOnlyList<Unknown> Unknowns { get; }
}
