using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness;

/// <summary>
/// Pairs of decisions about the same cases. Where every unit has one pair, shares have Wilson's interval and losses Newcombe's for paired
/// proportions; where it has several, the unit is the cluster.
/// </summary>
internal sealed class PairSet(IReadOnlyList<PairCell> cells)
{
    /// <summary>Pairs known on both sides.</summary>
    public long Pairs { get; } = cells.Sum(c => c.Pairs * c.Units);

    /// <summary>Pairs of which a side is unknown.</summary>
    public long Open { get; } = cells.Sum(c => c.Open);

    /// <summary>Pairs known on both sides with a label.</summary>
    public long Labelled { get; } = cells.Sum(c => c.Labelled * c.Units);

    /// <summary>Units with a known pair.</summary>
    public long Units { get; } = cells.Where(c => c.Pairs > 0).Sum(c => c.Units);

    private bool IsSingle { get; } = cells.All(c => c.Pairs <= 1);

    /// <summary>The share of known pairs that have something.</summary>
    /// <param name="hits">How many of the pairs of a unit have it.</param>
    public Estimate Share(Func<PairCell, long> hits)
    {
        var ends = Limits(hits, Tail.Standard);
        return Shown.Estimate((double)Sum(hits) / Pairs, ends.Low.Number, ends.High.Number, IsSingle ? "wilson" : "wilson-effective");
    }

    /// <summary>The interval of such a share with another error.</summary>
    public Interval Limits(Func<PairCell, long> hits, double error)
    {
        if (IsSingle || Units < 2)
            return Wilson.Of(IsSingle ? Sum(hits) : (double)Sum(hits) / Pairs * Units, IsSingle ? Pairs : Units, error);
        return Ratio(hits, c => c.Pairs).Proportion(error);
    }

    /// <summary>The share right before less the share right after.</summary>
    public Estimate Loss() => Fall(c => c.Right, c => c.RightAfter, c => c.Labelled);

    /// <summary>A share before less the same share after, over the same pairs.</summary>
    /// <param name="before">Pairs of a unit that have it before.</param>
    /// <param name="after">Pairs of a unit that have it after.</param>
    /// <param name="of">Pairs of a unit that could.</param>
    public Estimate Fall(Func<PairCell, long> before, Func<PairCell, long> after, Func<PairCell, long> of)
    {
        var (first, second, all) = (Sum(before), Sum(after), Sum(of));
        var point = (first - second) / (double)all;
        if (!IsSingle && Ratio(c => before(c) - after(c), of).Plain() is { } plain)
            return Shown.Estimate(point, Math.Max(-1, plain.Low.Number), Math.Min(1, plain.High.Number), "clustered-t");
        var both = Sum(c => Math.Min(before(c), after(c)));
        // Where no unit has a loss of its own, as many independent pairs as there are units.
        var worth = IsSingle ? 1 : (double)Units / all;
        var ends = NewcombePaired.Difference(both * worth, (first - both) * worth, (second - both) * worth, (all - first - second + both) * worth);
        return Shown.Estimate(point, ends.Low.Number, ends.High.Number, "newcombe-paired");
    }

    private long Sum(Func<PairCell, long> what) => cells.Sum(c => what(c) * c.Units);

    /// <summary>A ratio of totals with the variance that its units give it.</summary>
    public RatioEstimate Ratio(Func<PairCell, long> part, Func<PairCell, long> of)
    {
        double all = Sum(of), units = Units;
        var ratio = Sum(part) / all;
        var variance = cells.Sum(c => c.Units * Math.Pow((part(c) - (ratio * of(c))) / all, 2)) * units / (units - 1);
        var even = all * (all / cells.Sum(c => c.Units * Math.Pow(of(c), 2)));
        return new RatioEstimate(ratio, variance, RatioEstimate.FreedomOf(even, even / cells.Sum(c => of(c) > 0 ? c.Units : 0)), even, all);
    }
}
