using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>Which profile: a name without '/' and '.' is a shipped one, all else is a path below the card's folder.</summary>
internal sealed class ProfileNameShape(CardFolder? folder) : ScalarShape<string>
{
    private readonly PathShape path = new(folder, "a shipped profile or a path below the card's folder");

    /// <inheritdoc/>
    public override string Expected => path.Expected;

    /// <summary>Whether a name is that of a shipped profile.</summary>
    public static bool IsShipped(string name) => IdShape.Short.Fits(name);

    /// <inheritdoc/>
    public override JsonObject Schema() => path.Schema();

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        return IsShipped(value) || path.TryRead(scalar, place, out _);
    }
}
