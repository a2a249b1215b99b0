using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>
/// The questions that can still change something, most decisive first: area and supply, then by how much some answer alone settles,
/// how much it touches, what it costs to find out, and the order of the dictionary.
/// </summary>
internal static class Questions
{
    public static IReadOnlyList<OpenQuestion> Of(Space space, IReadOnlyList<Inquiry> inquiries)
    {
        var drafts = new Dictionary<(string Fact, string? Scope), Draft>();
        foreach (var inquiry in inquiries)
        {
            foreach (var unit in Candidates(inquiry))
            {
                var evidence = inquiry.Situation.Evidence;
                var key = (unit.Fact!.Id, evidence.Sheet.ScopeOf(unit, evidence.Use));
                if (!drafts.TryGetValue(key, out var draft))
                    drafts[key] = draft = new Draft(unit, key.Item2);
                draft.Add(inquiry);
            }
        }

        return
        [
            .. drafts.Values.Where(d => d.Touches.Count > 0)
                .OrderByDescending(d => IsFirst(d.Unit.Fact!))
                .ThenByDescending(d => d.Decides.Count)
                .ThenByDescending(d => d.Touches.Count)
                .ThenBy(d => d.Unit.Fact!.Cost)
                .ThenBy(d => d.Unit.First)
                .ThenBy(d => d.Scope, StringComparer.Ordinal)
                .Select(d => d.Finish()),
        ];
    }

    /// <summary>Area and supply are asked first: they tell which of the other questions are worth asking at all.</summary>
    private static bool IsFirst(FactDefinition fact) => fact.Id is "use.area" or "org.kind" || fact.Id.StartsWith("supply.", StringComparison.Ordinal);

    private static IEnumerable<Unit> Candidates(Inquiry inquiry)
    {
        // A first question may settle by what it excludes, though no condition names it.
        var first = inquiry.Situation.Open().Where(u => u.Fact is { } f && IsFirst(f) && !inquiry.Units.Contains(u) && inquiry.Situation.Settles(inquiry.Function, u));
        return inquiry.Units.Concat(first).Where(u => u.Fact is not null && inquiry.Situation.Evidence.Answer(u)?.Value is not FactValue.DontKnow);
    }

    private sealed class Draft(Unit unit, string? scope)
    {
        public Unit Unit => unit;

        public string? Scope => scope;

        public List<string> Decides { get; } = [];

        public List<string> Touches { get; } = [];

        public void Add(Inquiry inquiry)
        {
            Touches.Add(inquiry.Id);
            if (inquiry.Situation.Settles(inquiry.Function, unit))
                Decides.Add(inquiry.Id);
        }

        public OpenQuestion Finish() => new(
            unit.Fact!.Id, scope, unit.Fact.Question, unit.Fact.Who,
            [.. Decides.Distinct(StringComparer.Ordinal)], [.. Touches.Distinct(StringComparer.Ordinal)]);
    }
}
