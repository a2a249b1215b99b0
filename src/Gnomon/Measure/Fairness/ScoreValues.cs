using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>Figures made from proportions: F1 as a growing function of one, balanced accuracy as the mean of two.</summary>
internal sealed class ScoreValues(MetricForm form, IReadOnlyList<GroupValues> rates) : GroupValues
{
    public override int Count => rates[0].Count;

    public override double Point(int group) => form == MetricForm.F1
        ? Scores.F1(rates[0].Point(group))
        : (rates[0].Point(group) + rates[1].Point(group)) / 2;

    public override Interval[] Limits(double error)
    {
        var limits = rates.Select(r => r.Limits(error)).ToArray();
        return [.. Enumerable.Range(0, Count).Select(g => form == MetricForm.F1
            ? Scores.F1(limits[0][g])
            : Mover.Mean(rates[0].Point(g), limits[0][g], rates[1].Point(g), limits[1][g]))];
    }

    // No score interval is known for these ratios; the quotient of two limits that share the error is on the safe side.
    public override double LeastRatio(double error)
    {
        return Projection.Ratio(Limits(Tail.Shared(error, 2))).Low.Number;
    }

    public override GroupValues Scaled(double factor) => new ScoreValues(form, [.. rates.Select(r => r.Scaled(factor))]);

    public override IReadOnlyList<BinomialSampler>? IfEqual() => null;
}

/// <summary>The F1 score from the Jaccard index.</summary>
internal static class Scores
{
    public static double F1(double jaccard) => 2 * jaccard / (1 + jaccard);

    public static Interval F1(Interval jaccard) => Interval.Of(F1(jaccard.Low.Number), F1(jaccard.High.Number));
}
