using Gnomon.Columns;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>
/// Whether a group is selected less often among people who are alike in a control column: the difference of its selection rate to that of all
/// other rows, within each value of the control, put together by Mantel and Haenszel's weights with the variance of Sato (1989), Biometrics 45:1323-1324. A gap of the
/// whole that is none within any value comes of where the groups are, not of how they are treated there; the other way round as well.
/// </summary>
/// <param name="scope">The measure.</param>
/// <param name="cells">Cells whose last column is the control.</param>
/// <param name="by">The group column.</param>
internal sealed class ConditionalParity(MeasureScope scope, CellTable cells, string by)
{
    public const string Control = "=control";

    private const string Difference = "fairness.conditional_difference", Within = "fairness.selection_rate_within";

    // Below this a normal limit says too little.
    private const long Few = 30;

    private static readonly FairnessMetric Selected = FairnessMetric.SelectionRate;

    public static IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        new(Difference, "1", -1, 1, MetricKind.Group, NeedsLabel: false, NeedsFavourable: false) { CanBeCriterion = false },
        new(Within, "1", 0, 1, MetricKind.Group, NeedsLabel: false, NeedsFavourable: false),
    ];

    /// <summary>What is said where rows have weights, or units several rows.</summary>
    public static MeasuredValue NotForDesigns => MeasuredValue.Unknown(UnknownCause.NotModelled, $"{Difference}: not worked out for sampling weights or repeated units yet", "data with one row for each unit, equally drawn");

    public IEnumerable<Measurement> All()
    {
        var strata = Grouping.Of(cells, [by, Control]).Groups.GroupBy(g => g.Key.Parts[1].Value, StringComparer.Ordinal)
            .Select(s => (Value: s.Key, Groups: s.ToDictionary(g => g.Key.Parts[0].Value ?? "\0", g => g, StringComparer.Ordinal))).ToArray();
        foreach (var group in Grouping.Of(cells, [by]).Groups)
        {
            var key = group.Key.Parts[0].Value ?? "\0";
            foreach (var (value, groups) in strata.Where(s => s.Groups.ContainsKey(key)))
                yield return InStratum(group, value, groups[key]);
            var tables = strata.Where(s => s.Groups.ContainsKey(key)).Select(s => Stratum.Of(s.Groups.Values, s.Groups[key])).Where(s => s is { Rows: > 0, Others: > 0 }).ToArray();
            yield return scope.Measurement(Difference, tables.Sum(t => t.Rows), "1", Value(group, tables)) with { Group = group.Key, Against = "rest" };
        }
    }

    private Measurement InStratum(GroupRows group, string? value, GroupRows rows)
    {
        var shown = scope.IsWithheld(rows) || scope.IsWithheld(group) ? new MeasuredValue.NotKnown([Reasons.Withheld(group.Key, scope.PublishSize)]) : FigureValue.Of(Selected, rows);
        return scope.Measurement(Within, Selected.Rows(rows.Counts), "1", shown) with { Group = group.Key, At = new GroupKey([KeyValuePair.Create("control", value)]) };
    }

    private MeasuredValue Value(GroupRows group, Stratum[] tables)
    {
        if (scope.IsWithheld(group))
            return new MeasuredValue.NotKnown([Reasons.Withheld(group.Key, scope.PublishSize)]);
        if (tables.Length == 0)
            return new MeasuredValue.NotKnown([Reasons.ZeroDenominator(Difference, group.Key)]);
        if (tables.Sum(t => t.Rows) < Few || tables.Sum(t => t.Others) < Few)
            return MeasuredValue.Unknown(UnknownCause.TooFew, $"{Difference}: fewer than {Few} rows of {group.Key}, or of the others, share a value of the control", "more rows, or a coarser control");
        double weight = tables.Sum(t => t.Weight), point = tables.Sum(t => t.Weight * t.Gap) / weight;
        var variance = ((point * tables.Sum(t => t.P)) + tables.Sum(t => t.Q)) / (weight * weight);
        if (!(variance > 0))
            return MeasuredValue.Unknown(UnknownCause.Undecided, $"{Difference} of {group.Key}: all or none are selected wherever groups meet, so chance cannot be told from the rows", "rows of both outcomes");
        var half = Tail.NormalDeviate(Tail.Standard) * Math.Sqrt(variance);
        return new MeasuredValue.Known(Shown.Estimate(point, Math.Max(-1, point - half), Math.Min(1, point + half), "mantel-haenszel"));
    }

    // Selected and all of the group, selected and all of the others, within one value of the control.
    private sealed record Stratum(long Hits, long Rows, long OtherHits, long Others)
    {
        private double All => Rows + Others;

        public double Weight => Rows * (Others / All);

        public double Gap => ((double)Hits / Rows) - ((double)OtherHits / Others);

        public double P => (((double)Rows * Rows * OtherHits) - ((double)Others * Others * Hits) + ((double)Rows * Others * (Others - Rows) / 2)) / (All * All);

        public double Q => (((double)Hits * (Others - OtherHits)) + ((double)OtherHits * (Rows - Hits))) / (2 * All);

        public static Stratum Of(IEnumerable<GroupRows> groups, GroupRows own)
        {
            var counts = Selected.Rates[0].Count(own.Counts);
            var others = groups.Where(g => !g.Key.Equals(own.Key)).Select(g => Selected.Rates[0].Count(g.Counts)).ToArray();
            return new Stratum(counts.Successes, counts.Trials, others.Sum(o => o.Successes), others.Sum(o => o.Trials));
        }
    }
}
