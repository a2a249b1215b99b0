using System.Text.Json.Nodes;
using static Gnomon.Report.SchemaParts;

namespace Gnomon.Report;

/// <summary>The schema of the <c>measurements</c> array.</summary>
internal static class MeasurementSchema
{
    /// <summary>One figure: of one group (<c>group</c>), or a comparison of groups (<c>by</c>).</summary>
    public static JsonObject One()
    {
        var one = Closed(
            ("measure", Text()),
            ("id", Text()),
            ("group?", Group()),
            ("by?", List(Text())),
            ("against?", Text()),
            ("at?", Group()),
            ("rows?", Count()),
            ("unit", Text()),
            ("source", Digest()),
            ("value", Value()),
            ("leftOut?", List(Group())));
        one["oneOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray("group") }, new JsonObject { ["required"] = new JsonArray("by") });
        return one;
    }
}
