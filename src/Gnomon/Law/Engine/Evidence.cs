using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>
/// What the answers of a card say of the variables, for one use or for the system as a whole. Answers that cannot hold together are
/// withdrawn, all those concerned: then what depends on them is unknown. Of a list, only the values that are in doubt.
/// </summary>
internal sealed class Evidence
{
    private readonly CompiledPack pack;
    private readonly Workspace work;
    private readonly FactAnswer?[] answers;
    private Dictionary<Unit, (string Why, HashSet<int>? Values)>? withdrawn;
    private List<Contradiction>? contradicted;

    public Evidence(CompiledPack pack, AnswerSheet sheet, ScopedFacts? use, Workspace work)
    {
        (this.pack, this.work, Sheet, Use) = (pack, work, sheet, use);
        answers = sheet.For(use);
        while (!Put() && Withdraw(Broken()))
        {
            // Until what is left holds together.
        }
    }

    public AnswerSheet Sheet { get; }

    /// <summary>The use, null for the system as a whole.</summary>
    public ScopedFacts? Use { get; }

    /// <summary>What each variable can be over the consistent completions.</summary>
    public byte[] Open => work.Open;

    /// <summary>The contradictions.</summary>
    public IReadOnlyList<Contradiction> Contradicted => contradicted ?? (IReadOnlyList<Contradiction>)[];

    /// <summary>The answer that counts: null where there is none or where it was withdrawn as a whole.</summary>
    public FactAnswer? Answer(Unit unit) => withdrawn is not null && withdrawn.TryGetValue(unit, out var doubt) && doubt.Values is null ? null : answers[unit.Index];

    /// <summary>Why an answer was withdrawn, or some values of it; null where it was not.</summary>
    public string? Withdrawn(Unit unit) => withdrawn?.GetValueOrDefault(unit).Why;

    /// <summary>Puts the answers in and lets them bear on all else; false where they cannot hold together.</summary>
    private bool Put()
    {
        pack.Network.Start.AsSpan().CopyTo(Open);
        work.Known.Clear();
        return Fix(Open, work.Known) && pack.Network.Spread(Open, work.Known, work.Spreading);
    }

    /// <summary>Fixes what the answers say by themselves.</summary>
    /// <param name="open">What each variable can be.</param>
    /// <param name="known">Gets the variables that lost something.</param>
    /// <returns>False where an answer is impossible.</returns>
    public bool Fix(byte[] open, List<int> known)
    {
        var good = true;
        for (var u = 0; u < answers.Length; u++)
        {
            if (answers[u] is null || Answer(pack.Space.Units[u]) is not { } answer)
                continue;
            var unit = pack.Space.Units[u];
            var doubted = withdrawn?.GetValueOrDefault(unit).Values;
            for (var i = 0; i < unit.Bits.Length; i++)
            {
                if (doubted is not null && doubted.Contains(i))
                    continue;
                // "None of these", with one of these in doubt, still excludes the rest.
                if ((Encoding.Value(unit, i, answer.Value) ?? (doubted is null ? null : false)) is not { } value)
                    continue;
                var bit = unit.Bits[i];
                var can = (byte)(open[bit] & (value ? Can.BeTrue : Can.BeFalse));
                good &= can != 0;
                if (can == open[bit])
                    continue;
                open[bit] = can;
                known.Add(bit);
            }
        }

        return good;
    }

    /// <summary>The fewest conditions that the answers break together.</summary>
    private List<Care> Broken()
    {
        var said = new byte[pack.Space.Variables];
        Array.Fill(said, Can.BeEither);
        Fix(said, []);
        var left = pack.Care.Select(c => (Care: c, Node: pack.Bdd.Restrict(c.Node, said))).Where(p => p.Node != Bdd.True).ToList();
        if (left.FindIndex(p => p.Node == Bdd.False) is var at and >= 0)
            return [left[at].Care];
        var projection = new Projection(pack.Bdd, pack.Space.Variables);
        for (var i = left.Count - 1; i >= 0; i--)
        {
            var removed = left[i];
            left.RemoveAt(i);
            if (projection.Possible(left.Select(p => p.Node)))
                left.Insert(i, removed);
        }

        return [.. left.Select(p => p.Care)];
    }

    private bool Withdraw(List<Care> broken)
    {
        var units = broken.SelectMany(c => pack.Bdd.Support(c.Node)).Select(pack.Space.At).Where(u => Answer(u) is { Value: not FactValue.DontKnow }).Distinct().OrderBy(u => u.Index).ToList();
        var rules = broken.Select(c => c.Constraint).OfType<Constraint>().DistinctBy(c => c.Id, StringComparer.Ordinal).ToList();
        var said = new Contradiction(
            Use?.Id, [.. units.Select(u => answers[u.Index]!)], [.. rules.Select(r => r.Id)], [.. rules.Select(r => r.Says).DistinctBy(s => s.En, StringComparer.Ordinal)]);
        (contradicted ??= []).Add(said);
        withdrawn ??= [];
        foreach (var unit in units)
        {
            var doubted = Doubted(unit, broken);
            // What was in doubt before and still does not hold together goes as a whole.
            if (doubted is not null && withdrawn.TryGetValue(unit, out var former))
                doubted = doubted.IsSubsetOf(former.Values!) ? null : [.. doubted, .. former.Values!];
            withdrawn[unit] = (said.Plain, doubted);
        }

        return units.Count > 0;
    }

    /// <summary>
    /// The values of a whole list that the broken constraints speak of, with "none of these"; null where the whole answer is in doubt. An area that
    /// was left out by mistake so opens no other area.
    /// </summary>
    private HashSet<int>? Doubted(Unit unit, List<Care> broken)
    {
        if (unit.Fact?.Type != FactType.ManyOf || answers[unit.Index]?.Value is not FactValue.ManyOf { } many)
            return null;
        var none = unit.Fact.Options.ToList().FindIndex(o => o.Id is "none");
        var spoken = broken.Where(c => c.Constraint is not null).SelectMany(c => pack.Bdd.Support(c.Node)).Select(b => Array.IndexOf(unit.Bits, b)).Where(i => i >= 0).ToHashSet();
        if (none < 0 || spoken.Count == 0 || spoken.Contains(none) || !(many.Complete || many.Values is ["none"]))
            return null;
        spoken.Add(none);
        return spoken;
    }
}
