using Gnomon.Describe;

namespace Gnomon.Law;

/// <summary>An open class, taken as if it held: for who has to plan before every question is answered.</summary>
/// <param name="Open">The class, with the questions that decide it.</param>
/// <param name="Duties">The duties that are open now and would be owed, with the days from which.</param>
/// <param name="Possible">How many further duties would stay open, since they rest on something else as well.</param>
public sealed record PlannedClass(OpenClass Open, IReadOnlyList<ObligationDue> Duties, int Possible);

/// <summary>
/// The planning view: every class that is open and graver than what surely holds, gravest first, with the duties that it would bring. Each is
/// found by reading the pack once more with a provision beside the real ones that yields the open outcomes whatever the answers, so that
/// dates, exceptions and roles count as ever.
/// </summary>
internal static class Planning
{
    private const string Assumed = "planning.assumed";

    /// <summary>The classification with the planning view of every pack that ranks its outcomes.</summary>
    /// <param name="said">What the packs say.</param>
    /// <param name="dictionary">The facts.</param>
    /// <param name="packs">The packs, those of the classification among them.</param>
    /// <param name="facts">The answers that were classified.</param>
    public static Checked<Classification> In(Classification said, FactDictionary dictionary, IReadOnlyList<LawPack> packs, CardFacts facts)
    {
        var planned = new List<PackClassification>();
        foreach (var pack in said.Packs)
        {
            var law = packs.First(p => string.Equals(p.Id, pack.Pack, StringComparison.Ordinal));
            var classes = new List<PlannedClass>();
            foreach (var open in ClassRange.Of(pack) is [var whole, ..] ? whole.Open : [])
            {
                if (!LawEngine.Compile(dictionary, [With(law, open)]).Classify(facts, said.Reading).TryGet(out var assumed, out var problems))
                    return Checked.Bad<Classification>(problems);
                classes.Add(Of(open, pack, assumed.Packs[0]));
            }

            planned.Add(pack with { Planning = classes });
        }

        return Checked.Good(said with { Packs = planned });
    }

    private static PlannedClass Of(OpenClass open, PackClassification pack, PackClassification assumed)
    {
        // For a use in which the class is settled already, nothing is assumed.
        var uses = open.Outcomes.Select(o => o.Use).ToHashSet(StringComparer.Ordinal);
        var now = pack.Obligations.Where(o => o.Truth == Truth.Unknown && (o.Use is null || uses.Contains(o.Use) || uses.Contains(null))).Select(o => (o.Id, o.Use)).ToHashSet();
        var then = assumed.Obligations.Where(o => now.Contains((o.Id, o.Use))).ToList();
        return new PlannedClass(open, [.. then.Where(o => o.Truth == Truth.True)], then.Count(o => o.Truth == Truth.Unknown));
    }

    private static LawPack With(LawPack pack, OpenClass open)
    {
        var first = pack.Acts.MinBy(a => a.Published)!;
        var always = new Condition.Constant(true);
        var version = new RuleVersion
        {
            By = first.Id,
            KnownOn = first.Published,
            Instead = false,
            From = [new Beginning(always, first.Published)],
            Until = null,
            When = always,
            Unless = [],
            Then = [.. open.Outcomes.Select(o => o.Id).Distinct(StringComparer.Ordinal)],
            Role = null,
            Asks = null,
            Line = 0,
        };
        var rule = new Rule(Assumed, new Citation(first.Id, "", Confirmation.AuthorInference), pack.Title, [version], "", 0);
        return pack with { Digest = $"{pack.Digest}, {open.Class} assumed", Provisions = [.. pack.Provisions, rule] };
    }
}
