using Gnomon.Columns;

namespace Gnomon.Measure.Fairness;

/// <summary>The rows of one group.</summary>
internal sealed record GroupRows(GroupKey Key, Confusion Counts)
{
    public long Rows => Counts.Rows;
}

/// <summary>The groups that some columns make: every combination of values that the data has, in the order of the cells.</summary>
internal sealed record Grouping(IReadOnlyList<string> By, IReadOnlyList<GroupRows> Groups)
{
    /// <summary>Sums the cells over all other columns.</summary>
    /// <exception cref="ArgumentException">A name is not a group column of the table.</exception>
    public static Grouping Of(CellTable cells, IReadOnlyList<string> by, SampleDesign? design = null)
    {
        var designs = design?.By(by);
        var groups = new List<GroupRows>();
        foreach (var cell in cells.Margin(by).Cells)
        {
            var key = new GroupKey(by.Zip(cell.Key, KeyValuePair.Create));
            // Cells are sorted by key, so the rows of one group stand together.
            if (groups.Count == 0 || !groups[^1].Key.Equals(key))
                groups.Add(new GroupRows(key, new Confusion { Design = designs?[key] }));
            groups[^1] = groups[^1] with { Counts = groups[^1].Counts.Add(cell.Label, cell.Prediction, cell.Count) };
        }

        return new Grouping([.. by], groups);
    }

    /// <summary>All rows as one group, also when there are none.</summary>
    public static GroupRows Whole(CellTable cells, SampleDesign? design = null) => new(
        GroupKey.Whole,
        cells.Cells.Aggregate(new Confusion { Design = design?.By([])[GroupKey.Whole] }, (sum, cell) => sum.Add(cell.Label, cell.Prediction, cell.Count)));

    /// <summary>Every column, then every pair of columns, in the order of the card.</summary>
    public static IEnumerable<IReadOnlyList<string>> Every(IReadOnlyList<string> columns)
    {
        foreach (var column in columns)
            yield return [column];
        for (var i = 0; i < columns.Count; i++)
        {
            for (var j = i + 1; j < columns.Count; j++)
                yield return [columns[i], columns[j]];
        }
    }
}
