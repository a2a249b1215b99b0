using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gnomon.Describe.Shapes;

/// <summary>Writes a schema as a file: the same bytes on every machine.</summary>
internal static class SchemaText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of a schema with its head.</summary>
    public static string Write(string id, string title, JsonObject body)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = id, ["title"] = title };
        foreach (var (key, value) in body)
            schema[key] = value?.DeepClone();
        return schema.ToJsonString(Options) + "\n";
    }
}
