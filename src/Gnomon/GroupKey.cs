using System.Collections.Immutable;

namespace Gnomon;

/// <summary>
/// Which group: names of group columns with their values as they stand in the file, in the order of the card. A null value is
/// the group of the rows that have none. The empty key is the whole data set.
/// </summary>
public sealed class GroupKey(IEnumerable<KeyValuePair<string, string?>> parts) : IEquatable<GroupKey>
{
    /// <summary>The whole data set.</summary>
    public static GroupKey Whole { get; } = new([]);

    /// <summary>The parts, in the order of the card.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Parts { get; } = [.. parts];

    /// <inheritdoc/>
    public bool Equals(GroupKey? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GroupKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (name, value) in Parts)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary><c>sex=F, race=NULL</c>; <c>all rows</c> for the whole.</summary>
    public override string ToString() => Parts.IsEmpty ? "all rows" : string.Join(", ", Parts.Select(p => $"{p.Key}={p.Value ?? "NULL"}"));
}
