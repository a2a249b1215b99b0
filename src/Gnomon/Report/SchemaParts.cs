using System.Text.Json.Nodes;

namespace Gnomon.Report;

/// <summary>The parts that schemas of JSON for machines are made of.</summary>
internal static class SchemaParts
{
    /// <summary>An object with just these members; a name that ends in <c>?</c> may be absent.</summary>
    public static JsonObject Closed(params (string Name, JsonObject Schema)[] members) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. members.Where(m => !m.Name.EndsWith('?')).Select(m => JsonValue.Create(m.Name))]),
        ["properties"] = new JsonObject(members.Select(m => KeyValuePair.Create(m.Name.TrimEnd('?'), (JsonNode?)m.Schema))),
    };

    public static JsonObject List(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    public static JsonObject AnyOf(params JsonObject[] schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };

    public static JsonObject Text() => new() { ["type"] = "string" };

    public static JsonObject TextOrNull() => new() { ["type"] = new JsonArray("string", "null") };

    public static JsonObject Number() => new() { ["type"] = "number" };

    public static JsonObject Count() => new() { ["type"] = "integer", ["minimum"] = 0 };

    public static JsonObject Words(params IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(w => JsonValue.Create(w))]) };

    public static JsonObject Day() => new() { ["type"] = "string", ["format"] = "date" };

    public static JsonObject Digest() => new() { ["type"] = "string", ["pattern"] = "^sha256:[0-9a-f]{64}$" };

    public static JsonObject Truth() => Words(Enum.GetValues<Truth>().Select(t => t.Id()));

    /// <summary>The words of an enumeration as they stand in JSON: <c>NotMet</c> is <c>not-met</c>.</summary>
    public static IEnumerable<string> Kebab<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(name => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : $"{c}")));

    /// <summary>Names of group columns with their values as they stand in the file; <c>{}</c> is the whole.</summary>
    public static JsonObject Group() => new() { ["type"] = "object", ["additionalProperties"] = TextOrNull() };

    public static JsonObject Unknowns() => List(Closed(
        ("cause", Words(Enum.GetValues<UnknownCause>().Select(c => c.Id()))),
        ("detail", Text()),
        ("settledBy", Text())));

    /// <summary>An estimate, or why there is none.</summary>
    public static JsonObject Value() => AnyOf(
        Closed(("point", Number()), ("low", Limit()), ("high", Limit()), ("confidence", Number()), ("method", Text())),
        Closed(("unknown", Unknowns())));

    private static JsonObject Limit() => AnyOf(Number(), Words("unbounded"));
}
