using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Scoring;

/// <summary>
/// The share of each group whose score lies above the median of the whole sample, and its ratio to that of the best group: the impact ratio
/// that New York City's 6 RCNY 5-300 defines for tools that score. A higher score is taken to help the person. Labels are not read.
/// </summary>
internal sealed class ScoringRates
{
    private readonly string measure, source;
    private readonly Withholding withheld;
    private readonly IReadOnlyList<AboveMedian> groups;
    private readonly bool outside;

    private ScoringRates(string measure, Withholding withheld, string source, IReadOnlyList<AboveMedian> groups, bool outside) =>
        (this.measure, this.withheld, this.source, this.groups, this.outside) = (measure, withheld, source, groups, outside);

    /// <param name="groups">The groups of one grouping.</param>
    /// <param name="whole">All rows.</param>
    /// <param name="measure">The measure's id.</param>
    /// <param name="withheld">The groups that are not shown; no group is held against them.</param>
    /// <param name="source">The digest of the cells.</param>
    public static ScoringRates Of(IReadOnlyList<ScoredGroup> groups, BinCounts whole, string measure, Withholding withheld, string source) =>
        new(measure, withheld, source, [.. groups.Select(g => AboveMedian.Of(g.Key, g.Scores, whole))], whole.Outside > 0);

    public IEnumerable<Measurement> All()
    {
        var kept = new Compared([.. groups.Where(g => g.Scored > 0 && !withheld.Hides(g.Key, g.Scored))]);
        foreach (var group in groups)
        {
            yield return Row("scoring_rate", group, Rate) with { Group = group.Key };
            yield return Row("impact_ratio", group, g => Ratio(g, kept)) with { Group = group.Key, Against = "best" };
        }
    }

    private static MeasuredValue Rate(AboveMedian group) => new MeasuredValue.Known(Shown.Estimate(
        group.Least.Rate, Wilson.Of(group.Least.Successes, group.Scored).Low.Number, Wilson.Of(group.Most.Successes, group.Scored).High.Number, "wilson-binned"));

    // The least of the group's ratios to every group, so its lower end is the least of theirs; the upper end is projected from limits that hold together.
    private static MeasuredValue Ratio(AboveMedian own, Compared kept)
    {
        if (kept.Groups.Length < 2)
            return new MeasuredValue.NotKnown([Reasons.OneGroup([.. own.Key.Parts.Select(p => p.Key)], kept.Groups.Length)]);
        if (kept.Best == 0)
            return new MeasuredValue.NotKnown([Reasons.RatioOfZeros("scoring.impact_ratio")]);
        var z = Tail.NormalDeviate(Tail.Standard);
        var low = kept.Groups.Where(g => !ReferenceEquals(g, own)).Aggregate(1.0, (least, other) => Koopman.LowerUpTo(own.Least, other.Most, z, least));
        var highest = kept.Highest.Value[own.Key];
        return new MeasuredValue.Known(Shown.Estimate(own.Least.Rate / kept.Best, low, kept.BestLow.Value > 0 ? Math.Min(1, highest / kept.BestLow.Value) : 1, "worst-case-binned"));
    }

    private Measurement Row(string name, AboveMedian group, Func<AboveMedian, MeasuredValue> value) =>
        new(measure, "scoring." + name, group.Scored, "1", source, Why("scoring." + name, group) ?? value(group));

    private MeasuredValue? Why(string id, AboveMedian group)
    {
        if (withheld.Hides(group.Key, group.Scored))
            return new MeasuredValue.NotKnown([Reasons.Withheld(group.Key, withheld.Below)]);
        if (outside)
            return MeasuredValue.Unknown(UnknownCause.Undecided, $"{id}: some rows have a score that is no number from 0 to 1, so the median is not known", "scores from 0 to 1, empty where there is none");
        return group.Scored == 0 ? new MeasuredValue.NotKnown([Reasons.ZeroDenominator(id, group.Key)]) : null;
    }

    // The groups that are held against each other, with what all their ratios need.
    private sealed class Compared
    {
        public Compared(AboveMedian[] groups)
        {
            Groups = groups;
            Best = groups.Select(g => g.Least.Rate).DefaultIfEmpty().Max();
            Highest = new(() => groups.Zip(Limits(g => g.Most)).ToDictionary(g => g.First.Key, g => g.Second.High.Number));
            BestLow = new(() => Limits(g => g.Least).Max(l => l.Low.Number));
        }

        public AboveMedian[] Groups { get; }

        public double Best { get; }

        /// <summary>The upper end of each group's rate; all hold together.</summary>
        public Lazy<Dictionary<GroupKey, double>> Highest { get; }

        /// <summary>The greatest lower end.</summary>
        public Lazy<double> BestLow { get; }

        private Interval[] Limits(Func<AboveMedian, Tally> rate) => new RateValues([.. Groups.Select(rate)]).Limits(Tail.Shared(Tail.Standard, Groups.Length));
    }
}
