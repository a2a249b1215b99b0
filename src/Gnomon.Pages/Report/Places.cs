using Gnomon.Report;

namespace Gnomon.Pages.Report;

/// <summary>The figures of one data set along one set of the measure's own axes: a row a place, a column a metric.</summary>
/// <param name="Axes">The names of the axes.</param>
/// <param name="Metrics">The ids of the metrics, in the order in which they were measured.</param>
/// <param name="Rows">The places, each of a group, with the figure of each metric that is there.</param>
public sealed record Places(IReadOnlyList<string> Axes, IReadOnlyList<string> Metrics, IReadOnlyList<PlaceRow> Rows)
{
    /// <summary>All of a data set, in the order in which they were measured.</summary>
    public static IReadOnlyList<Places> Of(ReportInput input, string measure) =>
    [
        .. input.Measurements
            .Where(m => m.At is not null && string.Equals(m.Measure, measure, StringComparison.Ordinal))
            .GroupBy(m => (m.By is not null, string.Join('\n', m.At!.Parts.Select(p => p.Key))))
            .Select(g => From([.. g])),
    ];

    private static Places From(List<Measurement> figures) => new(
        [.. figures[0].At!.Parts.Select(p => p.Key)],
        [.. figures.Select(f => f.Id).Distinct(StringComparer.Ordinal)],
        [.. figures.GroupBy(f => (f.Group, By: string.Join('\n', f.By ?? []), f.At)).Select(r => new PlaceRow(r.Key.Group, r.First().By, r.Key.At!, [.. r]))]);
}

/// <summary>One place of one group, or of a comparison of groups.</summary>
public sealed record PlaceRow(GroupKey? Group, IReadOnlyList<string>? By, GroupKey At, IReadOnlyList<Measurement> Figures)
{
    /// <summary>The figure of a metric here; null where there is none.</summary>
    public Measurement? Find(string metric) => Figures.FirstOrDefault(f => string.Equals(f.Id, metric, StringComparison.Ordinal));
}
