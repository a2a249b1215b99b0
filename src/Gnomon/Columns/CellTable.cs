namespace Gnomon.Columns;

/// <summary>
/// The finest integer counts of a data set. Every margin is a sum of cells, and cells of shards add up. Cells are sorted, so that
/// the same data give the same table whatever the number of threads.
/// </summary>
public sealed class CellTable
{
    /// <exception cref="ArgumentException">A key is not as long as the list of group names, or a count is below 1.</exception>
    public CellTable(IReadOnlyList<string> groupNames, IEnumerable<Cell> cells, IReadOnlyList<InputFile> inputs, long? distinctUnits)
    {
        ArgumentNullException.ThrowIfNull(groupNames);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(inputs);
        (GroupNames, Cells, DistinctUnits) = ([.. groupNames], CellOrder.Canonical(cells), distinctUnits);
        Inputs = [.. inputs.OrderBy(i => i.Name, StringComparer.Ordinal)];
        if (Cells.Any(c => c.Key.Count != GroupNames.Count || c.Count < 1))
            throw new ArgumentException("a cell has one value for each group column and counts at least one row", nameof(cells));
        Rows = Cells.Sum(c => c.Count);
    }

    /// <summary>The group columns, in the order of the card.</summary>
    public IReadOnlyList<string> GroupNames { get; }

    /// <summary>The cells, sorted by key (ordinal, null first), label and prediction (null, false, true); none twice.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The files counted, sorted by name.</summary>
    public IReadOnlyList<InputFile> Inputs { get; }

    /// <summary>All rows: the sum of the cells.</summary>
    public long Rows { get; }

    /// <summary>How many different units the rows are about; null when no unit was declared, or where shards were merged.</summary>
    public long? DistinctUnits { get; }

    /// <summary>The same counts by fewer group columns, in the order asked for; by none, of the whole.</summary>
    /// <exception cref="ArgumentException">A name is not a group column.</exception>
    public CellTable Margin(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var columns = names.Select(Column).ToArray();
        return new CellTable(names, Projected(columns), Inputs, DistinctUnits);
    }

    // Neighbours whose keys become one share it.
    internal IEnumerable<Cell> Projected(int[] columns)
    {
        string?[]? last = null;
        foreach (var cell in Cells)
        {
            if (last is null || !IsOf(cell.Key, columns, last))
                last = Array.ConvertAll(columns, i => cell.Key[i]);
            yield return cell with { Key = last };
        }
    }

    private static bool IsOf(IReadOnlyList<string?> key, int[] columns, string?[] values)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (!string.Equals(key[columns[i]], values[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>Adds up the counts of shards. Units may occur in several shards, so their number is not known afterwards.</summary>
    /// <exception cref="ArgumentException">There is no shard, or the group columns differ.</exception>
    public static CellTable Merge(params IReadOnlyList<CellTable> shards)
    {
        ArgumentNullException.ThrowIfNull(shards);
        if (shards.Count == 0 || shards.Any(s => !s.GroupNames.SequenceEqual(shards[0].GroupNames, StringComparer.Ordinal)))
            throw new ArgumentException("shards have the same group columns in the same order", nameof(shards));
        return shards.Count == 1
            ? shards[0]
            : new CellTable(shards[0].GroupNames, shards.SelectMany(s => s.Cells), [.. shards.SelectMany(s => s.Inputs)], distinctUnits: null);
    }

    /// <summary>The key of a cell as the noun that all stages know.</summary>
    public GroupKey KeyOf(Cell cell) => new(GroupNames.Zip(cell.Key, KeyValuePair.Create));

    private int Column(string name)
    {
        var column = GroupNames.ToList().IndexOf(name);
        return column >= 0 ? column : throw new ArgumentException($"{name} is not a group column", nameof(name));
    }
}
