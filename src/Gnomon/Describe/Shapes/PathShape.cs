using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>A path below the folder of the card: nothing else is ever opened on a card's word.</summary>
/// <param name="folder">The folder; null where only a schema is asked for.</param>
/// <param name="expected">What is expected, for messages.</param>
internal sealed class PathShape(CardFolder? folder, string expected) : ScalarShape<string>
{
    private const string Remedy = "put the file into the card's folder, and write its path from there with '/'";

    /// <inheritdoc/>
    public override string Expected => expected;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = @"^(?![/~])(?!(.*/)?\.\.(/|$))[^\\\n\t]+$" };

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        if (string.IsNullOrWhiteSpace(value))
            return Refuse(scalar, place, Remedy);
        return Fault(value) is not { } fault
            || place.Refuse(scalar, $"the path {Found.Quote(value)} {fault}; {Expected} was expected", Remedy);
    }

    private string? Fault(string path)
    {
        if (path[0] is '/' or '~' || (path.Length > 1 && char.IsAsciiLetter(path[0]) && path[1] == ':'))
            return "is absolute";
        if (path.Contains("://", StringComparison.Ordinal))
            return "is a web address";
        if (path.IndexOfAny(['\\', '\n', '\t', '\0']) >= 0)
            return "holds a backslash, tab or line end";
        if (path.Split('/').Contains("..", StringComparer.Ordinal))
            return "leaves the card's folder by '..'";
        return folder?.LeadsOutside(path) == true ? "leads out of the card's folder by a link" : null;
    }
}
