using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>One key of a map: its name, whether it must be there, and what it means.</summary>
internal abstract class Field(string name, string says, bool required)
{
    /// <summary>The key as it is written.</summary>
    public string Name => name;

    /// <summary>Whether the map must have it.</summary>
    public bool Required => required;

    /// <summary>Reads the value of the key into what was got.</summary>
    public abstract bool TryRead(YamlNode node, Place place, Got got);

    /// <summary>The schema of the value, with the meaning as description.</summary>
    public JsonObject Schema()
    {
        var schema = Value();
        if (!schema.ContainsKey("description"))
            schema["description"] = says;
        return schema;
    }

    /// <summary>The schema of the value.</summary>
    protected abstract JsonObject Value();
}

/// <summary>A key whose value has a type.</summary>
internal sealed class Field<T>(string name, Shape<T> shape, string says, bool required = false) : Field(name, says, required)
    where T : notnull
{
    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, Place place, Got got)
    {
        if (!shape.TryRead(node, place, out var value))
            return false;
        got.Put(this, value);
        return true;
    }

    /// <inheritdoc/>
    protected override JsonObject Value() => shape.Schema();
}

/// <summary>A key that a later version will read: refused with a plain "not yet", never passed over.</summary>
internal sealed class NotYetField(string name, string says) : Field(name, "Not yet: " + says, required: false)
{
    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, Place place, Got got) =>
        place.Refuse(node, $"'{Name}' is not done yet: {says}", "take the key out until a later version, and read the figures with that in mind", ExitCode.NotYet);

    /// <inheritdoc/>
    protected override JsonObject Value() => new() { ["not"] = new JsonObject() };
}
