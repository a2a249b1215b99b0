using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>A map with known keys; an unknown key is a fault, never passed over.</summary>
/// <param name="what">What the map is, for messages: <c>a use</c>.</param>
/// <param name="fields">The keys.</param>
/// <param name="build">Makes the value once all keys are good.</param>
internal sealed class MapShape<T>(string what, IReadOnlyList<Field> fields, Func<Got, T> build) : Shape<T>
    where T : notnull
{
    /// <summary>What must hold between keys; it sees whichever keys were good.</summary>
    public Func<Got, Place, bool> Check { get; init; } = (_, _) => true;

    /// <summary>How to mend a word that stands in the map's place; null where there is no saying.</summary>
    public Func<string, string?> OfWord { get; init; } = _ => null;

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, Place place, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not YamlMap map)
            return place.Refuse(node, $"{Found.Say(node)} stands here; {what} was expected, a map of {Names}", (node is YamlScalar { Text: var word } ? OfWord(word) : null) ?? "write one 'key: value' a line");
        var got = new Got(map);
        var good = true;
        foreach (var entry in map.Entries)
            good &= TryRead(entry, place, got);
        foreach (var field in fields.Where(f => f.Required && map[f.Name] is null))
            good = place.Key(field.Name).Refuse(node, $"{what} needs the key '{field.Name}'", $"add '{field.Name}: ...'");
        good &= Check(got, place);
        value = good ? build(got) : default;
        return good;
    }

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        var required = fields.Where(f => f.Required).Select(f => JsonValue.Create(f.Name)).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray([.. required]);
        schema["properties"] = new JsonObject(fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Schema())));
        return schema;
    }

    private string Names => string.Join(", ", fields.Where(f => f is not NotYetField).Select(f => f.Name));

    private bool TryRead(YamlEntry entry, Place place, Got got)
    {
        var key = entry.Key.Text;
        if (fields.FirstOrDefault(f => string.Equals(f.Name, key, StringComparison.Ordinal)) is { } field)
            return field.TryRead(entry.Value, place.Key(key), got);
        return place.Key(key).Refuse(
            entry.Key,
            $"{what} has no key {Found.Quote(key)}",
            NearestWord.Remedy(key, [.. fields.Select(f => f.Name)], $"its keys are {Names}"));
    }
}
