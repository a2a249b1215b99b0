namespace Gnomon.Law;

/// <summary>
/// Where a use, or the system, stands among the classes that a pack ranks, as a range: at least the gravest class that surely holds, and the
/// graver ones that are still open. A class that is neither is not reached on these answers.
/// </summary>
/// <param name="Use">The use; null for the system, which takes the gravest of its uses.</param>
/// <param name="Least">The gravest class that holds; null where none does yet.</param>
/// <param name="Open">The graver classes that are still open, gravest first.</param>
/// <param name="NotReached">The graver classes that do not hold on these answers, gravest first: good news, and only as good as the answers.</param>
public sealed record ClassRange(string? Use, RankedClass? Least, IReadOnlyList<OpenClass> Open, IReadOnlyList<RankedClass> NotReached)
{
    /// <summary>The ranges of a pack: that of the system first, then, where there are several, that of each use. Empty where the pack ranks nothing.</summary>
    public static IReadOnlyList<ClassRange> Of(PackClassification pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (pack.Gravity.Count == 0)
            return [];
        return [Of(pack, null), .. pack.HasSeveralUses ? pack.Uses.Select(u => Of(pack, u)) : []];
    }

    private static ClassRange Of(PackClassification pack, string? use)
    {
        var (open, not) = (new List<OpenClass>(), new List<RankedClass>());
        foreach (var (pattern, findings) in Ranks(pack, use))
        {
            if (findings.Where(o => o.Truth == Truth.True).ToList() is { Count: > 0 } holding)
                return new ClassRange(use, new RankedClass(pattern, holding), open, not);
            if (findings.Where(o => o.Truth == Truth.Unknown).ToList() is { Count: > 0 } unknown)
                open.Add(new OpenClass(pattern, unknown, [.. pack.Questions.Where(q => unknown.Exists(o => Bears(pack, q, o)))]));
            else if (findings.Count > 0)
                not.Add(new RankedClass(pattern, findings));
        }

        return new ClassRange(use, null, open, not);
    }

    // An outcome that a pattern above already ranks is not ranked again by a wider one below.
    private static IEnumerable<(string Pattern, List<OutcomeFinding> Findings)> Ranks(PackClassification pack, string? use)
    {
        for (var i = 0; i < pack.Gravity.Count; i++)
        {
            var (pattern, above) = (pack.Gravity[i], pack.Gravity.Take(i));
            yield return (pattern, [.. pack.Outcomes.Where(o => (use is null || o.Use is null || string.Equals(o.Use, use, StringComparison.Ordinal)) && Patterns.Covers(pattern, o.Id) && !above.Any(a => Patterns.Covers(a, o.Id)))]);
        }
    }

    // A question bears on an outcome for a use where it is about this use, or about nothing that another use has for itself.
    private static bool Bears(PackClassification pack, OpenQuestion question, OutcomeFinding outcome) =>
        question.Touches.Contains(outcome.Id, StringComparer.Ordinal)
        && (pack.Scores.Any(s => s.Asks(question.Fact)) || outcome.Unknowns.Any(u => u.Data.TryGetValue("fact", out var fact) && string.Equals(fact, question.Fact, StringComparison.Ordinal)
            && (!u.Data.TryGetValue("use", out var of) || string.Equals(of, question.Scope, StringComparison.Ordinal))));
}

/// <summary>One rank of a pack's gravity with the findings behind it.</summary>
/// <param name="Class">The id or pattern of the rank: <c>eu.prohibited.*</c>.</param>
/// <param name="Outcomes">The findings: those that hold, or all that do not.</param>
public sealed record RankedClass(string Class, IReadOnlyList<OutcomeFinding> Outcomes);

/// <summary>A class that some consistent answers reach and others do not.</summary>
/// <param name="Class">The id or pattern of the rank.</param>
/// <param name="Outcomes">The findings that are unknown.</param>
/// <param name="Questions">The open questions that decide them, most decisive first; empty where no answer of the asker does.</param>
public sealed record OpenClass(string Class, IReadOnlyList<OutcomeFinding> Outcomes, IReadOnlyList<OpenQuestion> Questions)
{
    /// <summary>Why they are open, each cause once, in the order of <see cref="UnknownCause"/>: different people can act on each.</summary>
    public IReadOnlyList<UnknownCause> Causes { get; } = [.. Outcomes.SelectMany(o => o.Unknowns).Select(u => u.Cause).Distinct().Order()];
}
