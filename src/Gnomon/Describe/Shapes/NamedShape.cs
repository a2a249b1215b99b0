using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>A map whose keys are names of the user's own, in the order of the file.</summary>
/// <param name="name">What a name may be.</param>
/// <param name="item">What stands under each name.</param>
/// <param name="most">The greatest number of names.</param>
internal sealed class NamedShape<T>(IdShape name, Shape<T> item, int most) : Shape<IReadOnlyList<KeyValuePair<string, T>>>
    where T : notnull
{
    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, Place place, [MaybeNullWhen(false)] out IReadOnlyList<KeyValuePair<string, T>> value)
    {
        value = null;
        if (node is not YamlMap map)
            return place.Refuse(node, $"{Found.Say(node)} stands here; a map from names to values was expected", "write one 'name: value' a line");
        if (map.Entries.Count == 0 || map.Entries.Count > most)
            return place.Refuse(node, string.Create(CultureInfo.InvariantCulture, $"the map has {map.Entries.Count} names; 1 to {most} were expected"), "write one 'name: value' a line");
        var items = new List<KeyValuePair<string, T>>();
        var good = true;
        foreach (var (key, under) in map.Entries)
        {
            good &= name.TryRead(key, place.Key(key.Text), out _);
            if (item.TryRead(under, place.Key(key.Text), out var read))
                items.Add(KeyValuePair.Create(key.Text, read));
            else
                good = false;
        }

        value = items;
        return good;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["maxProperties"] = most,
        ["propertyNames"] = name.Schema(),
        ["additionalProperties"] = item.Schema(),
    };
}
