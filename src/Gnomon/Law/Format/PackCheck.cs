namespace Gnomon.Law.Format;

/// <summary>What holds between the rules of a pack: scopes that fit, one day for one outcome, and no rule that rests on itself.</summary>
internal static class PackCheck
{
    /// <param name="pack">The pack, of which everything could be read: the rules are followed from one to the next.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Check(LawPack pack, List<Problem> problems)
    {
        Scopes(pack, problems);
        FactDays(pack, problems);
        if (RuleCycle.Find(pack) is { } cycle)
            problems.Add(new Problem(ExitCode.Pack, $"the rules rest on each other in a circle: {string.Join(" -> ", cycle.Path)}", "break the circle: an outcome may not decide itself") { File = cycle.First.File, Line = cycle.First.Line, Key = cycle.First.Id });
    }

    private static void Scopes(LawPack pack, List<Problem> problems)
    {
        var reach = new UseReach(pack);
        foreach (var rule in pack.Provisions)
        {
            foreach (var version in rule.Versions.Where(v => reach.Touches(v)))
            {
                foreach (var outcome in pack.Outcomes.Where(o => o.Scope != OutcomeScope.Use && version.Then.Contains(o.Id, StringComparer.Ordinal)))
                    Report(rule, version, $"'{outcome.Id}' is not about a use, but this provision asks about the use", "give the outcome `scope: use`, or ask only about system, organisation, market and model", problems);
            }
        }
    }

    /// <summary>Of the days of two facts nobody knows the order; a rule, and what yields the same, may take its days from one.</summary>
    private static void FactDays(LawPack pack, List<Problem> problems)
    {
        foreach (var rule in pack.Provisions.Concat(pack.Obligations))
        {
            var yields = rule.Versions.SelectMany(v => v.Then).ToHashSet(StringComparer.Ordinal);
            var facts = pack.Provisions.Where(p => p != rule && p.Versions.Any(v => v.Then.Any(yields.Contains))).Prepend(rule)
                .SelectMany(r => r.Versions).SelectMany(v => v.From).Select(b => b.Fact?.Id).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            if (facts.Count > 1 && rule.Versions.FirstOrDefault(v => v.From.Any(b => b.Fact is not null)) is { } version)
                Report(rule, version, $"it begins on the days of several facts: {string.Join(", ", facts)}", "keep one of them, or yield outcomes of their own", problems);
        }
    }

    private static void Report(Rule rule, RuleVersion version, string what, string remedy, List<Problem> problems) =>
        problems.Add(new Problem(ExitCode.Pack, what, remedy) { File = rule.File, Line = version.Line, Key = rule.Id });
}
