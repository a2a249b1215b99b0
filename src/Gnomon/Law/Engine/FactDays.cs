using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>
/// Where the answers to a date are told apart because a rule begins on that day, or because a condition asks whether the day has come: between the
/// day of the reading and the next; and around every other day on which something beside the rule begins or ends, so that the order of the days is known.
/// </summary>
internal sealed class FactDays
{
    private readonly HashSet<(string Fact, DateOnly Day)> cuts = [];

    public FactDays(LawPack pack, Reading reading)
    {
        Tomorrow = After(reading.AppliesOn);
        foreach (var rule in pack.Provisions.Concat(pack.Obligations))
        {
            var known = Timeline.Known(rule, reading.KnownOn);
            foreach (var fact in known.SelectMany(v => v.From).Select(b => b.Fact).OfType<FactDefinition>().Distinct())
                cuts.UnionWith(Beside(pack, rule, reading).Prepend(Tomorrow).Select(d => (fact.Id, d)));
            cuts.UnionWith(Conditions(rule).OfType<Condition.HasCome>().Select(c => (c.Fact.Id, Tomorrow)));
        }
    }

    /// <summary>The day after that of the reading.</summary>
    public DateOnly Tomorrow { get; }

    /// <summary>The days on or after which an answer is told apart from those before.</summary>
    public IEnumerable<DateOnly> Of(FactDefinition fact) => cuts.Where(c => string.Equals(c.Fact, fact.Id, StringComparison.Ordinal)).Select(c => c.Day);

    /// <summary>Whether what a pack says can change with every day.</summary>
    public static bool AreIn(LawPack pack) => pack.Provisions.Concat(pack.Obligations).Any(r => r.Versions.Any(v => v.From.Any(b => b.Fact is not null)) || Conditions(r).OfType<Condition.HasCome>().Any());

    /// <summary>The parts of a date between its cuts, as far as a beginning lets them count: each with what holds of the answer, and the day.</summary>
    public static IEnumerable<(int Set, LegalDay Day)> Parts(Bdd bdd, Unit unit, Condition when)
    {
        var bounds = when.Conjuncts().OfType<Condition.DateIs>().Where(d => ReferenceEquals(d.Fact, unit.Fact)).ToList();
        var (first, end) = (bounds.Where(b => !b.Before).Max(b => b.Day), bounds.Where(b => b.Before).Min(b => (DateOnly?)b.Day) ?? DateOnly.MaxValue);
        for (var i = 0; i < unit.Days.Count; i++)
        {
            DateOnly? next = i + 1 < unit.Days.Count ? unit.Days[i + 1] : null;
            if (unit.Days[i] < first || unit.Days[i] >= end)
                continue;
            var set = bdd.And(bdd.Variable(unit.Bits[i]), next is null ? Bdd.True : bdd.Not(bdd.Variable(unit.Bits[i + 1])));
            yield return (set, next == After(unit.Days[i]) ? new LegalDay(unit.Days[i]) : new LegalDay(unit.Days[i], unit, next));
        }
    }

    // A rule alone, in one version without an end, stands in no order with anything.
    private static IEnumerable<DateOnly> Beside(LawPack pack, Rule rule, Reading reading)
    {
        var yields = rule.Versions.SelectMany(v => v.Then).ToHashSet(StringComparer.Ordinal);
        var beside = pack.Provisions.Where(p => p != rule && p.Versions.Any(v => v.Then.Any(yields.Contains))).Prepend(rule).SelectMany(r => Timeline.Known(r, reading.KnownOn)).ToList();
        return beside is [{ Until: null }] ? [] : beside.SelectMany(v => v.From.Select(b => b.Day).Append(v.Until)).OfType<DateOnly>().SelectMany(d => new[] { d, After(d) });
    }

    private static IEnumerable<Condition> Conditions(Rule rule) => rule.Versions.SelectMany(v => v.From.Select(b => b.When).Append(v.When)).SelectMany(c => c.Whole());

    private static DateOnly After(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);
}
