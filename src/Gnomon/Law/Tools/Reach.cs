using System.Globalization;
using Gnomon.Describe;

namespace Gnomon.Law.Tools;

/// <summary>
/// Finds versions whose condition no consistent answers fulfil. Each version becomes an outcome of a made-up pack beside the real ones;
/// what the engine calls false while nothing at all is answered can never hold.
/// </summary>
internal static class Reach
{
    private const int MostTried = 5;

    private static readonly CardFacts Nothing = new() { Facts = [], Markets = [], Models = [], Uses = [new ScopedFacts("use", [], 0)] };

    public static IReadOnlyList<Problem> Of(LawPack pack, FactDictionary facts)
    {
        var probes = pack.Provisions.Concat(pack.Obligations).SelectMany(r => r.Versions.Select(v => (Rule: r, Version: v)))
            .Select((p, i) => new Probe(p.Rule, p.Version, string.Create(CultureInfo.InvariantCulture, $"probe.{i}")))
            .ToList();
        // A version may rest on outcomes as they stood when it was written, or as they stand in the newest text, on its last day.
        var newest = new Reading(Last(probes), pack.Dated);
        var never = probes.ToHashSet();
        foreach (var (reading, asked) in probes.GroupBy(p => new Reading(p.Version.KnownOn, p.Version.KnownOn), (r, group) => (r, (IReadOnlyList<Probe>)[.. group])).Append((newest, probes)))
        {
            if (!LawEngine.Compile(facts, [Probing(pack, asked)]).Classify(Nothing, reading).TryGet(out var said, out var problems))
                return [.. problems.Select(p => p.Line is null && p.Exit == ExitCode.Pack ? Placed(p, TooLarge(pack, facts, asked, reading)) : p)];
            var lost = said.Packs[0].Outcomes.Where(o => o.Truth == Truth.False).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
            never.RemoveWhere(p => asked.Contains(p) && !lost.Contains(p.Outcome));
        }

        return [.. never.Select(p => PackLint.At(
            p.Rule, p.Version.Line, "no answers that can hold together fulfil the condition of this version", "look at the values that exclude each other, at constraints, and at outcomes that are never yielded"))];
    }

    private static Problem Placed(Problem problem, Probe probe) => problem with { File = probe.Rule.File, Line = probe.Version.Line, Key = probe.Rule.Id };

    /// <summary>The version that is too large to be decided, alone if one is; the longest are the likeliest.</summary>
    private static Probe TooLarge(LawPack pack, FactDictionary facts, IReadOnlyList<Probe> asked, Reading reading)
    {
        var longest = asked.OrderByDescending(p => p.Version.When.Whole().Count()).ToList();
        return longest.Take(MostTried).FirstOrDefault(p => !LawEngine.Compile(facts, [Probing(pack with { Provisions = [] }, [p])]).Classify(Nothing, reading).IsGood) ?? longest[0];
    }

    private static DateOnly Last(List<Probe> probes) => probes.SelectMany(p => p.Version.From).Select(b => b.Day).OfType<DateOnly>().DefaultIfEmpty(DateOnly.MinValue).Max();

    private static LawPack Probing(LawPack pack, IReadOnlyList<Probe> probes) => pack with
    {
        Outcomes = [.. pack.Outcomes, .. probes.Select(p => new OutcomeDefinition(p.Outcome, OutcomeScope.Use, p.Rule.Says, p.Rule.Line))],
        Complete = [.. pack.Complete, "probe.*"],
        Provisions = [.. pack.Provisions, .. probes.Select(p => p.Rule with { Id = p.Outcome, Versions = [Always(p.Version, p.Outcome)] })],
        Obligations = [],
    };

    private static RuleVersion Always(RuleVersion version, string outcome) => version with
    {
        Instead = false,
        From = [new Beginning(new Condition.Constant(true), version.KnownOn)],
        Until = null,
        Unless = [],
        Then = [outcome],
        Role = null,
        Asks = null,
    };

    private sealed record Probe(Rule Rule, RuleVersion Version, string Outcome);
}
