using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Performance;

/// <summary>The figures of one group of a prediction of many classes.</summary>
/// <param name="scope">What all figures share.</param>
/// <param name="group">The group.</param>
/// <param name="table">Its confusion matrix.</param>
/// <param name="design">Its weights and units; null where each row counts alike and for itself.</param>
internal sealed class ClassFigures(ClassScope scope, GroupKey group, ClassTable table, ClassDesign? design)
{
    private const double Few = 5;

    public IEnumerable<Measurement> All()
    {
        yield return Row("count", null, table.Rows, "{row}", Exact(table.Rows));
        yield return Row("missing_label", null, table.Rows, "{row}", Exact(table.MissingLabel));
        yield return Row("missing_prediction", null, table.Rows, "{row}", Exact(table.MissingPrediction));
        yield return Rate("accuracy", null, table.Classes.Sum(c => c.Hits), table.Known, c => c.Sum(x => x.Hits) / c.Sum(x => x.Labelled), (_, _) => true);
        foreach (var metric in ClassMetric.All)
            yield return Overall(metric);
        foreach (var each in table.Classes.SelectMany(OfClass))
            yield return each;
        foreach (var (label, prediction, rows) in table.Pairs)
            yield return Row("count", At(("label", label), ("prediction", prediction)), rows, "{row}", Exact(rows));
    }

    private IEnumerable<Measurement> OfClass(ClassCount c)
    {
        var at = At(("class", c.Name));
        double? Own(IReadOnlyCollection<ClassCount> classes, Func<ClassCount, double?> figure) => figure(classes.First(x => x.Name.Equals(c.Name, StringComparison.Ordinal)));
        yield return Rate("recall", at, c.Hits, c.Labelled, all => Own(all, x => x.Hits / x.Labelled), (y, _) => y.Equals(c.Name, StringComparison.Ordinal));
        yield return Rate("precision", at, c.Hits, c.Predicted, all => Own(all, x => x.Precision), (_, p) => p.Equals(c.Name, StringComparison.Ordinal));
        yield return Rate("f1", at, c.Hits, c.Either, all => Own(all, x => x.Hits / x.Either), (y, p) => y.Equals(c.Name, StringComparison.Ordinal) || p.Equals(c.Name, StringComparison.Ordinal), Scores.F1, Scores.F1);
    }

    private Measurement Overall(ClassMetric metric)
    {
        if (table.Known == 0)
            return Row(metric.Name, null, table.Known, "1", new MeasuredValue.NotKnown([Reasons.ZeroDenominator(Id(metric.Name), group)]));
        if (TwoSpellings(metric.Name) is { } unknown)
            return Row(metric.Name, null, table.Known, "1", unknown);
        if (metric.Parts(table).Where(c => metric.Share(c).Trials == 0).Select(c => c.Name).ToArray() is { Length: > 0 } empty)
            return Row(metric.Name, null, table.Known, "1", MeasuredValue.Unknown(UnknownCause.ZeroDenominator, $"{Id(metric.Name)}: no row of {group} belongs to the denominator of {string.Join(", ", empty)}", "rows with and predictions of every class"));
        var levels = Linearised((design ?? ClassDesign.Plain(table)).Estimate(table, metric.Figure));
        var value = design is null ? Undesigned(metric) : levels.Value;
        // What chance does to it is not known of a group's own figure, and so not of its comparison.
        return Row(metric.Name, null, table.Known, "1", value, value is MeasuredValue.Known ? levels : null);
    }

    private MeasuredValue Undesigned(ClassMetric metric)
    {
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

    // A proportion, or a growing function of one: F1 of the Jaccard index.
    private Measurement Rate(string name, GroupKey? at, double hits, double rows, Func<IReadOnlyCollection<ClassCount>, double?> weighted, Func<string, string, bool> rests,
        Func<double, double>? figure = null, Func<Interval, Interval>? ends = null)
    {
        if (rows == 0)
            return Row(name, at, (long)rows, "1", new MeasuredValue.NotKnown([Reasons.ZeroDenominator(Id(name), at ?? group)]));
        if (TwoSpellings(name) is { } unknown)
            return Row(name, at, (long)rows, "1", unknown);
        Interval Ends(Interval interval) => ends is null ? interval : ends(interval);
        if (design is not null && design.Estimate(table, weighted, rests) is var share)
        {
            var levels = new Levels(figure is null ? share.Point : figure(share.Point), "wilson-effective", error => Ends(share.Proportion(error)));
            return Row(name, at, (long)rows, "1", levels.Value, levels);
        }

        var (point, wilson) = (figure is null ? hits / rows : figure(hits / rows), Ends(Wilson.Of(hits, rows)));
        return Row(name, at, (long)rows, "1", new MeasuredValue.Known(Shown.Estimate(point, wilson.Low.Number, wilson.High.Number, "wilson")), new Levels(point, "wilson", error => Ends(Decided(hits, rows, error))));
    }

    // Wilson's tails are too thin where few are right or wrong (docs/design/worst-case-criteria.md).
    private static Interval Decided(double hits, double rows, double error) => Math.Min(hits, rows - hits) < Few ? ClopperPearson.Of(hits, rows, error) : Wilson.Of(hits, rows, error);

    private static Levels Linearised(RatioEstimate estimate) => new(estimate.Point, "wilson-effective", error => estimate.Proportion(error));

    private Measurement Row(string name, GroupKey? at, long rows, string unit, MeasuredValue value, Levels? levels = null)
    {
        var part = at is not null || !group.Parts.IsEmpty;
        var withheld = part && (rows < scope.Withheld.Below || scope.Withheld.Hides(group, rows));
        var shown = withheld ? new MeasuredValue.NotKnown([Reasons.Withheld(new GroupKey([.. group.Parts, .. at?.Parts ?? []]), scope.Withheld.Below)]) : value;
        return new Measurement(scope.Measure, Id(name), rows, unit, scope.Source, shown) { Group = group, At = at, Levels = withheld ? null : levels };
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
