using Gnomon.Describe;
using Gnomon.Law.Format;

namespace Gnomon.Law.Engine;

/// <summary>A pack compiled for one epoch of readings and a number of models, kept between classifications.</summary>
internal sealed class CompiledPack
{
    private const int Scratch = 1 << 20;
    private const int MostKept = 100_000;
    private readonly Stack<Workspace> free = [];
    private readonly Dictionary<int, ulong[]> unitsOf = [];
    private readonly Dictionary<Penalty, Penalty?> penalties = new(ReferenceEqualityComparer.Instance);
    private Solver? solver;
    private Situation? solved;
    private bool[] loose = [];

    public CompiledPack(LawPack pack, FactDictionary dictionary, IReadOnlyList<Constraint> constraints, Reading reading, int models, Limits limits)
    {
        (Pack, Reading, Market, FirstAct) = (pack, reading, pack.Jurisdiction.ToLowerInvariant(), pack.Acts.Min(a => a.Published));
        var conditions = pack.Provisions.Concat(pack.Obligations).SelectMany(r => r.Versions).SelectMany(v => v.From.Select(b => b.When).Append(v.When)).ToList();
        var near = Near(constraints, conditions);
        Space = new Space(dictionary, [.. conditions, .. near.Select(c => c.Holds)], KnownYields.Gaps(pack, reading), models, new FactDays(pack, reading));
        Bdd = new Bdd(limits.Nodes);
        Netlist = new Netlist(Bdd, Space.Variables);
        Circuit = new Circuit(Bdd, limits.Diagram, Netlist);
        var compiler = new RuleCompiler(pack, reading, Space, Bdd, Circuit);
        try
        {
            Care = Consistent.Compile(Bdd, Space, near);
            Network = new CareNetwork(Bdd, Space, [.. Care.Select(c => c.Node).Where(n => n != Bdd.True).Distinct()]);
            foreach (var provision in pack.Provisions)
                compiler.Rule(provision);
            var reach = new UseReach(pack);
            Outcomes = [.. pack.Outcomes.Select(o => new OutcomeEntry(o, compiler.Outcome(o.Id), pack.TermOf(o.Id), pack.OnlyExplains(o.Id)))];
            Obligations =
            [
                .. pack.Obligations.Where(r => Timeline.Known(r, reading.KnownOn).Count > 0)
                    .Select(r => new ObligationEntry(r, reach.IsPerUse(r), compiler.Obligation(r), Timeline.Known(r, reading.KnownOn)[^1])),
            ];
            if (Network.IsPossible)
                Within = Diagrams(compiler, limits.Diagram);
        }
        catch (Bdd.TooLargeException e)
        {
            throw new PackTooLargeException(compiler.Current, e);
        }

        if (!Network.IsPossible)
            throw new UnfulfillableException();
        Flat = new FlatDiagrams(Bdd, Within);
        Rules = compiler.Rules;
        Mark = Bdd.Count;
        Bdd.Cap = Mark + (2 * Scratch);
        Offers = new Offers(Space);
        Ids = [.. Outcomes.Select(o => o.Definition.Id), .. Obligations.Select(o => o.Rule.Id)];
        First = [.. Space.Units.Where(u => u.IsFirst).OrderBy(u => u.Index)];
    }

    public LawPack Pack { get; }

    public Reading Reading { get; }

    /// <summary>The id of the market whose facts the pack reads.</summary>
    public string Market { get; }

    /// <summary>The day of the oldest act.</summary>
    public DateOnly FirstAct { get; }

    public Space Space { get; }

    public Bdd Bdd { get; }

    /// <summary>What is made of the diagrams.</summary>
    public Circuit Circuit { get; }

    /// <summary>The same functions as the rules build them.</summary>
    public Netlist Netlist { get; }

    /// <summary>Every function that findings, their dates and their explanations ask for.</summary>
    public IReadOnlyList<int> Asked { get; private set; } = [];

