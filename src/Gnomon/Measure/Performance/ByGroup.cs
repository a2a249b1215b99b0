using Gnomon.Columns;

namespace Gnomon.Measure.Performance;

/// <summary>The cells of one group, by whatever columns follow the group's own.</summary>
internal sealed record ByGroup(GroupKey Key, IReadOnlyList<Cell> Cells)
{
    /// <summary>The groups that some columns make, in the order of the cells; by no column the whole, also where there are no rows.</summary>
    /// <param name="cells">The counts.</param>
    /// <param name="by">The columns that make the groups.</param>
    /// <param name="values">The columns whose values the cells keep after those of the group; cells that are alike in all of these may stand more than once.</param>
    public static IReadOnlyList<ByGroup> Of(CellTable cells, IReadOnlyList<string> by, params IReadOnlyList<string> values)
    {
        var places = Places(cells, [.. by, .. values]);
        return [.. Whole(cells, by).Select(g => new ByGroup(g.Key, [.. g.Cells.Select(c => c with { Key = Array.ConvertAll(places, i => c.Key[i]) })]))];
    }

    /// <summary>The same, each cell with its whole key.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<ByGroup> Whole(CellTable cells, IReadOnlyList<string> by)
    {
        var places = Places(cells, by);
        var groups = new SortedDictionary<string?[], List<Cell>>(Comparer<string?[]>.Create((x, y) => x!.Zip(y!, string.CompareOrdinal).FirstOrDefault(c => c != 0)));
        if (by.Count == 0)
            groups.Add([], []);
        var (last, own) = ((string?[]?)null, new List<Cell>());
        foreach (var cell in cells.Cells)
        {
            // Cells are sorted, so the group is mostly that of the cell before.
            if (last is null || !IsOf(cell, places, last))
            {
                last = Array.ConvertAll(places, i => cell.Key[i]);
                if (!groups.TryGetValue(last, out var found))
                    groups.Add(last, found = []);
                own = found;
            }

            own.Add(cell);
        }

        return [.. groups.Select(g => new ByGroup(new GroupKey(by.Zip(g.Key, KeyValuePair.Create)), g.Value))];
    }

    private static int[] Places(CellTable cells, IReadOnlyList<string> names) =>
        [.. names.Select(name => cells.GroupNames.Index().First(g => string.Equals(g.Item, name, StringComparison.Ordinal)).Index)];

    private static bool IsOf(Cell cell, int[] places, string?[] key)
    {
        for (var i = 0; i < key.Length; i++)
        {
            if (!string.Equals(cell.Key[places[i]], key[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }
}
