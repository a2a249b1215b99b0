using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;
using MathNet.Numerics.Distributions;

namespace Gnomon.Measure.Drift;

/// <summary>The rates of the system in both periods, for the whole and each group, with their change and the least change that the rows could have shown.</summary>
/// <param name="counted">What was counted.</param>
/// <param name="source">The rows by period, group, label and prediction.</param>
/// <param name="design">How rows were drawn; null where every row counts alike and for itself.</param>
internal sealed class DriftRates(Counted counted, Table source, PeriodDesign? design)
{
    private const double Power = 0.8;

    /// <summary>The rates.</summary>
    public static IReadOnlyList<FairnessMetric> All { get; } =
        [.. FairnessMetric.All.Where(m => m.Name is "selection_rate" or "accuracy" or "true_positive_rate" or "false_positive_rate")];

    public IEnumerable<Measurement> Figures()
    {
        var metrics = All.Where(m => counted.Declaration.Label is not null || !m.NeedsLabel).ToArray();
        var changes = Groups().SelectMany(g => metrics.Select(m => new Change(g.Key, m, g.Then.Count(m.Rates[0]), g.Now.Count(m.Rates[0])))).ToArray();
        var tested = changes.Where(c => c.IsKnown && !IsWithheld(c)).ToArray();
        var corrected = tested.Zip(BenjaminiYekutieli.Adjust([.. tested.Select(c => c.PValue)])).ToDictionary(c => c.First, c => c.Second);
        return changes.SelectMany(c => Of(c, corrected.TryGetValue(c, out var p) ? p : null));
    }

    private IEnumerable<Measurement> Of(Change change, double? p)
    {
        yield return Rate(change, "_then", change.Then);
        yield return Rate(change, "_now", change.Now);
        yield return Row(change, "_change", () => Shown.Estimate(change.Point, change.Limits.Low.Number, change.Limits.High.Number, design is null ? "newcombe" : "newcombe-effective"));
        yield return Row(change, "_change_p", () => Fact(p!.Value, design is null ? "fisher-benjamini-yekutieli" : "fisher-effective-benjamini-yekutieli"));
        yield return Row(change, "_detectable", () => Fact(change.Detectable(Power), "normal"));
    }

    private IEnumerable<(GroupKey Key, WeightedRows Then, WeightedRows Now)> Groups()
    {
        yield return (GroupKey.Whole, Sum(source.Rows, 0), Sum(source.Rows, 1));
        foreach (var (i, group) in counted.Declaration.Groups.Index())
        {
            var column = FormattableString.Invariant($"k{i}");
            foreach (var rows in source.Rows.GroupBy(r => r.Text(column), StringComparer.Ordinal).OrderBy(r => r.Key, StringComparer.Ordinal))
                yield return (new GroupKey([KeyValuePair.Create(group.Key, rows.Key)]), Sum(rows, 0), Sum(rows, 1));
        }
    }

    private WeightedRows Sum(IEnumerable<TableRow> rows, long period) =>
        rows.Where(r => r.Number("period") == period).Aggregate(default(WeightedRows), (sum, r) => sum + WeightedRows.Of(r, design is null ? null : design.Clustered));

    private bool IsWithheld(Change change) => counted.Counts.Withheld.Hides(change.Group, Math.Min(change.Then.Trials, change.Now.Trials));

    private Measurement Rate(Change change, string what, RateCount count)
    {
        var value = IsWithheld(change) ? new MeasuredValue.NotKnown([Reasons.Withheld(change.Group, counted.PublishSize)])
            : count.Trials == 0 ? new MeasuredValue.NotKnown([Reasons.ZeroDenominator("drift." + change.Metric.Name + what, change.Group)])
            : (MeasuredValue)new MeasuredValue.Known(Shown.Estimate(count.Tally.Rate, Ends(count).Low.Number, Ends(count).High.Number, design is null ? "wilson" : "wilson-effective"));
        return counted.Figure("drift." + change.Metric.Name + what, count.Trials, value, source) with { Group = change.Group };
    }

    private static Interval Ends(RateCount count) => Wilson.Of(count.Tally.Successes, count.Tally.Trials);

    private Measurement Row(Change change, string what, Func<Estimate> estimate)
    {
        var value = IsWithheld(change) ? new MeasuredValue.NotKnown([Reasons.Withheld(change.Group, counted.PublishSize)])
            : !change.IsKnown ? new MeasuredValue.NotKnown([Reasons.ZeroDenominator("drift." + change.Metric.Name + what, change.Group)])
            : (MeasuredValue)new MeasuredValue.Known(estimate());
        return counted.Figure("drift." + change.Metric.Name + what, change.Then.Trials + change.Now.Trials, value, source) with { Group = change.Group };
    }

    private static Estimate Fact(double value, string method) => new(value, Limit.At(value), Limit.At(value), 1, method);

    private sealed record Change(GroupKey Group, FairnessMetric Metric, RateCount Then, RateCount Now)
    {
        public bool IsKnown => Then.Trials > 0 && Now.Trials > 0;

        public double Point => Now.Tally.Rate - Then.Tally.Rate;

        public Interval Limits => Newcombe.Difference(Now.Tally.Successes, Now.Tally.Trials, Then.Tally.Successes, Then.Tally.Trials);

        public double PValue => FisherExact.EffectivePValue(Now.Tally.Successes, Now.Tally.Trials, Then.Tally.Successes, Then.Tally.Trials);

        // At the rate of both periods together, one success and one failure added so that it is neither 0 nor 1.
        public double Detectable(double power)
        {
            var rate = (Now.Tally.Successes + Then.Tally.Successes + 1.0) / (Now.Tally.Trials + Then.Tally.Trials + 2.0);
            var deviates = Tail.NormalDeviate(Tail.Standard) + Normal.InvCDF(0, 1, power);
            return Math.Min(1, deviates * Math.Sqrt(rate * (1 - rate) * ((1 / Now.Tally.Trials) + (1 / Then.Tally.Trials))));
        }
    }
}
