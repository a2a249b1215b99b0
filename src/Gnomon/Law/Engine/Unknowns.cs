using System.Collections.Immutable;
using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>Says why something is unknown and what would settle it, unit by unit.</summary>
internal static class Unknowns
{
    /// <summary>The reasons, one for each unit.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="evidence">The answers.</param>
    /// <param name="units">What something depends on.</param>
    /// <param name="said">What was said before of each unit in the same situation.</param>
    public static IReadOnlyList<Unknown> Of(CompiledPack pack, Evidence evidence, IReadOnlyList<Unit> units, Unknown?[] said)
    {
        var unknowns = new List<Unknown>(units.Count);
        for (var i = 0; i < units.Count; i++)
        {
            if (!IsSpokenFor(units[i], units))
                unknowns.Add(said[units[i].Index] ??= Of(pack, evidence, units[i]));
        }

        return unknowns;
    }

    // A list that is not whole already says that its members are not modelled.
    private static bool IsSpokenFor(Unit unit, IReadOnlyList<Unit> units) => unit.NotModelled is { } gap
        && units.Any(u => u != unit && u.NotModelled is { } list && Patterns.Covers(list, gap));

    private static Unknown Of(CompiledPack pack, Evidence evidence, Unit unit)
    {
        if (evidence.Withdrawn(unit) is { } why)
            return OfFact(evidence, unit, unit.Fact!, why);
        var scope = evidence.Sheet.ScopeOf(unit, evidence.Use);
        var kind = evidence.Answer(unit)?.Value switch { FactValue.DontKnow => 1, FactValue.ManyOf => 2, FactValue.Date => 3, _ => 0 };
        ref var said = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(pack.Said, (unit.Index, scope, kind), out _);
        return said ??= Make(evidence, unit);
    }

    private static Unknown Make(Evidence evidence, Unit unit)
    {
        if (unit.Disagreement is { } disagreement)
            return new Unknown(UnknownCause.SourcesConflict, $"sources disagree: {string.Join(" / ", disagreement.Sources.Select(s => s.In(Language.En)))}", "a text that says which source is right");
        if (unit.NotModelled is { } gap)
        {
            return new Unknown(UnknownCause.NotModelled, $"the pack does not cover {gap}", "a pack that covers it, or advice")
            {
                Data = ImmutableSortedDictionary<string, string>.Empty.Add("outcome", gap),
            };
        }

        return OfFact(evidence, unit, unit.Fact!, null);
    }

    private static Unknown OfFact(Evidence evidence, Unit unit, FactDefinition fact, string? withdrawn)
    {
        var scope = evidence.Sheet.ScopeOf(unit, evidence.Use);
        var place = scope is null ? $"fact {fact.Id}" : $"fact {fact.Id} of {Word(fact.Scope)} {scope}";
        var data = ImmutableSortedDictionary<string, string>.Empty.Add("fact", fact.Id);
        if (scope is not null)
            data = data.Add(Word(fact.Scope), scope);
        if (withdrawn is not null)
            return new Unknown(UnknownCause.DontKnow, $"{place}: {withdrawn}", $"answers that can hold together for {place}") { Data = data };
        return evidence.Answer(unit)?.Value switch
        {
            FactValue.DontKnow => new Unknown(UnknownCause.DontKnow, $"{place}: the card says unknown", $"an answer to {place}") { Data = data },
            FactValue.ManyOf => new Unknown(UnknownCause.NotAsked, $"{place}: the list is not complete", $"`complete: true` or the missing values for {place}") { Data = data },
            FactValue.Date => new Unknown(UnknownCause.NotAsked, $"{place}: the day itself is not known", $"the day for {place}") { Data = data },
            _ when fact.Type == FactType.Judgement => new Unknown(UnknownCause.NeedsJudgement, place, $"a judgement, with its reason, on {place}") { Data = data },
            _ => new Unknown(UnknownCause.NotAsked, place, $"an answer to {place}") { Data = data },
        };
    }

    private static string Word(FactScope scope) => scope switch
    {
        FactScope.Use => "use",
        FactScope.Market => "market",
        FactScope.Model => "model",
        FactScope.Organisation => "organisation",
        _ => "system",
    };
}
