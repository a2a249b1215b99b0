using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>One metric over several groups: the points, and intervals at any level, as comparisons and decisions need them.</summary>
internal abstract class GroupValues
{
    /// <summary>How many groups.</summary>
    public abstract int Count { get; }

    /// <summary>The figure of a group.</summary>
    public abstract double Point(int group);

    /// <summary>The interval of each group by itself, each with this error.</summary>
    public abstract Interval[] Limits(double error);

    /// <summary>The least lower end of <c>first / second</c> over all pairs of groups, each with this error; at most 1.</summary>
    public abstract double LeastRatio(double error);

    /// <summary>The same figures from <paramref name="factor"/> times as many rows: to plan a sample.</summary>
    public abstract GroupValues Scaled(double factor);

    /// <summary>Draws of the metric's counts if every group had the same rates; null where that is not defined for the metric.</summary>
    public abstract IReadOnlyList<BinomialSampler>? IfEqual();

    /// <summary>The values of a metric in some groups, all of which have its denominators.</summary>
    public static GroupValues Of(FairnessMetric metric, IReadOnlyList<Confusion> groups)
    {
        var tallies = metric.Rates.Select(rate => new RateValues([.. groups.Select(g => rate.Count(g).Tally)])).ToArray();
        return metric.Form == MetricForm.Rate ? tallies[0] : new ScoreValues(metric.Form, tallies);
    }
}
