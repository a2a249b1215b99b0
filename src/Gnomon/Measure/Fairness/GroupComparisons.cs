using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>The comparisons of the groups of one grouping: between the groups, and with the whole.</summary>
internal sealed class GroupComparisons(MeasureScope scope, Grouping grouping, GroupRows whole)
{
    public IEnumerable<Measurement> All()
    {
        foreach (var comparison in Comparison.OfMetrics)
        {
            yield return Between(comparison);
            if (comparison.Against is not null)
                yield return ToOverall(comparison);
        }

        foreach (var comparison in Comparison.Named)
            yield return Between(comparison);
        foreach (var impact in ImpactRatios())
            yield return impact;
    }

    private Measurement Between(Comparison comparison)
    {
        var (kept, leftOut) = Split(comparison);
        return Row(comparison, comparison.Against, kept, leftOut, BetweenValue(comparison, kept));
    }

    private MeasuredValue BetweenValue(Comparison comparison, IReadOnlyList<GroupRows> kept)
    {
        if (NoValue(comparison, kept) is { } reason)
            return new MeasuredValue.NotKnown([reason]);
        var rows = kept.Select(g => g.Counts).ToArray();
        if (comparison.IsCount)
            return Exact(WorstPoint.Of(comparison, [[.. rows.Select(r => (double)r.Rows)]]));
        var worst = WorstCase.Of(comparison, rows);
        if (worst.Point is not { } point)
            return new MeasuredValue.NotKnown([Reasons.RatioOfZeros(comparison.Id)]);
        var (low, high) = worst.At(Tail.Standard);
        return new MeasuredValue.Known(Shown.Estimate(point, low, high, comparison.Mean ? "simultaneous" : "worst-case"));
    }

    private Measurement ToOverall(Comparison comparison)
    {
        var (kept, leftOut) = Split(comparison);
        return Row(comparison, "overall", kept, leftOut, ToOverallValue(comparison, kept));
    }

    private MeasuredValue ToOverallValue(Comparison comparison, IReadOnlyList<GroupRows> kept)
    {
        if (NoValue(comparison, kept) is { } reason)
            return new MeasuredValue.NotKnown([reason]);
        var rows = kept.Select(g => g.Counts).ToArray();
        if (comparison.IsCount)
        {
            return Exact(comparison.Kind == ComparisonKind.Ratio
                ? rows.Min(r => (double)r.Rows / whole.Rows)
                : rows.Max(r => whole.Rows - r.Rows));
        }

        var value = new OverallComparison(comparison.Kind, comparison.Parts[0], rows, whole.Counts).Value();
        return value is null ? new MeasuredValue.NotKnown([Reasons.RatioOfZeros(comparison.Id)]) : new MeasuredValue.Known(value);
    }

    private IEnumerable<Measurement> ImpactRatios()
    {
        if (scope.Declaration.Favourable is not { } favourable)
        {
            yield return Row(Comparison.ImpactRatio(favourable: true), "best", [], [], new MeasuredValue.NotKnown([Reasons.NoFavourable(scope.Measure)]));
            yield break;
        }

        var comparison = Comparison.ImpactRatio(favourable);
        var (kept, _) = Split(comparison);
        foreach (var group in grouping.Groups)
        {
            var value = Reason(comparison, group, kept) is { } reason ? new MeasuredValue.NotKnown([reason]) : ImpactRatio.Of(comparison, kept, group);
            yield return scope.Measurement("fairness.impact_ratio", comparison.Rows(group.Counts), "1", value) with { Group = group.Key, Against = "best" };
        }

        yield return Between(comparison);
    }

    private Unknown? Reason(Comparison comparison, GroupRows group, IReadOnlyList<GroupRows> kept) =>
        scope.IsWithheld(group) ? Reasons.Withheld(group.Key, scope.PublishSize)
        : comparison.LeastDenominator(group.Counts) == 0 ? Reasons.ZeroDenominator("fairness.impact_ratio", group.Key)
        : kept.Count < 2 ? Reasons.OneGroup(grouping.By, kept.Count)
        : null;

    private Unknown? NoValue(Comparison comparison, IReadOnlyList<GroupRows> kept)
    {
        if (comparison.NeedsLabel && !scope.HasLabel)
            return Reasons.NoLabel(scope.Measure, comparison.Id);
        var needed = comparison.Against is null ? 1 : 2;
        return kept.Count < needed ? Reasons.OneGroup(grouping.By, kept.Count) : null;
    }

    // A withheld group is left out of what is shown, or its value could be read from the comparison; deciding still counts it.
    private (IReadOnlyList<GroupRows> Kept, IReadOnlyList<GroupKey> LeftOut) Split(Comparison comparison)
    {
        var kept = grouping.Groups.Where(g => !scope.IsWithheld(g) && comparison.LeastDenominator(g.Counts) > 0).ToArray();
        return (kept, [.. grouping.Groups.Except(kept).Select(g => g.Key)]);
    }

    private Measurement Row(
        Comparison comparison, string? against, IReadOnlyList<GroupRows> kept, IReadOnlyList<GroupKey> leftOut, MeasuredValue value) =>
        scope.Measurement(comparison.Id, kept.Sum(g => comparison.Rows(g.Counts)), comparison.Unit, value) with
        {
            By = grouping.By,
            Against = against,
            LeftOut = leftOut,
        };

    private static MeasuredValue.Known Exact(double? point) =>
        new(Estimate.Exact(point ?? throw new InvalidOperationException("groups have rows, so their counts have a ratio")));
}
