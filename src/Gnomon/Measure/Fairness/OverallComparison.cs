using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>
/// Groups held against the whole of which they are part. For a rate, <c>group - whole</c> is (1 - w) times <c>group - rest</c>, w
/// being the group's share of the denominator, and the ratio is a growing function of <c>group / rest</c>: so the interval
/// comes from two independent proportions. For other figures, and under weights or repeated units, the limits of group and whole share the error (Bonferroni).
/// </summary>
internal sealed class OverallComparison(ComparisonKind kind, FairnessMetric metric, IReadOnlyList<Confusion> groups, Confusion whole)
{
    /// <summary>The worst case over the groups; null where the whole's figure is 0 and a ratio is asked for.</summary>
    public Estimate? Value()
    {
        var overall = Figure(whole);
        if (kind == ComparisonKind.Ratio && overall == 0)
            return null;
        var points = groups.Select(g => kind == ComparisonKind.Ratio ? Fold(Figure(g) / overall) : Math.Abs(Figure(g) - overall)).ToArray();
        var alone = groups.Select(g => Ends(g, Tail.Standard, Tail.Standard / 2)).ToArray();
        var together = groups.Select(g => Ends(g, Tail.Standard / groups.Count, Tail.Standard / (groups.Count + 1))).ToArray();
        return kind == ComparisonKind.Ratio
            ? Shown.Estimate(points.Min(), alone.Min(e => e.Low), together.Min(e => e.High), "worst-case")
            : Shown.Estimate(points.Max(), together.Max(e => e.Low), alone.Max(e => e.High), "worst-case");
    }

    private double Figure(Confusion rows) => FigureValue.Combine(metric.Form, [.. metric.Rates.Select(r => r.Count(rows).Tally.Rate)]);

    // The range of the folded comparison of one group: |difference|, or the ratio turned to lie at most at 1.
    private (double Low, double High) Ends(Confusion group, double error, double errorEach)
    {
        var signed = metric.Form == MetricForm.Rate && whole.Design is null ? AgainstRest(group, error) : Rectangle(group, errorEach);
        var (low, high) = (signed.Low.Number, signed.High.IsUnbounded ? double.MaxValue : signed.High.Number);
        if (kind == ComparisonKind.Ratio)
            return (Math.Min(Fold(low), Fold(high)), low <= 1 && high >= 1 ? 1 : Math.Max(Fold(low), Fold(high)));
        return (low <= 0 && high >= 0 ? 0 : Math.Min(Math.Abs(low), Math.Abs(high)), Math.Max(Math.Abs(low), Math.Abs(high)));
    }

    private Interval AgainstRest(Confusion group, double error)
    {
        var (part, all) = (metric.Rates[0].Count(group).Tally, metric.Rates[0].Count(whole).Tally);
        var rest = new Tally(all.Successes - part.Successes, all.Trials - part.Trials);
        if (rest.Trials == 0)
            return kind == ComparisonKind.Ratio ? Interval.Of(1, 1) : Interval.Of(0, 0);
        var share = part.Trials / all.Trials;
        if (kind == ComparisonKind.Difference)
        {
            var difference = Newcombe.Difference(part.Successes, part.Trials, rest.Successes, rest.Trials, error);
            return Interval.Of((1 - share) * difference.Low.Number, (1 - share) * difference.High.Number);
        }

        var ratio = Koopman.Ratio(part.Successes, part.Trials, rest.Successes, rest.Trials, error);
        return Interval.Of(OfWhole(ratio.Low.Number, share), ratio.High.IsUnbounded ? 1 / share : OfWhole(ratio.High.Number, share));
    }

    private Interval Rectangle(Confusion group, double error)
    {
        var limits = GroupValues.Of(metric, [group, whole]).Limits(error);
        var (part, all) = (limits[0], limits[1]);
        if (kind == ComparisonKind.Difference)
            return Interval.Of(part.Low.Number - all.High.Number, part.High.Number - all.Low.Number);
        var low = part.Low.Number / all.High.Number;
        return all.Low.Number > 0 ? Interval.Of(low, part.High.Number / all.Low.Number) : Interval.From(low);
    }

    private static double OfWhole(double ratioToRest, double share) => ratioToRest / ((share * ratioToRest) + 1 - share);

    private static double Fold(double ratio) => ratio > 1 ? 1 / ratio : ratio;
}
