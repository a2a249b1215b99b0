using System.Text.Json.Nodes;
using Gnomon.Decide;
using static Gnomon.Report.SchemaParts;

namespace Gnomon.Report;

/// <summary>The schema of the <c>findings</c> array: criteria, obligations and documents, told apart by <c>kind</c>.</summary>
internal static class FindingSchema
{
    public static JsonObject Any() => AnyOf(Criterion(), Obligation(), Document());

    private static JsonObject Criterion() => Closed(
        ("kind", Words("criterion")),
        ("criterion", Text()),
        ("measure", Text()),
        ("metric", Text()),
        ("by", List(Text())),
        ("status", Words(Kebab<CriterionStatus>())),
        ("atLeast?", Number()),
        ("atMost?", Number()),
        ("value", Value()),
        ("unknown", Unknowns()),
        ("worst", List(Group())),
        ("leftOut", List(Closed(("group", Group()), ("rows?", Count()), ("reason", Text())))),
        ("expectedIfEqual?", Number()),
        ("moreRows?", Closed(("least", Count()), ("most", Count()))));

    private static JsonObject Obligation() => Closed(
        ("kind", Words("obligation")),
        ("pack", Text()),
        ("obligation", Text()),
        ("use?", Text()),
        ("status", Words(Kebab<ObligationStatus>())),
        ("strength?", Words(Kebab<Strength>())),
        ("pieces", List(Closed(
            ("kind", Text()),
            ("id", Text()),
            ("status", Words(Kebab<ObligationStatus>())),
            ("strength?", Words(Kebab<Strength>())),
            ("detail", Text())))),
        ("unknown", Unknowns()));

    private static JsonObject Document() => Closed(
        ("kind", Words("document")),
        ("document", Text()),
        ("file", Text()),
        ("digest", Digest()),
        ("dated?", Day()),
        ("ageDays?", new JsonObject { ["type"] = "integer" }));
}
