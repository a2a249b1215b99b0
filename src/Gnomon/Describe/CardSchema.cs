using Gnomon.Describe.Shapes;

namespace Gnomon.Describe;

/// <summary>The JSON Schema of the system card, for editors that complete keys and words while somebody writes.</summary>
public static class CardSchema
{
    /// <summary>The schema (draft 2020-12) with the facts of a dictionary: their words, and their English questions as descriptions.</summary>
    public static string Write(FactDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        return SchemaText.Write("urn:gnomon:schema:card:1", "Gnomon system card", CardShape.Of(dictionary, folder: null).Schema());
    }
}
