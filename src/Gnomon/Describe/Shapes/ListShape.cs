using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>A list.</summary>
/// <param name="item">What each item is.</param>
internal sealed class ListShape<T>(Shape<T> item) : Shape<IReadOnlyList<T>>
    where T : notnull
{
    /// <summary>The least number of items.</summary>
    public int Least { get; init; }

    /// <summary>The greatest number of items.</summary>
    public int Most { get; init; } = 1000;

    /// <summary>Whether one item may stand without the brackets.</summary>
    public bool OrOne { get; init; }

    /// <summary>What no two items may share; null where they may be alike.</summary>
    public Func<T, string>? Unique { get; init; }

    /// <summary>How the remedy shows a list.</summary>
    public string Example { get; init; } = "[...]";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, Place place, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (OrOne && node is YamlScalar)
            return item.Map(one => (IReadOnlyList<T>)[one]).TryRead(node, place, out value);
        if (node is not YamlList list)
            return place.Refuse(node, $"{Found.Say(node)} stands here; a list was expected", Remedy(node));
        if (list.Items.Count < Least || list.Items.Count > Most)
            return place.Refuse(node, string.Create(CultureInfo.InvariantCulture, $"the list has {list.Items.Count} items; {Least} to {Most} were expected"), $"write {Example}");
        var items = new List<T>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var good = true;
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (item.TryRead(list.Items[i], place.Item(i), out var read) && IsNew(read, list.Items[i], place.Item(i), seen))
                items.Add(read);
            else
                good = false;
        }

        value = items;
        return good;
    }

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        var list = new JsonObject { ["type"] = "array", ["minItems"] = Least, ["maxItems"] = Most, ["items"] = item.Schema() };
        return OrOne ? new JsonObject { ["anyOf"] = new JsonArray(item.Schema(), list) } : list;
    }

    private static string Remedy(YamlNode node) => node is YamlScalar { Text.Length: > 0 } scalar ? $"write [{scalar.Text}]" : "write one item a line, each after '- '";

    private bool IsNew(T read, YamlNode node, Place place, Dictionary<string, int> seen)
    {
        if (Unique is null || seen.TryAdd(Unique(read), node.Line))
            return true;
        var line = seen[Unique(read)];
        return place.Refuse(node, string.Create(CultureInfo.InvariantCulture, $"'{Unique(read)}' stands here a second time; it is already on line {line}"), "keep one of the two, or give it another name");
    }
}
