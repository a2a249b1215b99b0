using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>An http or https address without user, query and fragment: a secret in it would stand in every sealed card.</summary>
internal sealed class AddressShape : ScalarShape<Uri>
{
    /// <inheritdoc/>
    public override string Expected => "an http or https address";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^https?://[^/?#@]+(/[^?#]*)?$" };

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, [MaybeNullWhen(false)] out Uri value)
    {
        if (!Uri.TryCreate(scalar.Text, UriKind.Absolute, out value) || value.Scheme is not ("http" or "https") || value.Host.Length == 0)
            return Refuse(scalar, place, "write it as in http://127.0.0.1:8080");
        return (value.UserInfo.Length == 0 && value.Query.Length == 0 && value.Fragment.Length == 0)
            || place.Refuse(scalar, "the address has a user, a query or a fragment", "take it out; what proves who you are goes into an environment variable that 'authorization' names");
    }
}