    /// <summary>The nodes of the netlist that stand for outcomes; none where each of these is one small diagram, which is walked as quickly.</summary>
    public int[] Classes { get; private set; } = [];

    /// <summary>The nodes of the netlist that stand for all these functions and for the parts of gates.</summary>
    public int[] Literals { get; private set; } = [];

    public IReadOnlyList<OutcomeEntry> Outcomes { get; }

    /// <summary>The obligations that the reading knows.</summary>
    public IReadOnlyList<ObligationEntry> Obligations { get; }

    /// <summary>The ids of the outcomes, then of the obligations.</summary>
    public string[] Ids { get; }

    /// <summary>What consistent answers fulfil, condition by condition.</summary>
    public IReadOnlyList<Care> Care { get; }

    /// <summary>The functions and these conditions as clauses.</summary>
    public Clauses Clauses => field ??= new Clauses(Bdd, Netlist, Care.Select(c => c.Node));

    /// <summary>The conditions as blocks.</summary>
    public CareNetwork Network { get; }

    /// <summary>For each diagram that may be asked for, the same with all that consistency must be asked together with it; else 0.</summary>
    public int[] Within { get; } = [];

    /// <summary>The same diagrams in one piece.</summary>
    public FlatDiagrams Flat { get; }

    /// <summary>How many rules there are.</summary>
    public int Rules { get; }

    /// <summary>How many nodes the pack itself has; what classifications add is given back from time to time.</summary>
    public int Mark { get; }

    /// <summary>The answers that questions offer.</summary>
    public Offers Offers { get; }

    /// <summary>What is asked first.</summary>
    public IReadOnlyList<Unit> First { get; }

    /// <summary>What was said of units before, by unit, place and answer.</summary>
    public Dictionary<(int Unit, string? Scope, int Kind), Unknown> Said { get; } = [];

    /// <summary>Whether a diagram would grow too large with consistency: then the solver decides it.</summary>
    public bool IsLoose(int f) => loose[f];

    /// <summary>Decides what completions do not show.</summary>
    /// <param name="situation">What is known; it stays as it is as long as anything is asked.</param>
    public Solver Solver(Situation situation)
    {
        solver ??= new Solver(Clauses.Nodes, Clauses.All);
        if (solved != situation)
            solver.Begin(situation.Open);
        solved = situation;
        return solver;
    }

    /// <summary>A band as the text known on the reading's day has it; null where it has none.</summary>
    public Penalty? Known(Penalty? penalty)
    {
        if (penalty is null)
            return null;
        if (!penalties.TryGetValue(penalty, out var known))
            penalties[penalty] = known = penalty.As(Reading.KnownOn);
        return known;
    }

    /// <summary>The units that the diagrams of a function name.</summary>
    public ulong[] UnitsOf(int f)
    {
        if (unitsOf.TryGetValue(f, out var known))
            return known;
        unitsOf[f] = known = new ulong[Bits.Words(Space.Units.Count)];
        foreach (var v in Circuit.Atoms(f).SelectMany(a => Bdd.Support(a)))
            Bits.Add(known, Space.At(v).Index);
        return known;
    }

    /// <summary>Room for one situation.</summary>
    public Workspace Rent() => free.TryPop(out var kept) ? kept : new Workspace(this);

    public void Return(Workspace workspace) => free.Push(workspace);

    /// <summary>Gives back what classifications have added, where it is much or all is asked for.</summary>
    public void Tidy(bool all = false)
    {
        if (Said.Count > MostKept)
            Said.Clear();
        if (all)
            (solver, solved) = (null, null);
        if (all || Bdd.Count >= Mark + Scratch)
            Bdd.Release(Mark);
    }

