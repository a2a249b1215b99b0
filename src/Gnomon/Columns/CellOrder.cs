namespace Gnomon.Columns;

/// <summary>The one order of cells: key by key in UTF-16 code units with null first, then label and prediction null, false, true.</summary>
internal sealed class CellOrder : IComparer<Cell>
{
    internal static CellOrder Instance { get; } = new();

    public int Compare(Cell x, Cell y)
    {
        var order = Keys(x.Key, y.Key);
        if (order != 0)
            return order;
        var label = Nullable.Compare(x.Label, y.Label);
        return label != 0 ? label : Nullable.Compare(x.Prediction, y.Prediction);
    }

    /// <summary>Sorts, and adds up the cells that are one.</summary>
    internal static List<Cell> Canonical(IEnumerable<Cell> cells)
    {
        var (sorted, isSorted) = Gathered(cells);
        if (isSorted)
            return sorted;
        sorted.Sort(Instance);
        var merged = new List<Cell>(sorted.Count);
        foreach (var cell in sorted)
        {
            if (merged.Count > 0 && Instance.Compare(merged[^1], cell) == 0)
                merged[^1] = Sum(merged[^1], cell);
            else
                merged.Add(cell);
        }

        return merged;
    }

    // A margin mostly keeps the first columns, so that many neighbours become few cells before anything is sorted. What was sorted once comes sorted from the child,
    // from a file, and as most margins.
    private static (List<Cell> Cells, bool IsSorted) Gathered(IEnumerable<Cell> cells)
    {
        var (gathered, start, isSorted) = (new List<Cell>(cells.TryGetNonEnumeratedCount(out var count) ? count : 0), 0, true);
        foreach (var cell in cells)
        {
            var order = gathered.Count == 0 ? 0 : Keys(gathered[start].Key, cell.Key);
            isSorted &= order <= 0;
            if (order != 0)
                start = gathered.Count;
            var same = start;
            while (same < gathered.Count && (gathered[same].Label != cell.Label || gathered[same].Prediction != cell.Prediction))
                same++;
            if (same < gathered.Count)
            {
                gathered[same] = Sum(gathered[same], cell);
            }
            else
            {
                isSorted &= start == gathered.Count || Instance.Compare(gathered[^1], cell) < 0;
                gathered.Add(cell);
            }
        }

        return (gathered, isSorted);
    }

    private static Cell Sum(Cell one, Cell other) => one with { Count = checked(one.Count + other.Count) };

    private static int Keys(IReadOnlyList<string?> one, IReadOnlyList<string?> other)
    {
        if (ReferenceEquals(one, other))
            return 0;
        for (var i = 0; i < one.Count; i++)
        {
            // Neighbours mostly share their texts.
            var (text, next) = (one[i], other[i]);
            if (!ReferenceEquals(text, next) && string.CompareOrdinal(text, next) is not 0 and var order)
                return order;
        }

        return 0;
    }
}
