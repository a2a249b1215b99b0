using System.Text.Json.Nodes;
using Gnomon.Describe.Shapes;
using static Gnomon.Report.SchemaParts;

namespace Gnomon.Report;

/// <summary>The published JSON Schema of <c>assessment.json</c>; the writer's output is held against it in a test.</summary>
public static class AssessmentSchema
{
    /// <summary>The schema (draft 2020-12).</summary>
    public static string Write() => SchemaText.Write("urn:gnomon:schema:assessment:1", "Gnomon assessment", new JsonObject
    {
        ["description"] = "The whole result for machines: the same card, data, packs, version and clock give the same bytes. No signature, index or root stands in it.",
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray("reading", "law", "measurements", "findings", "statements"),
        ["properties"] = new JsonObject
        {
            ["reading"] = Closed(("appliesOn", Day()), ("knownOn", Day())),
            ["migrated"] = List(Closed(("line", Count()), ("from", Text()), ("to", List(Text())), ("fate", Words(Kebab<Describe.MigrationFate>())), ("lost", List(Text())))),
            ["law"] = List(LawSchema.Pack()),
            ["measurements"] = List(MeasurementSchema.One()),
            ["findings"] = List(FindingSchema.Any()),
            ["statements"] = List(Closed(("stage", Text()), ("digest", Digest()))),
        },
        ["$defs"] = new JsonObject { ["reason"] = LawSchema.Reason(), ["asks"] = LawSchema.Asks() },
    });
}
