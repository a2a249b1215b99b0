using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>
/// What the answers of a card fix, for one use or for the system as a whole, and what consistency still asks of the rest. Answers
/// that cannot hold together are withdrawn, all those concerned: then what depends on them is unknown.
/// </summary>
internal sealed class Evidence
{
    private readonly CompiledPack pack;
    private readonly Projection projection;
    private readonly Dictionary<Unit, string> withdrawn = [];
    private readonly List<string> contradicted = [];

    public Evidence(CompiledPack pack, AnswerSheet sheet, ScopedFacts? use)
    {
        (this.pack, Sheet, Use) = (pack, sheet, use);
        projection = new Projection(pack.Bdd, pack.Space.Variables);
        Values = [];
        do
            Fix();
        while (Contradiction() is { Count: > 0 } broken && Withdraw(broken));
        Parts = Spread();
    }

    public AnswerSheet Sheet { get; }

    /// <summary>The use, null for the system as a whole.</summary>
    public ScopedFacts? Use { get; }

    /// <summary>For each variable 0 or 1 where it is settled, by an answer or because consistency leaves no choice; else -1.</summary>
    public sbyte[] Values { get; private set; }

    /// <summary>What consistency still asks of the other variables.</summary>
    public IReadOnlyList<int> Parts { get; }

    /// <summary>The contradictions, in words.</summary>
    public IReadOnlyList<string> Contradicted => contradicted;

    /// <summary>The answer that counts: null where there is none or where it was withdrawn.</summary>
    public FactAnswer? Answer(Unit unit) => withdrawn.ContainsKey(unit) ? null : Sheet.Of(unit, Use);

    /// <summary>Why an answer was withdrawn, null where it was not.</summary>
    public string? Withdrawn(Unit unit) => withdrawn.GetValueOrDefault(unit);

    private void Fix()
    {
        Values = new sbyte[pack.Space.Variables];
        Array.Fill(Values, (sbyte)-1);
        foreach (var unit in pack.Space.Units)
        {
            if (Answer(unit) is { } answer)
                Encoding.Fix(unit, answer.Value, Values);
        }
    }

    /// <summary>The fewest conditions that the answers break together; empty for none.</summary>
    private List<Care> Contradiction()
    {
        var left = pack.Care.Select(c => (Care: c, Node: pack.Bdd.Restrict(c.Node, Values))).Where(p => p.Node != Bdd.True).ToList();
        if (left.FindIndex(p => p.Node == Bdd.False) is var at and >= 0)
            return [left[at].Care];
        if (projection.Possible(left.Select(p => p.Node)))
            return [];
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
        var units = broken.SelectMany(c => pack.Bdd.Support(c.Node)).Select(pack.Space.At).Where(u => Answer(u) is { Value: not FactValue.DontKnow }).Distinct().ToList();
        var facts = string.Join(", ", units.Select(u => u.Fact!.Id).Distinct(StringComparer.Ordinal));
        var names = broken.Select(c => c.Constraint?.Id).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var says = broken.Select(c => c.Constraint?.Says.En).OfType<string>().Distinct(StringComparer.Ordinal);
        var rule = names.Count == 0 ? "the type of the fact" : string.Join(", ", names);
        var text = $"the answers to {facts} cannot hold together ({rule}{string.Concat(says.Select(s => ": " + s))})";
        contradicted.Add(Use is null ? text : $"use {Use.Id}: {text}");
        foreach (var unit in units)
            withdrawn[unit] = text;
        return units.Count > 0;
    }

    /// <summary>Settles what consistency leaves no choice about, until nothing more follows; gives what is left.</summary>
    private List<int> Spread()
    {
        while (true)
        {
            var parts = pack.Care.Select(c => pack.Bdd.Restrict(c.Node, Values)).Where(p => p != Bdd.True).Distinct().ToList();
            var forced = parts.SelectMany(p => pack.Bdd.Support(p).Select(v => (Variable: v, Value: Forced(p, v)))).Where(f => f.Value >= 0).ToList();
            if (forced.Count == 0 || forced.Exists(f => forced.Exists(g => g.Variable == f.Variable && g.Value != f.Value)))
                return parts;
            foreach (var (variable, value) in forced)
                Values[variable] = value;
        }
    }

    private sbyte Forced(int part, int variable)
    {
        var literal = pack.Bdd.Variable(variable);
        if (pack.Bdd.And(part, literal) == Bdd.False)
            return 0;
        return pack.Bdd.And(part, pack.Bdd.Not(literal)) == Bdd.False ? (sbyte)1 : (sbyte)-1;
    }
}
