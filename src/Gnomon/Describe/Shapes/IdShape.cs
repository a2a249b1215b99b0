using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>A name that files, messages and formats carry: letters from a short list, so that two that look alike are alike.</summary>
internal sealed partial class IdShape : ScalarShape<string>
{
    private readonly Regex pattern;
    private readonly string remedy;

    private IdShape(Regex pattern, string expected, string remedy) => (this.pattern, Expected, this.remedy) = (pattern, expected, remedy);

    /// <summary>The id of a use, market, model or measure: <c>er-desk</c>.</summary>
    public static IdShape Short { get; } = new(ShortPattern(), "an id", "write small letters a-z, digits and hyphens, at most 64, for example er-desk");

    /// <summary>The id of a system: a name of the owner, backwards as in <c>org.example.triage</c>.</summary>
    public static IdShape ReverseDomain { get; } = new(
        ReverseDomainPattern(),
        "an id that starts with a domain turned round",
        "write small letters a-z, digits and hyphens in parts with dots between, for example org.example.triage");

    /// <summary>The name of a group column: a person reads it in the report.</summary>
    public static IdShape GroupName { get; } = new(GroupNamePattern(), "the name of a group column", "write letters, digits, spaces, '_', '-' or '.', at most 64, a letter first");

    /// <summary>A value as it stands in the data: numbers and signs as well.</summary>
    public static IdShape Value { get; } = new(ValuePattern(), "a value as it stands in the data", "write the value itself, at most 200 characters");

    /// <summary>The name of an environment variable.</summary>
    public static IdShape Variable { get; } = new(VariablePattern(), "the name of an environment variable", "write capital letters, digits and '_', at most 64, a letter first: the name, not the value");

    /// <inheritdoc/>
    public override string Expected { get; }

    /// <summary>Whether a text is such an id.</summary>
    public bool Fits(string text) => pattern.IsMatch(text);

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = pattern.ToString().Replace(@"\z", "$", StringComparison.Ordinal) };

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        return Fits(value) || Refuse(scalar, place, remedy);
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShortPattern();

    [GeneratedRegex(@"^(?=.{3,200}\z)[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ReverseDomainPattern();

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{M}\p{N} _.-]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GroupNamePattern();

    [GeneratedRegex(@"^[^\p{Cc}]{1,200}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ValuePattern();
}
