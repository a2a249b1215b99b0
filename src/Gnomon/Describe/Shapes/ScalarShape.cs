using System.Diagnostics.CodeAnalysis;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>One plain value. Its raw text is given the type that the schema asks for: <c>no</c> is Norway where a country is asked.</summary>
internal abstract class ScalarShape<T> : Shape<T>
    where T : notnull
{
    /// <summary>What is expected, as in "... was expected".</summary>
    public abstract string Expected { get; }

    /// <summary>Whether only a value without quotes has this type: a quoted <c>"true"</c> is a text.</summary>
    protected virtual bool RefusesQuotes => false;

    /// <inheritdoc/>
    public sealed override bool TryRead(YamlNode node, Place place, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not YamlScalar scalar)
            return place.Refuse(node, $"{Found.Say(node)} stands here; {Expected} was expected", "write one value");
        if (!scalar.Quoted && scalar.Text is "" or "~" or "null")
            return place.Refuse(node, $"{Found.Say(node)} stands here; {Expected} was expected", "write a value, or take the key out");
        if (scalar.Quoted && RefusesQuotes)
            return place.Refuse(node, $"{Found.Say(node)} stands here; {Expected} was expected", "take the quotes away");
        return TryParse(scalar, place, out value);
    }

    /// <summary>Where the reader finds what each value means, a sentence for the remedy; null for nowhere.</summary>
    public string? Explained { get; init; }

    /// <summary>Gives the text its type.</summary>
    protected abstract bool TryParse(YamlScalar scalar, Place place, [MaybeNullWhen(false)] out T value);

    /// <summary>Refuses a text that does not have the type.</summary>
    protected bool Refuse(YamlScalar scalar, Place place, string remedy) =>
        place.Refuse(scalar, $"{Found.Say(scalar)} stands here; {Expected} was expected", Explained is null ? remedy : $"{remedy}{(remedy.EndsWith('?') ? "" : ";")} {Explained}");
}
