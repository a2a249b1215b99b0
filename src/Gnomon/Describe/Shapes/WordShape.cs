using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>One word of a list.</summary>
/// <param name="words">The words, in the order in which they are named.</param>
/// <param name="notYet">Words that a later version will know.</param>
internal sealed class WordShape(IReadOnlyList<string> words, IReadOnlyList<string>? notYet = null) : ScalarShape<string>
{
    /// <inheritdoc/>
    public override string Expected => Found.Choice(words);

    /// <summary>Whether editors take the words for numbers, as in <c>gnomon: 1</c>.</summary>
    public bool AsNumber { get; init; }

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. words.Select(Word)]) };

    private JsonNode? Word(string word) => AsNumber ? JsonNode.Parse(word) : JsonValue.Create(word);

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        if (words.Contains(value, StringComparer.Ordinal))
            return true;
        if (notYet?.Contains(value, StringComparer.Ordinal) == true)
            return place.Refuse(scalar, $"'{value}' is not done yet; this version knows {Expected}", "take the entry out until a later version", ExitCode.NotYet);
        return Refuse(scalar, place, NearestWord.Remedy(value, words, words.Count == 1 ? $"write {words[0]}" : "write one of them"));
    }
}
