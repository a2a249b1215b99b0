using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>Any text, kept as it was written: version 2.30 stays 2.30.</summary>
internal sealed class TextShape(string expected, int most = 2000) : ScalarShape<string>
{
    /// <inheritdoc/>
    public override string Expected => expected;

    /// <inheritdoc/>
    public override JsonObject Schema() => new()
    {
        ["type"] = new JsonArray("string", "number", "boolean"),
        ["minLength"] = 1,
        ["maxLength"] = most,
    };

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        if (string.IsNullOrWhiteSpace(value))
            return Refuse(scalar, place, "write a text that says something");
        return value.Length <= most
            || place.Refuse(scalar, string.Create(CultureInfo.InvariantCulture, $"the text has {value.Length} characters; at most {most} were expected"), "shorten it");
    }
}
