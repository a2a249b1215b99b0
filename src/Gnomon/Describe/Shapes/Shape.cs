using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>
/// What one node of a card or profile may be. The same description reads the node and writes the JSON Schema that editors use,
/// so the two cannot drift apart.
/// </summary>
/// <typeparam name="T">The value that a good node has.</typeparam>
internal abstract class Shape<T>
    where T : notnull
{
    /// <summary>Reads a node; what is wrong goes to the place.</summary>
    public abstract bool TryRead(YamlNode node, Place place, [MaybeNullWhen(false)] out T value);

    /// <summary>The JSON Schema (draft 2020-12) of such a node.</summary>
    public abstract JsonObject Schema();

    /// <summary>The same nodes, with another value.</summary>
    public Shape<TOther> Map<TOther>(Func<T, TOther> map)
        where TOther : notnull => new MappedShape<T, TOther>(this, map);
}

/// <summary>A shape whose value is turned into another.</summary>
internal sealed class MappedShape<T, TOther>(Shape<T> inner, Func<T, TOther> map) : Shape<TOther>
    where T : notnull
    where TOther : notnull
{
    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, Place place, [MaybeNullWhen(false)] out TOther value)
    {
        var good = inner.TryRead(node, place, out var read);
        value = good ? map(read!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => inner.Schema();
}
