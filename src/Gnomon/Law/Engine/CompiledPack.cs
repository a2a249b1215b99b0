using Gnomon.Describe;
using Gnomon.Law.Format;

namespace Gnomon.Law.Engine;

/// <summary>A pack compiled for one reading and a number of models, kept between classifications.</summary>
internal sealed class CompiledPack
{
    public CompiledPack(LawPack pack, FactDictionary dictionary, IReadOnlyList<Constraint> constraints, Reading reading, int models, int cap)
    {
        (Pack, Reading) = (pack, reading);
        var conditions = pack.Provisions.Concat(pack.Obligations).SelectMany(r => r.Versions).SelectMany(v => v.From.Select(b => b.When).Append(v.When)).ToList();
        var near = Near(constraints, conditions);
        Space = new Space(dictionary, [.. conditions, .. near.Select(c => c.Holds)], KnownYields.Gaps(pack, reading), models);
        Bdd = new Bdd(cap);
        Compiler = new RuleCompiler(pack, reading, Space, Bdd);
        // All of it now: what is compiled after the mark is taken back, and must not be remembered.
        foreach (var condition in conditions.SelectMany(c => c.Whole()))
            Compiler.Condition(condition);
        foreach (var provision in pack.Provisions)
            Compiler.Rule(provision);
        var reach = new UseReach(pack);
        Outcomes = [.. pack.Outcomes.Select(o => (o, Compiler.Outcome(o.Id)))];
        Obligations = [.. pack.Obligations.Where(r => Timeline.Known(r, reading.KnownOn).Count > 0).Select(r => (r, reach.IsPerUse(r), Compiler.Obligation(r)))];
        Care = Consistent.Compile(Bdd, Space, near);
        if (!new Projection(Bdd, Space.Variables).Possible(Care.Select(c => c.Node)))
            throw new UnfulfillableException();
        Mark = Bdd.Count;
    }

    public LawPack Pack { get; }

    public Reading Reading { get; }

    public Space Space { get; }

    public Bdd Bdd { get; }

    public RuleCompiler Compiler { get; }

    public IReadOnlyList<(OutcomeDefinition Definition, CompiledFinding Finding)> Outcomes { get; }

    /// <summary>The obligations that the reading knows, whether each is about a use, and its diagrams.</summary>
    public IReadOnlyList<(Rule Rule, bool PerUse, CompiledFinding Finding)> Obligations { get; }

    /// <summary>What consistent answers fulfil.</summary>
    public IReadOnlyList<Care> Care { get; }

    /// <summary>How many nodes the pack itself has; a classification gives back what it adds.</summary>
    public int Mark { get; }

    /// <summary>The constraints that lead, over any number of steps, to a fact of the pack.</summary>
    internal static List<Constraint> Near(IReadOnlyList<Constraint> constraints, IEnumerable<Condition> conditions)
    {
        var facts = conditions.SelectMany(Facts).ToHashSet(StringComparer.Ordinal);
        var near = new HashSet<Constraint>(ReferenceEqualityComparer.Instance);
        while (constraints.FirstOrDefault(c => !near.Contains(c) && Facts(c.Holds).Any(facts.Contains)) is { } next)
        {
            near.Add(next);
            facts.UnionWith(Facts(next.Holds));
        }

        return [.. constraints.Where(near.Contains)];
    }

    private static IEnumerable<string> Facts(Condition condition) => condition.Whole().Select(l => l.AsksFor()?.Id).OfType<string>();
}
