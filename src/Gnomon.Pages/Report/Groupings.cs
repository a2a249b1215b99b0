using Gnomon.Report;

namespace Gnomon.Pages.Report;

/// <summary>The figures of one data set by one set of group columns; what the criteria look at first, the rest apart.</summary>
public sealed record Grouping(IReadOnlyList<string> By, IReadOnlyList<RateFigures> Main, IReadOnlyList<RateFigures> Others)
{
    /// <summary>All groupings of a data set, in the order in which they were measured; the whole is not one of them.</summary>
    public static IReadOnlyList<Grouping> Of(ReportInput input, string measure)
    {
        var main = input.Plan.Profile.Criteria.Select(c => MetricId.Of(c.Measure).Rate).DefaultIfEmpty("fairness.selection_rate").ToHashSet(StringComparer.Ordinal);
        return
        [
            .. LoneGroupings.In(input.Measurements).Others(measure)
                .Where(m => m.At is null && Columns(m).Count > 0 && MetricId.Of(m.Id).Name is not "count")
                .GroupBy(m => string.Join('\n', Columns(m)), StringComparer.Ordinal)
                .Select(g => From([.. g], main)),
        ];
    }

    /// <summary>The figures of the whole data set.</summary>
    public static IReadOnlyList<Measurement> Whole(ReportInput input, string measure) =>
        [.. input.Measurements.Where(m => string.Equals(m.Measure, measure, StringComparison.Ordinal) && m.At is null && m.Group is { Parts.IsEmpty: true })];

    // The least and the greatest stand in the table of the groups already, and named comparisons repeat a rate's own: both go apart.
    private static Grouping From(List<Measurement> figures, HashSet<string> main)
    {
        var rates = figures.GroupBy(m => MetricId.Of(m.Id).Stem, StringComparer.Ordinal)
            .Select(r => new RateFigures(r.Key, [.. r.Where(m => m.Group is not null)], [.. r.Where(m => m.Group is null)]))
            .ToList();
        var named = new RateFigures("", [], [.. rates.Where(r => r.Groups.Count == 0).SelectMany(r => r.Comparisons)]);
        List<RateFigures> grouped = [.. rates.Where(r => r.Groups.Count > 0)];
        return new(
            Columns(figures[0]),
            [.. grouped.Where(r => main.Contains(r.Id)).Select(r => r with { Comparisons = [.. r.Comparisons.Where(c => MetricId.Of(c.Id).Comparison is "difference" or "ratio")] })],
            [.. grouped.Where(r => !main.Contains(r.Id)), .. named.Comparisons.Count > 0 ? [named] : Array.Empty<RateFigures>()]);
    }

    private static IReadOnlyList<string> Columns(Measurement m) => m.By ?? (m.Group is { } group ? [.. group.Parts.Select(p => p.Key)] : []);
}

/// <summary>One rate: its value in each group, and how the groups compare in it.</summary>
public sealed record RateFigures(string Id, IReadOnlyList<Measurement> Groups, IReadOnlyList<Measurement> Comparisons);
