using Gnomon.Measure.Fairness;

namespace Gnomon.Measure.Robustness;

/// <summary>The pairs of one change by the groups of some columns.</summary>
internal sealed record PairGroups(IReadOnlyList<string> By, IReadOnlyList<(GroupKey Key, PairSet Pairs)> Groups)
{
    /// <summary>The whole, then each column, then each pair of columns, groups in the order of their values.</summary>
    public static IEnumerable<PairGroups> Every(IReadOnlyList<PairCell> cells, IReadOnlyList<string> names) =>
        new IReadOnlyList<string>[] { [] }.Concat(Grouping.Every(names)).Select(by => Of(cells, names, by));

    private static PairGroups Of(IReadOnlyList<PairCell> cells, IReadOnlyList<string> names, IReadOnlyList<string> by)
    {
        int[] places = [.. by.Select(b => names.ToList().IndexOf(b))];
        var groups = cells.GroupBy(c => new GroupKey(places.Select(p => KeyValuePair.Create(names[p], c.Groups[p]))))
            .OrderBy(g => string.Join('\u0001', g.Key.Parts.Select(p => p.Value is null ? "\u0000" : p.Value)), StringComparer.Ordinal);
        return new PairGroups(by, [.. groups.Select(g => (g.Key, new PairSet([.. g])))]);
    }
}
