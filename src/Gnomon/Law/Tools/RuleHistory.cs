namespace Gnomon.Law.Tools;

/// <summary>One version of a rule, in words of the pack, with what it changed in the former.</summary>
/// <param name="KnownOn">The day on which the text was published.</param>
/// <param name="By">The act.</param>
/// <param name="Instead">Whether it replaces the former for all days.</param>
/// <param name="Line">The line of the pack's file.</param>
/// <param name="Lines">What it says, key by key; of a later version only what differs from the former.</param>
public sealed record VersionText(DateOnly KnownOn, string By, bool Instead, int Line, IReadOnlyList<(string Key, string Text)> Lines);

/// <summary>The history of a provision or obligation, and what stands in relation to it.</summary>
/// <param name="Versions">The versions, oldest first.</param>
/// <param name="RestsOn">Facts, outcomes and provisions that its conditions name, in any version.</param>
/// <param name="RestOnIt">Provisions and obligations whose conditions name what it yields, or that it is an exception to.</param>
public sealed record RuleHistory(IReadOnlyList<VersionText> Versions, IReadOnlyList<string> RestsOn, IReadOnlyList<string> RestOnIt)
{
    /// <summary>The history of a rule of a pack.</summary>
    public static RuleHistory Of(LawPack pack, Rule rule)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleHistory(
            [.. rule.Versions.Select((v, i) => Text(v, i == 0 ? null : rule.Versions[i - 1]))],
            [.. rule.Versions.SelectMany(Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. pack.Provisions.Concat(pack.Obligations).Where(r => r != rule && r.Versions.Any(v => RestsUpon(v, rule))).Select(r => r.Id).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The versions that became known after a day and up to another.</summary>
    public IEnumerable<VersionText> Between(DateOnly after, DateOnly until) => Versions.Where(v => v.KnownOn > after && v.KnownOn <= until);

    private static VersionText Text(RuleVersion version, RuleVersion? former)
    {
        var before = former is null ? [] : Keys(former).ToDictionary(k => k.Key, k => k.Text, StringComparer.Ordinal);
        return new VersionText(version.KnownOn, version.By, version.Instead, version.Line, [.. Keys(version).Where(k => !before.TryGetValue(k.Key, out var same) || !string.Equals(same, k.Text, StringComparison.Ordinal))]);
    }

    private static IEnumerable<(string Key, string Text)> Keys(RuleVersion version)
    {
        yield return ("from", ConditionText.Of(version.From));
        if (version.Until is { } until)
            yield return ("until", ConditionText.Day(until));
        yield return ("when", ConditionText.Of(version.When));
        if (version.Unless.Count > 0)
            yield return ("unless", string.Join(", ", version.Unless));
        if (version.Then.Count > 0)
            yield return ("then", string.Join(", ", version.Then));
        if (version.Asks is { } asks)
            yield return ("asks", Asks(asks));
    }

    private static string Asks(EvidenceAsked asks) => asks switch
    {
        EvidenceAsked.All all => $"all({string.Join(", ", all.Parts.Select(Asks))})",
        EvidenceAsked.Any any => $"any({string.Join(", ", any.Parts.Select(Asks))})",
        EvidenceAsked.Criterion criterion => "criterion " + criterion.Id,
        EvidenceAsked.Document document => "document " + document.Kind,
        EvidenceAsked.Declaration declaration => "declaration " + declaration.Fact,
        _ => throw new InvalidOperationException("a kind of evidence without a text"),
    };

    private static IEnumerable<string> Names(RuleVersion version) => Conditions(version)
        .Select(c => c is Condition.Outcome outcome ? outcome.Pattern : c.AsksFor()?.Id)
        .OfType<string>()
        .Concat(version.Unless);

    private static IEnumerable<Condition> Conditions(RuleVersion version) => version.From.Select(b => b.When).Append(version.When).SelectMany(c => c.Whole());

    private static bool RestsUpon(RuleVersion version, Rule rule) => version.Unless.Contains(rule.Id, StringComparer.Ordinal)
        || Conditions(version).OfType<Condition.Outcome>().Any(o => rule.Versions.SelectMany(v => v.Then).Any(t => Patterns.Covers(o.Pattern, t)));
}
