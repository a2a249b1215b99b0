using Gnomon.Report;

namespace Gnomon.Pages.Report;

/// <summary>The figures of one data set along one set of the measure's own axes: a row a place, a column a metric.</summary>
/// <param name="Axes">The names of the axes.</param>
/// <param name="Metrics">The ids of the metrics, in the order in which they were measured.</param>
/// <param name="Rows">The places, each of a group, with the figure of each metric that is there.</param>
public sealed record Places(IReadOnlyList<string> Axes, IReadOnlyList<string> Metrics, IReadOnlyList<PlaceRow> Rows)
{
    /// <summary>Whether other metrics have a table along the same axes, so that the axes alone are no title.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>All of a data set, in the order in which they were measured; confusion matrices have squares of their own.</summary>
    public static IReadOnlyList<Places> Of(ReportInput input, string measure) =>
    [
        .. ConfusionSquare.Among([.. LoneGroupings.In(input.Measurements).Others(measure)]).Others
            .Where(m => m.At is not null)
            .GroupBy(m => (m.By is not null, string.Join('\n', m.At!.Parts.Select(p => p.Key))))
            .SelectMany(g => Along([.. g])),
    ];

    // Metrics share a table where the places of one are among those of the other; else most of its fields would be empty.
    private static IEnumerable<Places> Along(List<Measurement> figures)
    {
        List<(HashSet<object> Rows, List<Measurement> Figures)> tables = [];
        foreach (var metric in figures.GroupBy(f => f.Id, StringComparer.Ordinal))
        {
            var rows = metric.Select(f => (object)Row(f)).ToHashSet();
            var table = tables.Find(t => t.Rows.IsSupersetOf(rows) || t.Rows.IsSubsetOf(rows));
            if (table.Rows is null)
                tables.Add(table = ([], []));
            table.Rows.UnionWith(rows);
            table.Figures.AddRange(metric);
        }

        return tables.Select(t => From(t.Figures) with { IsOneOfSeveral = tables.Count > 1 });
    }

    private static Places From(List<Measurement> figures) => new(
        [.. figures[0].At!.Parts.Select(p => p.Key)],
        [.. figures.Select(f => f.Id).Distinct(StringComparer.Ordinal)],
        [.. figures.GroupBy(Row).Select(r => new PlaceRow(r.Key.Group, r.First().By, r.Key.At, [.. r]))]);

    private static (GroupKey? Group, string By, GroupKey At) Row(Measurement figure) => (figure.Group, string.Join('\n', figure.By ?? []), figure.At!);
}

/// <summary>One place of one group, or of a comparison of groups.</summary>
public sealed record PlaceRow(GroupKey? Group, IReadOnlyList<string>? By, GroupKey At, IReadOnlyList<Measurement> Figures)
{
    /// <summary>The figure of a metric here; null where there is none.</summary>
    public Measurement? Find(string metric) => Figures.FirstOrDefault(f => string.Equals(f.Id, metric, StringComparison.Ordinal));
}
