using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Performance;

/// <summary>The figures of one group of a prediction of many classes.</summary>
internal sealed class ClassFigures(ClassScope scope, GroupKey group, ClassTable table)
{
    public IEnumerable<Measurement> All()
    {
        yield return Row("count", null, table.Rows, "{row}", Exact(table.Rows));
        yield return Row("missing_label", null, table.Rows, "{row}", Exact(table.MissingLabel));
        yield return Row("missing_prediction", null, table.Rows, "{row}", Exact(table.MissingPrediction));
        var hits = table.Classes.Sum(c => c.Hits);
        yield return Row("accuracy", null, table.Known, "1", Rate("accuracy", group, hits, table.Known, j => j, l => l));
        foreach (var metric in ClassMetric.All)
            yield return Row(metric.Name, null, table.Known, "1", Overall(metric));
        foreach (var each in table.Classes.SelectMany(OfClass))
            yield return each;
        foreach (var (label, prediction, rows) in table.Pairs)
            yield return Row("count", At(("label", label), ("prediction", prediction)), rows, "{row}", Exact(rows));
    }

    private IEnumerable<Measurement> OfClass(ClassCount c)
    {
        var at = At(("class", c.Name));
        yield return Row("recall", at, c.Labelled, "1", Rate("recall", at, c.Hits, c.Labelled, j => j, l => l));
        yield return Row("precision", at, c.Predicted, "1", Rate("precision", at, c.Hits, c.Predicted, j => j, l => l));
        yield return Row("f1", at, c.Either, "1", Rate("f1", at, c.Hits, c.Either, Scores.F1, Scores.F1));
    }

    private MeasuredValue Overall(ClassMetric metric)
    {
        if (table.Known == 0)
            return new MeasuredValue.NotKnown([Reasons.ZeroDenominator(Id(metric.Name), group)]);
        if (TwoSpellings(metric.Name) is { } unknown)
            return unknown;
        if (metric.Parts(table).Where(c => metric.Share(c).Trials == 0).Select(c => c.Name).ToArray() is { Length: > 0 } empty)
            return MeasuredValue.Unknown(UnknownCause.ZeroDenominator, $"{Id(metric.Name)}: no row of {group} belongs to the denominator of {string.Join(", ", empty)}", "rows with and predictions of every class");
        var point = metric.Figure([.. table.Classes])!.Value;
        var limits = metric.Limits(table, scope.Seed, $"{scope.Measure}/{Id(metric.Name)}/{group}");
        return limits.Interval is { } interval
            ? new MeasuredValue.Known(Shown.Estimate(point, interval.Low.Number, interval.High.Number, metric.IsMeanOfRates ? "mover-wilson" : "bootstrap-bca"))
            : MeasuredValue.Unknown(UnknownCause.Undecided, $"{Id(metric.Name)} of {group}: {limits.WhyNot}", "more rows of the rarest classes");
    }

    private MeasuredValue? TwoSpellings(string name) => scope.TwoSpellings is { } what
        ? MeasuredValue.Unknown(UnknownCause.Undecided, $"{Id(name)}: {what}", "the same words for the same classes in label and prediction, for example CASE WHEN score >= 0.5 THEN 'yes' ELSE 'no' END")
        : null;

    private MeasuredValue Rate(string name, GroupKey of, long hits, long rows, Func<double, double> figure, Func<Interval, Interval> ends)
    {
        if (rows == 0)
            return new MeasuredValue.NotKnown([Reasons.ZeroDenominator(Id(name), of)]);
        if (TwoSpellings(name) is { } unknown)
            return unknown;
        var interval = ends(Wilson.Of(hits, rows));
        return new MeasuredValue.Known(Shown.Estimate(figure((double)hits / rows), interval.Low.Number, interval.High.Number, "wilson"));
    }

    private Measurement Row(string name, GroupKey? at, long rows, string unit, MeasuredValue value)
    {
        var part = at is not null || !group.Parts.IsEmpty;
        var shown = part && (rows < scope.Withheld.Below || scope.Withheld.Hides(group, rows)) ? new MeasuredValue.NotKnown([Reasons.Withheld(new GroupKey([.. group.Parts, .. at?.Parts ?? []]), scope.Withheld.Below)]) : value;
        return new Measurement(scope.Measure, Id(name), rows, unit, scope.Source, shown) { Group = group, At = at };
    }

    private static GroupKey At(params (string Name, string Value)[] parts) => new(parts.Select(p => KeyValuePair.Create<string, string?>(p.Name, p.Value)));

    private static MeasuredValue.Known Exact(long count) => new(Estimate.Exact(count));

    private static string Id(string name) => "performance." + name;
}

/// <summary>What all figures of one measure share.</summary>
/// <param name="Measure">Its id.</param>
/// <param name="Withheld">The groups that stay listed, their values withheld, and the publish size, below which classes are.</param>
/// <param name="Seed">The seed of the plan.</param>
/// <param name="Source">The digest of the cells.</param>
internal sealed record ClassScope(string Measure, Withholding Withheld, ulong Seed, string Source)
{
    /// <summary>That labels and predictions name no class in common; null where they do.</summary>
    public string? TwoSpellings { get; init; }
}
