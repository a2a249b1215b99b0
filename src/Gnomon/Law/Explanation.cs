namespace Gnomon.Law;

/// <summary>Walks explanations, in which provisions are shared: each step is met once, however often it counts.</summary>
public static class Explanation
{
    /// <summary>Every step from the reasons down, the parts of each provision once, in the order in which a reader first meets them.</summary>
    public static IEnumerable<Reason> Steps(IEnumerable<Reason> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return Walk(reasons);
    }

    /// <summary>What a duty rests on: the parts of its own provision, for that says what the duty says.</summary>
    public static IReadOnlyList<Reason> Of(ObligationDue due)
    {
        ArgumentNullException.ThrowIfNull(due);
        return due.Reasons is [{ Provision: { } own } only] && string.Equals(own, due.Id, StringComparison.Ordinal) ? only.Parts : due.Reasons;
    }

    /// <summary>Every provision that the explanations of a pack speak of, once for each use, in the order in which a reader first meets them.</summary>
    public static IReadOnlyList<Reason> Provisions(PackClassification pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var reasons = pack.Outcomes.SelectMany(o => o.Reasons).Concat(pack.Obligations.SelectMany(o => o.Reasons));
        return [.. Walk(reasons).Where(s => s.Key is not null).DistinctBy(s => s.Key, StringComparer.Ordinal)];
    }

    /// <summary>The reasons without those that read like one before them: the same answer decides many dates, and once is enough for a reader.</summary>
    public static IEnumerable<Reason> Distinct(IEnumerable<Reason> reasons) => reasons.DistinctBy(r => (r.Key, r.Fact, r.Role, r.Truth, r.Answer, r.Says, r.Day));

    private static IEnumerable<Reason> Walk(IEnumerable<Reason> reasons)
    {
        var met = new HashSet<IReadOnlyList<Reason>>(ReferenceEqualityComparer.Instance);
        var walk = new Stack<IEnumerator<Reason>>();
        walk.Push(reasons.GetEnumerator());
        while (walk.TryPeek(out var steps))
        {
            if (!steps.MoveNext())
            {
                walk.Pop().Dispose();
                continue;
            }

            var step = steps.Current;
            yield return step;
            if (step.Parts.Count > 0 && met.Add(step.Parts))
                walk.Push(step.Parts.GetEnumerator());
        }
    }
}
