namespace Gnomon.Measure.Fairness;

/// <summary>The figures of one group, in the order of the metrics.</summary>
internal sealed class GroupFigures(MeasureScope scope)
{
    public IEnumerable<Measurement> Of(GroupRows group)
    {
        foreach (var metric in FairnessMetric.All)
        {
            yield return Figure(metric, group);
            if (MissingRange(metric, group) is { } range)
                yield return range;
        }

        yield return Missing("fairness.missing_label", group, scope.HasLabel ? group.Counts.MissingLabel : null);
        yield return Missing("fairness.missing_prediction", group, group.Counts.MissingPrediction);
    }

    private Measurement Figure(FairnessMetric metric, GroupRows group) =>
        scope.Measurement(metric.Id, metric.Rows(group.Counts), metric.Unit, Value(metric, group)) with { Group = group.Key };

    private MeasuredValue Value(FairnessMetric metric, GroupRows group)
    {
        if (scope.IsWithheld(group))
            return new MeasuredValue.NotKnown([Reasons.Withheld(group.Key, scope.PublishSize)]);
        return metric.NeedsLabel && !scope.HasLabel
            ? new MeasuredValue.NotKnown([Reasons.NoLabel(scope.Measure, metric.Id)])
            : FigureValue.Of(metric, group);
    }

    private Measurement? MissingRange(FairnessMetric metric, GroupRows group)
    {
        if (scope.IsWithheld(group) || (metric.NeedsLabel && !scope.HasLabel) || FigureValue.MissingRange(metric, group.Counts) is not { } range)
            return null;
        return scope.Measurement(metric.Id + "_if_missing", group.Rows, metric.Unit, new MeasuredValue.Known(range)) with { Group = group.Key };
    }

    private Measurement Missing(string id, GroupRows group, long? rows)
    {
        var value = scope.IsWithheld(group) ? new MeasuredValue.NotKnown([Reasons.Withheld(group.Key, scope.PublishSize)])
            : rows is { } count ? new MeasuredValue.Known(Estimate.Exact(count))
            : (MeasuredValue)new MeasuredValue.NotKnown([Reasons.NoLabel(scope.Measure, id)]);
        return scope.Measurement(id, group.Rows, "{row}", value) with { Group = group.Key };
    }
}