    /// <summary>The constraints that lead, over any number of steps, to a fact of the pack.</summary>
    internal static List<Constraint> Near(IReadOnlyList<Constraint> constraints, IEnumerable<Condition> conditions)
    {
        var facts = conditions.SelectMany(Facts).ToHashSet(StringComparer.Ordinal);
        var near = new HashSet<Constraint>(ReferenceEqualityComparer.Instance);
        var spoken = constraints.Select(c => (Constraint: c, Facts: Facts(c.Holds).ToList())).ToList();
        for (var before = -1; before < near.Count;)
        {
            before = near.Count;
            foreach (var (constraint, its) in spoken.Where(s => !near.Contains(s.Constraint) && s.Facts.Exists(facts.Contains)))
            {
                near.Add(constraint);
                facts.UnionWith(its);
            }
        }

        return [.. constraints.Where(near.Contains)];
    }

    private static IEnumerable<string> Facts(Condition condition) => condition.Whole().Select(l => l.AsksFor()?.Id).OfType<string>();

    private int[] Diagrams(RuleCompiler compiler, int most)
    {
        var findings = Outcomes.Select(o => o.Finding).Concat(Obligations.Select(o => o.Finding)).ToList();
        var rules = findings.SelectMany(f => f.Rules).Concat(Pack.Provisions.Select(compiler.Rule)).ToList();
        var asked = compiler.Conditions
            .Concat(rules.SelectMany(r => r.Phases.Select(p => p.Guard).Append(r.Holds).Append(r.InForce)))
            .Concat(findings.SelectMany(f => f.From.Concat(f.Until).SelectMany(c => new[] { c.Decides, c.ByThen }).Append(f.Truth).Append(f.InForce)))
            .ToList();
        Netlist.Order(Circuit, asked);
        Asked = [.. asked.Distinct()];
        Literals = [.. asked.Concat(asked.Where(Circuit.IsGate).SelectMany(Circuit.Parts)).Select(f => Netlist[f] & ~1).Distinct().Order()];
        asked = [.. asked.SelectMany(Circuit.Atoms).Distinct()];
        var within = new int[Bdd.Count];
        loose = new bool[Bdd.Count];
        var care = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var f in asked)
        {
            var blocks = Network.Around(Bdd.Support(f)).Select(b => b.Node).ToList();
            var key = string.Join(',', blocks);
            if (!care.TryGetValue(key, out var together))
                care[key] = together = Conjunction(blocks, most);
            within[f] = Joined(together, f, most);
        }

        var classes = Outcomes.Select(o => o.Finding.Truth).ToList();
        if (classes.Exists(f => Circuit.IsGate(f) || loose[f]))
            Classes = [.. classes.Select(f => Netlist[f] & ~1).Distinct().Order()];

        return within;
    }

    private int? Conjunction(List<int> blocks, int most) => WithinBounds(most, () => blocks.Aggregate(Bdd.True, Bdd.And));

    private int Joined(int? together, int f, int most)
    {
        if (together is { } care && WithinBounds(most, () => Bdd.Ite(care, f, Bdd.Outside)) is { } joined)
            return joined;
        loose[f] = true;
        return f;
    }

    private int? WithinBounds(int most, Func<int> make)
    {
        var (cap, before) = (Bdd.Cap, Bdd.Count);
        Bdd.Cap = Math.Min(cap, before + (8 * most));
        try
        {
            return make();
        }
        catch (Bdd.TooLargeException) when (Bdd.Cap < cap)
        {
            Bdd.Release(before);
            return null;
        }
        finally
        {
            Bdd.Cap = cap;
        }
    }
}

/// <summary>How large diagrams may grow.</summary>
/// <param name="Nodes">All of a pack together; beyond it the pack is refused.</param>
/// <param name="Diagram">One function; beyond it the function becomes a gate.</param>
internal readonly record struct Limits(int Nodes, int Diagram);

/// <summary>An outcome with its diagrams, its term in a public vocabulary, and whether it only explains, so that nobody is asked for its sake.</summary>
internal sealed record OutcomeEntry(OutcomeDefinition Definition, CompiledFinding Finding, string? Term, bool Explains);

/// <summary>An obligation, whether it is about a use, its diagrams, and its newest known version.</summary>
internal sealed record ObligationEntry(Rule Rule, bool PerUse, CompiledFinding Finding, RuleVersion Newest);
