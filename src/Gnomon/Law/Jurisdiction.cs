namespace Gnomon.Law;

/// <summary>Places of law by their names: <c>EU</c>, <c>VN</c>, <c>US-NYC</c>; what stands behind a hyphen lies inside what stands before it.</summary>
internal static class Jurisdiction
{
    /// <summary>Whether one of the two places is, or lies in, the other.</summary>
    public static bool Meets(string one, string other) => IsIn(one, other) || IsIn(other, one);

    private static bool IsIn(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.OrdinalIgnoreCase) && (inner.Length == outer.Length || inner[outer.Length] == '-');
}
