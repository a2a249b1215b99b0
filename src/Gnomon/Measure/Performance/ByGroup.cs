using Gnomon.Columns;

namespace Gnomon.Measure.Performance;

/// <summary>The cells of one group, by whatever columns follow the group's own.</summary>
internal sealed record ByGroup(GroupKey Key, IReadOnlyList<Cell> Cells)
{
    /// <summary>The groups that some columns make, in the order of the cells; by no column the whole, also where there are no rows.</summary>
    public static IReadOnlyList<ByGroup> Of(CellTable cells, IReadOnlyList<string> by, params IReadOnlyList<string> values)
    {
        var margin = cells.Margin([.. by, .. values]).Cells;
        return by.Count == 0
            ? [new ByGroup(GroupKey.Whole, margin)]
            : [.. margin.GroupBy(c => new GroupKey(by.Zip(c.Key, KeyValuePair.Create))).Select(g => new ByGroup(g.Key, [.. g]))];
    }
}
