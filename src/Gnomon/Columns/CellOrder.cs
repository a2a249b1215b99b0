namespace Gnomon.Columns;

/// <summary>The one order of cells: key by key in UTF-16 code units with null first, then label and prediction null, false, true.</summary>
internal sealed class CellOrder : IComparer<Cell>
{
    internal static CellOrder Instance { get; } = new();

    public int Compare(Cell x, Cell y)
    {
        for (var i = 0; i < x.Key.Count; i++)
        {
            var order = string.CompareOrdinal(x.Key[i], y.Key[i]);
            if (order != 0)
                return order;
        }

        var label = Nullable.Compare(x.Label, y.Label);
        return label != 0 ? label : Nullable.Compare(x.Prediction, y.Prediction);
    }

    /// <summary>Sorts, and adds up the cells that are one.</summary>
    internal static List<Cell> Canonical(IEnumerable<Cell> cells)
    {
        var sorted = cells.ToList();
        if (!IsSorted(sorted))
            sorted.Sort(Instance);
        var merged = new List<Cell>(sorted.Count);
        foreach (var cell in sorted)
        {
            if (merged.Count > 0 && Instance.Compare(merged[^1], cell) == 0)
                merged[^1] = cell with { Count = checked(merged[^1].Count + cell.Count) };
            else
                merged.Add(cell);
        }

        return merged;
    }

    // What was sorted once comes sorted from the child, from a file, and as most margins.
    private static bool IsSorted(List<Cell> cells)
    {
        for (var i = 1; i < cells.Count; i++)
        {
            if (Instance.Compare(cells[i - 1], cells[i]) > 0)
                return false;
        }

        return true;
    }
}
