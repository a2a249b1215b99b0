namespace Gnomon;

/// <summary>One reason why a value is unknown, and what would settle it. Never a default, a zero or a NaN.</summary>
/// <param name="Cause">The kind of reason.</param>
/// <param name="Detail">Ids and plain English: what exactly is missing, where.</param>
/// <param name="SettledBy">Ids and plain English: what would settle it.</param>
public sealed record Unknown(UnknownCause Cause, string Detail, string SettledBy)
{
    /// <summary>What a report needs to say the same in another language, by name: <c>fact</c>, <c>group</c>, <c>count</c>, <c>minimum</c>, <c>measure</c>.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty;
}
