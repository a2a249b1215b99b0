namespace Gnomon.Law.Format;

/// <summary>Finds a circle among provisions: through outcomes that they ask for, and through exceptions, over all versions.</summary>
internal sealed class RuleCycle
{
    private readonly LawPack pack;
    private readonly Dictionary<string, Rule> byId;
    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private readonly List<string> path = [];

    private RuleCycle(LawPack pack) => (this.pack, byId) = (pack, pack.Provisions.ToDictionary(p => p.Id, StringComparer.Ordinal));

    /// <summary>The first circle, as the ids along it, null where there is none.</summary>
    public static (Rule First, IReadOnlyList<string> Path)? Find(LawPack pack)
    {
        var search = new RuleCycle(pack);
        foreach (var rule in pack.Provisions)
        {
            if (search.Visit(rule) is { } circle)
                return (search.byId[circle[0]], circle);
        }

        return null;
    }

    private List<string>? Visit(Rule rule)
    {
        var at = path.IndexOf(rule.Id);
        if (at >= 0)
            return [.. path[at..], rule.Id];
        if (!done.Add(rule.Id))
            return null;
        path.Add(rule.Id);
        var circle = Next(rule).Select(Visit).FirstOrDefault(c => c is not null);
        path.RemoveAt(path.Count - 1);
        return circle;
    }

    private IEnumerable<Rule> Next(Rule rule)
    {
        foreach (var version in rule.Versions)
        {
            foreach (var id in version.Unless)
                yield return byId[id];
            foreach (var outcome in version.From.Select(b => b.When).Append(version.When).SelectMany(c => c.Whole()).OfType<Condition.Outcome>())
            {
                foreach (var yielding in pack.Provisions.Where(p => p.Versions.Any(v => v.Then.Any(t => Patterns.Covers(outcome.Pattern, t)))))
                    yield return yielding;
            }
        }
    }
}
