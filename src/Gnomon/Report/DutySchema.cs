using System.Text.Json.Nodes;
using Gnomon.Law;
using static Gnomon.Report.SchemaParts;

namespace Gnomon.Report;

/// <summary>The schema of what an obligation has beside its truth.</summary>
internal static class DutySchema
{
    public static (string Name, JsonObject Schema)[] Members() => [("penalty?", Penalty()), ("clocks?", List(Clock())), ("serves?", List(Text()))];

    private static JsonObject Penalty() => Closed(
        ("atMost?", Closed(("amount", Number()), ("currency", Text()))),
        ("turnoverPercent?", Number()),
        ("whichever?", Words(Kebab<Whichever>())),
        ("lowerFor?", List(Closed(("size", Text()), ("cites", LawSchema.Citation())))),
        ("cites", LawSchema.Citation()));

    /// <summary>Just one of the three lengths; periods as ISO 8601 writes them.</summary>
    private static JsonObject Clock() => AnyOf(Running(("within", Text())), Running(("workingDays", Count())), Running(("atLeast", Text())));

    private static JsonObject Running((string Name, JsonObject Schema) length) =>
        Closed(("event", Text()), length, ("countedFrom", Text()), ("says", Text()));
}
