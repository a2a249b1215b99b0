using Gnomon.Columns.Withheld;

namespace Gnomon.Columns;

/// <summary>
/// Which groups may not be shown: those with fewer rows than may be published, and so many others that the rest does not tell what the small ones
/// have (complementary suppression: Cox 1980, JASA 75:377-385). Groups are those of one column and of two. See docs/design/withheld-cells.md.
/// </summary>
public sealed class Withholding
{
    private readonly IReadOnlyDictionary<string, HashSet<string>> singles;
    private readonly IReadOnlyDictionary<(string First, string Second), HashSet<(string A, string B)>> pairs;

    internal Withholding(
        int below, IReadOnlyDictionary<string, HashSet<string>> singles, IReadOnlyDictionary<(string First, string Second), HashSet<(string A, string B)>> pairs) =>
        (Below, this.singles, this.pairs) = (below, singles, pairs);

    /// <summary>Groups with fewer rows are withheld; 0: none is.</summary>
    public int Below { get; }

    /// <summary>Whether any group of one or of two columns is withheld.</summary>
    public bool IsAny => singles.Values.Any(s => s.Count > 0) || pairs.Values.Any(p => p.Count > 0);

    /// <summary>Withholds nothing.</summary>
    public static Withholding None { get; } = Nothing(0);

    /// <summary>Chooses the groups.</summary>
    /// <param name="cells">The finest counts; columns that are not among <paramref name="columns"/> are outcomes, as label and prediction are.</param>
    /// <param name="columns">The columns that make groups, in the order of the card.</param>
    /// <param name="below">Groups with fewer rows are withheld, and of each of them nobody can tell from what is shown that it has fewer; 0 withholds none.</param>
    /// <exception cref="ArgumentException">A name is not a column of the cells.</exception>
    public static Withholding Of(CellTable cells, IReadOnlyList<string> columns, int below)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(below);
        // Outcomes matter only where a group is small, and there are far more cells with them than without.
        return below == 0 || columns.Count == 0 || !GroupCounts.Of(cells.Margin(columns), columns).HasBelow(below) ? Nothing(below) : new Suppression(GroupCounts.Of(cells, columns), below).Choose();
    }

    /// <summary>Whether a group may not be shown; the whole always may.</summary>
    /// <param name="group">The group.</param>
    /// <param name="rows">How many rows what is to be shown of it rests on.</param>
    public bool Hides(GroupKey group, long rows)
    {
        ArgumentNullException.ThrowIfNull(group);
        return !group.Parts.IsEmpty && (rows < Below || Hides([.. group.Parts]));
    }

    /// <summary>Whether one of these values, or two of them together, make a group that is withheld.</summary>
    public bool Hides(IReadOnlyList<KeyValuePair<string, string?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var i = 0; i < values.Count; i++)
        {
            if (singles.TryGetValue(values[i].Key, out var hidden) && hidden.Contains(Spelt(values[i].Value)))
                return true;
            for (var j = 0; j < values.Count; j++)
            {
                if (pairs.TryGetValue((values[i].Key, values[j].Key), out var both) && both.Contains((Spelt(values[i].Value), Spelt(values[j].Value))))
                    return true;
            }
        }

        return false;
    }

    // No value is a value of its own.
    internal static string Spelt(string? value) => value is null ? "" : "=" + value;

    private static Withholding Nothing(int below) =>
        new(below, new Dictionary<string, HashSet<string>>(StringComparer.Ordinal), new Dictionary<(string, string), HashSet<(string, string)>>());
}
