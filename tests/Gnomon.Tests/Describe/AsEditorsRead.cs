using System.Globalization;
using Gnomon.Describe.Yaml;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Gnomon.Tests.Describe;

/// <summary>A YAML file as an editor sees it (YAML 1.2 core schema), to be held against a JSON Schema.</summary>
internal static class AsEditorsRead
{
    public static IReadOnlyList<string> Faults(string schema, YamlNode node) => Faults(schema, Json(node));

    // NJsonSchema is of before 2019: it knows "definitions" and not yet "$defs".
    public static IReadOnlyList<string> Faults(string schema, JToken json) =>
        [.. JsonSchema.FromJsonAsync(schema.Replace("$defs", "definitions", StringComparison.Ordinal)).GetAwaiter().GetResult().Validate(json).Select(e => e.ToString())];

    public static JToken Json(YamlNode node) => node switch
    {
        YamlMap map => new JObject(map.Entries.Select(e => new JProperty(e.Key.Text, Json(e.Value)))),
        YamlList list => new JArray(list.Items.Select(Json)),
        YamlScalar { Quoted: true } scalar => new JValue(scalar.Text),
        YamlScalar { Text: "true" } => new JValue(true),
        YamlScalar { Text: "false" } => new JValue(false),
        YamlScalar { Text: "" or "null" or "~" } => JValue.CreateNull(),
        YamlScalar scalar when long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new JValue(whole),
        YamlScalar scalar when double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new JValue(number),
        YamlScalar scalar => new JValue(scalar.Text),
        _ => throw new InvalidOperationException(),
    };
}
