using Gnomon.Describe;

namespace Gnomon.Law.Format;

/// <summary>What holds between the parts of a pack: names that exist, scopes that fit, and no rule that rests on itself.</summary>
internal static class PackCheck
{
    /// <param name="pack">The pack, as far as it could be read.</param>
    /// <param name="provisions">The ids of all provisions, also of those that could not be read.</param>
    /// <param name="dictionary">The facts.</param>
    /// <param name="whole">Whether everything could be read: only then the rules are followed from one to the next.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Check(LawPack pack, IReadOnlyCollection<string> provisions, FactDictionary dictionary, bool whole, List<Problem> problems)
    {
        var before = problems.Count;
        var outcomes = pack.Outcomes.Select(o => o.Id).ToList();
        foreach (var rule in pack.Provisions.Concat(pack.Obligations))
        {
            for (var i = 0; i < rule.Versions.Count; i++)
            {
                // What is carried over was already looked at where it is stated.
                var (version, former) = (rule.Versions[i], i == 0 ? null : rule.Versions[i - 1]);
                if (!ReferenceEquals(version.Unless, former?.Unless))
                    Named(rule, version, version.Unless, provisions, "a provision of this pack", problems);
                if (!ReferenceEquals(version.Then, former?.Then))
                    Named(rule, version, version.Then, outcomes, "an outcome of this pack", problems);
                if (ReferenceEquals(version.Asks, former?.Asks))
                    continue;
                foreach (var source in Sources(version.Asks).Where(s => !DocumentSection.IsSource(s) && dictionary.Lacks(s)))
                    Report(rule, version, $"'{source}' stands under from: of a section and is neither a fact of the dictionary nor a document of the card", NearestWord.RemedyOrList(source, [.. DocumentSection.Words, .. dictionary.Facts.Select(f => f.Id)], $"write the id of a fact, {DocumentSection.DocumentPrefix}KIND, or one of: {string.Join(", ", DocumentSection.Words)}"), problems);
                foreach (var fact in Declarations(version.Asks).Where(f => dictionary.Lacks(f)))
                    Report(rule, version, $"'{fact}' is not a fact of the dictionary", NearestWord.RemedyOrList(fact, [.. dictionary.Facts.Select(f => f.Id)], "add it to facts.yaml"), problems);
            }
        }

        if (whole && problems.Count == before)
        {
            Scopes(pack, problems);
            FactDays(pack, problems);
            if (RuleCycle.Find(pack) is { } cycle)
                problems.Add(new Problem(ExitCode.Pack, $"the rules rest on each other in a circle: {string.Join(" -> ", cycle.Path)}", "break the circle: an outcome may not decide itself") { File = cycle.First.File, Line = cycle.First.Line, Key = cycle.First.Id });
        }
    }

    private static void Named(Rule rule, RuleVersion version, IReadOnlyList<string> names, IReadOnlyCollection<string> valid, string what, List<Problem> problems)
    {
        foreach (var name in names.Where(n => !valid.Contains(n, StringComparer.Ordinal)))
            Report(rule, version, $"'{name}' is not {what}", NearestWord.RemedyOrList(name, valid, "name one that exists"), problems);
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

    private static IEnumerable<string> Declarations(EvidenceAsked? asks) => asks switch
    {
        EvidenceAsked.All all => all.Parts.SelectMany(Declarations),
        EvidenceAsked.Any any => any.Parts.SelectMany(Declarations),
        EvidenceAsked.Declaration declaration => [declaration.Fact],
        _ => [],
    };

    private static IEnumerable<string> Sources(EvidenceAsked? asks) => asks switch
    {
        EvidenceAsked.All all => all.Parts.SelectMany(Sources),
        EvidenceAsked.Any any => any.Parts.SelectMany(Sources),
        EvidenceAsked.Document document => document.Sections.SelectMany(s => s.From).Distinct(StringComparer.Ordinal),
        _ => [],
    };

    private static void Report(Rule rule, RuleVersion version, string what, string remedy, List<Problem> problems) =>
        problems.Add(new Problem(ExitCode.Pack, what, remedy) { File = rule.File, Line = version.Line, Key = rule.Id });
}
