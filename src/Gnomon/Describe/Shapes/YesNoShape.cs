using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>Yes or no. Exactly four words say it; <c>on</c>, <c>y</c> or <c>True</c> are refused, because programs disagree on them.</summary>
/// <param name="orUnknown">Whether the place also takes <c>unknown</c>, for the message.</param>
internal sealed class YesNoShape(bool orUnknown = false) : ScalarShape<bool>
{
    /// <inheritdoc/>
    public override string Expected => orUnknown ? "true, false, yes, no or unknown" : "true, false, yes or no";

    /// <inheritdoc/>
    protected override bool RefusesQuotes => true;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["enum"] = new JsonArray(true, false, "yes", "no") };

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, out bool value)
    {
        value = scalar.Text is "true" or "yes";
        return value || scalar.Text is "false" or "no" || Refuse(scalar, place, NearestWord.Remedy(scalar.Text, Words, "write one of them"));
    }

    private string[] Words => orUnknown ? ["true", "false", "yes", "no", "unknown"] : ["true", "false", "yes", "no"];
}
