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
        ("digest", Digest()),
        ("jurisdiction", Text()),
        ("dated", Day()),
        ("reviewedBy", TextOrNull()),
        ("origin?", Words("shipped", "modified", "added")),
        ("signer?", Text()),
        ("acts", List(Closed(("act", Text()), ("title", Text()), ("published", Day()), ("at?", Text())))),
        ("gravity", List(Text())),
        ("ranges", List(Closed(
            ("use", TextOrNull()),
            ("least", AnyOf(Ranked(), new JsonObject { ["type"] = "null" })),
            ("open", List(Closed(("class", Text()), ("outcomes", List(Text())), ("causes", List(Words([.. Enum.GetValues<UnknownCause>().Select(c => c.Id())]))), ("questions", List(Closed(("fact", Text()), ("scope", TextOrNull()))))))),
            ("notReached", List(Ranked()))))),
        ("notYetKnown?", new JsonObject { ["const"] = true }),
        ("noRole?", new JsonObject { ["const"] = true }),
        ("planning?", List(Closed(("class", Text()), ("outcomes", List(Text())), ("duties", List(Planned())), ("possible", Count())))),
        ("scores?", List(Closed(("score", Text()), ("raw", Points()), ("reducing?", Points()), ("total", Points()), ("maximum", Count()), ("levels", List(Text())), ("open", List(Text()))))),
        ("outcomes", List(Closed([("id", Text()), ("use", TextOrNull()), ("says", Text()), ("term?", Text()), .. Dated(), .. Grounds()]))),
        ("obligations", List(Closed([("id", Text()), ("use", TextOrNull()), ("role", Text()), ("says", Text()), .. Dated(), ("asks?", Ref("asks")), .. DutySchema.Members(), .. Grounds()]))),
        ("steps", List(Closed(("step", Text()), ("provision", Text()), ("truth", Truth()), ("cites?", Citation()), ("parts", List(Ref("reason")))))),
        ("unknowns", Unknowns()),
        ("questions", List(Question())),
        ("contradicted", List(Text())));

    /// <summary>Where a reason counts: the name of a provision's step among the pack's <c>steps</c>, a fact with its answer, or a disagreement of sources.</summary>
    public static JsonObject Reason() => AnyOf(
        Closed(("role", Role()), ("step", Text())),
        Closed(("role", Role()), ("fact", Text()), ("truth", Truth()), ("answer", Text()), ("before?", Day()), ("onOrAfter?", Day()), ("settledBy?", List(Closed(("fact", Text()), ("answer", Text()))))),
        Closed(("role", Role()), ("truth", Truth()), ("answer", Text()), ("says", Text())));

    /// <summary>The evidence that a duty asks for: all of several, any of them, or one piece.</summary>
    public static JsonObject Asks() => AnyOf(
        Closed(("all", List(Ref("asks")))),
        Closed(("any", List(Ref("asks")))),
        Closed(("criterion", Text())),
        Closed(("declaration", Text())),
        Closed(("document", Text()), ("withinMonths?", Count()), ("independent", new JsonObject { ["type"] = "boolean" }), ("sections?", List(Closed(("id", Text()), ("says", Text()))))));

    private static JsonObject Role() => Words("when", "unless", "given", "role", "from");

    private static JsonObject Ranked() => Closed(("class", Text()), ("outcomes", List(Text())));

    private static JsonObject Planned() => Closed(("id", Text()), ("use", TextOrNull()), ("says", Text()), ("from", Dates()), ("cites", List(Citation())));

    private static JsonObject Points() => Closed(("low", Count()), ("high", Count()));

    private static (string Name, JsonObject Schema)[] Dated() => [("truth", Truth()), ("inForce", Truth()), ("from", Dates()), ("until", Dates())];

    private static (string Name, JsonObject Schema)[] Grounds() =>
        [("cites", List(Citation())), ("basis", Words(Kebab<Confirmation>())), ("unknown?", List(Text())), ("reasons", List(Ref("reason")))];

    private static JsonObject Question() => Closed(
        ("fact", Text()), ("scope", TextOrNull()), ("question", Text()), ("who", Text()), ("decides", List(Text())), ("touches", List(Text())),
        ("answers?", List(Closed(("answer", Text()), ("becomeTrue", List(Text())), ("becomeFalse", List(Text()))))));

    internal static JsonObject Citation() => Closed(("act", Text()), ("article", Text()), ("confirmed", Words(Kebab<Confirmation>())));

    /// <summary>One day, "never", or two ends where a fact that decides is missing.</summary>
    private static JsonObject Dates() => AnyOf(DayOrNever(), Closed(("earliest", DayOrNever()), ("latest", DayOrNever())));

    private static JsonObject DayOrNever() => AnyOf(Day(), Words("never"));

    private static JsonObject Ref(string name) => new() { ["$ref"] = "#/$defs/" + name };
}
