using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Tools;

/// <summary>What is doubtful in a pack that can be read: nothing stops it from being used, and each point is probably a slip.</summary>
public static class PackLint
{
    private const int ShortestText = 12;

    /// <summary>Every doubt about the packs of a folder, pack by pack, then about the dictionary.</summary>
    /// <returns>The doubts; a pack that cannot be decided exactly is said with its own problem.</returns>
    public static IReadOnlyList<Problem> Of(PackFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return
        [
            .. folder.Good.SelectMany(pack => Of(pack, folder.Facts)).Select(p => p with { File = folder.PathOf(p.File!) }),
            .. UnusedFacts.Of(folder),
            .. Constraint.Idle(folder.Facts),
        ];
    }

    private static IEnumerable<Problem> Of(LawPack pack, FactDictionary facts)
    {
        IEnumerable<Problem> all = [.. Outcomes(pack), .. Acts(pack), .. pack.Provisions.Concat(pack.Obligations).SelectMany(Rule), .. Reach.Of(pack, facts), .. Cases(pack)];
        // Many rules may have one schedule: what is wrong with its days is said once.
        return all.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line);
    }

    private static IEnumerable<Problem> Rule(Rule rule)
    {
        foreach (var version in rule.Versions)
        {
            foreach (var start in version.From.Select(b => b.Day).OfType<DateOnly>().Where(d => version.Until <= d))
                yield return OfDays(rule, version, $"the version ends ({version.Until:O}) no later than it begins ({start:O})", "let until: lie after from:");
        }

        foreach (var (hidden, by) in Hidden(rule.Versions))
        {
            var line = by.Schedule?.Line ?? by.Line;
            yield return by.Instead
                ? OfDays(rule, hidden, FormattableString.Invariant($"the version never holds: the one in line {line} was known on the same day and replaces it"), "take one of the two away")
                : OfDays(rule, hidden, FormattableString.Invariant($"the version never holds: the one in line {line} begins no later"), "write `instead: true` where the later one replaces it for all days, or mend the days");
        }

        foreach (var (language, text) in new[] { ("vi", rule.Says.Vi), ("fr", rule.Says.Fr) })
        {
            if (rule.Says.En is { Length: >= ShortestText } en && string.Equals(en, text, StringComparison.Ordinal))
                yield return At(rule, rule.Line, $"the text in '{language}' is the English one", "translate it");
        }
    }

    /// <summary>
    /// Versions that a later one hides: it holds from its first day on, so what begins on that day or after it never comes to hold; and one that is replaced
    /// for all days on the day on which it becomes known.
    /// </summary>
    private static IEnumerable<(RuleVersion Hidden, RuleVersion By)> Hidden(IReadOnlyList<RuleVersion> versions)
    {
        for (var later = 1; later < versions.Count; later++)
        {
            if (versions[later].Instead && versions[later].KnownOn == versions[later - 1].KnownOn)
                yield return (versions[later - 1], versions[later]);
            for (var former = later - 1; former >= 0 && !versions[former + 1].Instead; former--)
            {
                if (First(versions[former]) >= Last(versions[later]))
                    yield return (versions[former], versions[later]);
            }
        }
    }

    // The day of a fact can be any.
    private static DateOnly First(RuleVersion version) => version.From.Any(b => b.Fact is not null) ? DateOnly.MinValue : version.From.Min(b => b.Day) ?? DateOnly.MinValue;

    private static DateOnly Last(RuleVersion version) => version.From.Any(b => b.Day is null) ? DateOnly.MaxValue : version.From.Max(b => b.Day)!.Value;

    // The days of a schedule are mended there, once for all rules that name it.
    private static Problem OfDays(Rule rule, RuleVersion version, string what, string remedy) => version.Schedule is { } days
        ? At(rule, days.Line, what, remedy) with { File = days.File, Key = days.Id }
        : At(rule, version.Line, what, remedy);

    private static IEnumerable<Problem> Outcomes(LawPack pack)
    {
        var yielded = pack.Provisions.SelectMany(r => r.Versions).SelectMany(v => v.Then).ToHashSet(StringComparer.Ordinal);
        foreach (var outcome in pack.Outcomes.Where(o => !yielded.Contains(o.Id)))
        {
            yield return pack.IsComplete(outcome.Id)
                ? Head(pack, outcome.Line, outcome.Id, "no provision yields this outcome, and complete: says its list is whole, so it is always false", "add the provision, or take it from complete:")
                : Head(pack, outcome.Line, outcome.Id, "no provision yields this outcome, so it is unknown to everybody", "add the provision, or name it in complete: where the law has no other");
        }
    }

    private static IEnumerable<Problem> Acts(LawPack pack)
    {
        var rules = pack.Provisions.Concat(pack.Obligations).ToList();
        var used = rules.Select(r => r.Cites.Act).Concat(rules.SelectMany(r => r.Versions).Select(v => v.By)).ToHashSet(StringComparer.Ordinal);
        return pack.Acts.Where(a => !used.Contains(a.Id)).Select(a => Head(pack, null, a.Id, "nothing cites this act, and no version is by it", "cite it, or take it away"));
    }

    private static IEnumerable<Problem> Cases(LawPack pack)
    {
        var named = pack.CaseFiles.Select(f => f.Parse()).Where(f => f.IsGood).SelectMany(f => YamlNames(f.Value.Root)).ToHashSet(StringComparer.Ordinal);
        if (pack.CaseFiles.Count == 0)
            yield return Head(pack, null, pack.Id, "the pack has no cases", "add cases/*.yaml: each provision on both sides of its line");
        foreach (var outcome in pack.Outcomes.Where(o => pack.CaseFiles.Count > 0 && !named.Contains(o.Id)))
            yield return Head(pack, outcome.Line, outcome.Id, "no case expects anything of this outcome", "add a case for which it holds and one for which it does not");
    }

    private static IEnumerable<string> YamlNames(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.SelectMany(e => YamlNames(e.Value).Prepend(e.Key.Text)),
        YamlList list => list.Items.SelectMany(YamlNames),
        _ => [],
    };

    private static Problem Head(LawPack pack, int? line, string key, string what, string remedy) =>
        new(ExitCode.Doubtful, what, remedy) { File = pack.Folder + "/pack.yaml", Line = line, Key = key };

    internal static Problem At(Rule rule, int line, string what, string remedy) =>
        new(ExitCode.Doubtful, what, remedy) { File = rule.File, Line = line, Key = rule.Id };
}
