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
        return [.. Runs(cells, by).Select(g => new ByGroup(g.Key, [.. g.Runs.SelectMany(r => Enumerable.Range(r.Start, r.End - r.Start)).Select(c => cells.Cells[c] with { Key = Array.ConvertAll(places, i => cells.Cells[c].Key[i]) })]))];
    }

    /// <summary>The same as runs of places in the table: from the first up to the one after the last.</summary>
    /// <inheritdoc cref="Of"/>
    public static IEnumerable<(GroupKey Key, IReadOnlyList<(int Start, int End)> Runs)> Runs(CellTable cells, IReadOnlyList<string> by)
    {
        var places = Places(cells, by);
        var groups = new SortedDictionary<string?[], List<(int Start, int End)>>(Comparer<string?[]>.Create((x, y) => x!.Zip(y!, string.CompareOrdinal).FirstOrDefault(c => c != 0)));
        if (by.Count == 0)
            groups.Add([], []);
        for (var (start, end) = (0, 0); start < cells.Cells.Count; start = end)
        {
            // Cells are sorted, so the group is mostly that of the cell before.
            var key = Array.ConvertAll(places, i => cells.Cells[start].Key[i]);
            do
                end++;
            while (end < cells.Cells.Count && IsOf(cells.Cells[end], places, key));
            if (!groups.TryGetValue(key, out var runs))
                groups.Add(key, runs = []);
            runs.Add((start, end));
        }

        return groups.Select(g => (new GroupKey(by.Zip(g.Key, KeyValuePair.Create)), (IReadOnlyList<(int Start, int End)>)g.Value));
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
