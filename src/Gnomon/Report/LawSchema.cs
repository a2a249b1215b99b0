using System.Text.Json.Nodes;
using Gnomon.Law;
using static Gnomon.Report.SchemaParts;

namespace Gnomon.Report;

/// <summary>The schema of the <c>law</c> array.</summary>
internal static class LawSchema
{
    public static JsonObject Pack() => Closed(
        ("pack", Text()),
        ("version", Text()),
        ("outcomes", List(Outcome())),
        ("obligations", List(Obligation())),
        ("questions", List(Closed(("fact", Text()), ("scope", TextOrNull()), ("decides", List(Text())), ("touches", List(Text()))))));

    /// <summary>One step of an explanation; its parts are steps too.</summary>
    public static JsonObject Reason() => Closed(
        ("role", Text()),
        ("provision?", Text()),
        ("fact?", Text()),
        ("truth", Truth()),
        ("answer?", Text()),
        ("parts?", List(new JsonObject { ["$ref"] = "#/$defs/reason" })));

    private static JsonObject Outcome() => Closed(
        ("id", Text()),
        ("use", TextOrNull()),
        ("truth", Truth()),
        ("inForce", Truth()),
        ("from", Dates()),
        ("until", Dates()),
        ("reasons", List(new JsonObject { ["$ref"] = "#/$defs/reason" })),
        ("unknown", Unknowns()),
        ("cites", List(Citation())));

    private static JsonObject Obligation() => Closed(
        ("id", Text()),
        ("use", TextOrNull()),
        ("role", Text()),
        ("cites", List(Citation())),
        ("from", Dates()),
        ("until", Dates()),
        ("truth", Truth()),
        ("inForce", Truth()),
        ("unknown", Unknowns()));

    private static JsonObject Citation() => Closed(("act", Text()), ("article", Text()), ("confirmed", Words(Kebab<Confirmation>())));

    /// <summary>One day, null for never, or two ends where a fact that decides is missing.</summary>
    private static JsonObject Dates() => AnyOf(DayOrNull(), Closed(("earliest", DayOrNull()), ("latest", DayOrNull())));
}
