using System.Globalization;

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
    private const string Nothing = "none";

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

    // Of the first version what it says; of a later one what it changes, also what it takes away.
    private static VersionText Text(RuleVersion version, RuleVersion? former)
    {
        var before = former is null ? null : Keys(former).ToDictionary(k => k.Key, k => k.Text, StringComparer.Ordinal);
        var lines = Keys(version).Where(k => !string.Equals(k.Text, before is null ? Nothing : before[k.Key], StringComparison.Ordinal));
        return new VersionText(version.KnownOn, version.By, version.Instead, version.Line, [.. lines]);
    }

    private static IEnumerable<(string Key, string Text)> Keys(RuleVersion version)
    {
        yield return ("from", ConditionText.Of(version.From));
        yield return ("until", version.Until is { } until ? ClassificationJson.Day(until) : Nothing);
        yield return ("when", ConditionText.Of(version.When));
        yield return ("unless", List(version.Unless));
        yield return ("then", List(version.Then));
        yield return ("asks", version.Asks is { } asks ? Asks(asks) : Nothing);
        yield return ("penalty", version.Penalty is { } penalty ? Penalty(penalty) : Nothing);
        yield return ("clock", List(version.Clocks.Select(Clock)));
        yield return ("serves", List(version.Serves.Select(s => s.ToString())));
    }

    private static string List(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } list ? list : Nothing;

    private static string Asks(EvidenceAsked asks) => asks switch
    {
        EvidenceAsked.All all => $"all({string.Join(", ", all.Parts.Select(Asks))})",
        EvidenceAsked.Any any => $"any({string.Join(", ", any.Parts.Select(Asks))})",
        EvidenceAsked.Criterion criterion => "criterion " + criterion.Id,
        EvidenceAsked.Document document => Document(document),
        EvidenceAsked.Declaration declaration => "declaration " + declaration.Fact,
        _ => throw new InvalidOperationException("a kind of evidence without a text"),
    };

    private static string Document(EvidenceAsked.Document document)
    {
        var age = document.WithinMonths is { } months ? string.Create(CultureInfo.InvariantCulture, $" no older than {months} months") : "";
        var sections = document.Sections.Count > 0 ? $" [{string.Join(", ", document.Sections.Select(s => s.Id))}]" : "";
        return $"document {document.Kind}{age}{(document.Independent ? " independent" : "")}{sections}";
    }

    private static string Penalty(Penalty penalty)
    {
        string?[] parts =
        [
            penalty.AtMost is { } money ? string.Create(CultureInfo.InvariantCulture, $"{money.Amount} {money.Currency}") : null,
            penalty.TurnoverPercent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent} % of turnover") : null,
            penalty.Whichever is { } which ? $"whichever is {which.ToString().ToLowerInvariant()}" : null,
            penalty.LowerFor.Count > 0 ? "the lower for " + string.Join(" and ", penalty.LowerFor.Select(r => r.Size)) : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string Clock(Clock clock) => $"{clock.Event} {Limit(clock.Limit)} from {clock.CountedFrom}";

    private static string Limit(ClockLimit limit) => limit switch
    {
        ClockLimit.Within within => $"within {within.Period}",
        ClockLimit.WorkingDays days => string.Create(CultureInfo.InvariantCulture, $"within {days.Days} working days"),
        ClockLimit.AtLeast least => $"at least {least.Period}",
        _ => throw new InvalidOperationException("a kind of clock without a text"),
    };

    private static IEnumerable<string> Names(RuleVersion version) => Conditions(version)
        .Select(c => c is Condition.Outcome outcome ? outcome.Pattern : c.AsksFor()?.Id)
        .OfType<string>()
        .Concat(version.Unless);

    private static IEnumerable<Condition> Conditions(RuleVersion version) => version.From.Select(b => b.When).Append(version.When).SelectMany(c => c.Whole());

    private static bool RestsUpon(RuleVersion version, Rule rule) => version.Unless.Contains(rule.Id, StringComparer.Ordinal)
        || Conditions(version).OfType<Condition.Outcome>().Any(o => rule.Versions.SelectMany(v => v.Then).Any(t => Patterns.Covers(o.Pattern, t)));
}
