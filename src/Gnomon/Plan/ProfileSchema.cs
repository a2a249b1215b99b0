using Gnomon.Describe.Shapes;

namespace Gnomon.Plan;

/// <summary>The JSON Schema of profiles, for editors that complete keys and words while somebody writes.</summary>
public static class ProfileSchema
{
    /// <summary>The schema (draft 2020-12), with the metrics that can be criteria.</summary>
    public static string Write() => SchemaText.Write("urn:gnomon:schema:profile:1", "Gnomon profile", ProfileShape.Of().Schema());
}
