using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Subgroups;

/// <summary>
/// Tests every subgroup against the rest of the rows, by Fisher's exact test (with weights or repeated units on as many independent rows as the design is worth), and keeps what stands after the correction of Benjamini and
/// Yekutieli for everything that was tested: on pure noise it finds something in at most 5 % of searches, however the subgroups overlap.
/// </summary>
internal static class SubgroupSearch
{
    /// <summary>The expected share of false finds among the finds.</summary>
    public const double Level = 0.05;

    /// <param name="table">The counts.</param>
    /// <param name="metrics">Rates that are searched, at least one.</param>
    /// <param name="leastRows">Fewer rows of the rate's denominator, in the subgroup or outside it, are not tested.</param>
    public static SubgroupFinds Of(SubgroupTable table, IReadOnlyList<FairnessMetric> metrics, long leastRows)
    {
        var tests = new List<(FairnessMetric Metric, Subgroup Group, GapCount Gap)>();
        long tooSmall = 0;
        foreach (var metric in metrics)
        {
            foreach (var group in table.All)
            {
                var gap = GapCount.Of(metric, group.Searched, table.Whole.Searched);
                if (gap.Own.Trials < leastRows || gap.Rest.Trials < leastRows)
                    tooSmall++;
                else
                    tests.Add((metric, group, gap));
            }
        }

        var corrected = BenjaminiYekutieli.Adjust([.. tests.AsParallel().AsOrdered().Select(t => t.Gap.PValue)]);
        var found = tests.Zip(corrected, (t, p) => (t.Metric, t.Group, t.Gap, P: p)).Where(t => t.P <= Level).ToArray();
        // What was picked because it stood out stands out by luck too; intervals that make up for it: Benjamini and Yekutieli (2005), JASA 100:71-81.
        var error = found.Length == 0 ? Level : Level * found.Length / tests.Count / Harmonic(tests.Count);
        return new SubgroupFinds(tests.Count, tooSmall,
            [.. found.Select(f => new SubgroupFind(f.Metric, f.Group, f.Gap, f.P, error)).OrderBy(f => f.P).ThenByDescending(f => Math.Abs(f.Gap.Point))]);
    }

    /// <summary>Tries the finds on rows that they were not found in: Holm's correction over the finds alone. Null where a find has no rows there.</summary>
    public static IReadOnlyList<Confirmation?> Confirm(SubgroupTable table, IReadOnlyList<SubgroupFind> finds)
    {
        var gaps = finds.Select(f => GapCount.Of(f.Metric, f.Group.Apart, table.Whole.Apart)).ToArray();
        var there = gaps.Where(g => g.Own.Trials > 0 && g.Rest.Trials > 0).ToArray();
        var corrected = new Queue<double>(Holm.Adjust([.. there.Select(g => g.PValue)]));
        return [.. gaps.Select(g => g.Own.Trials > 0 && g.Rest.Trials > 0 ? new Confirmation(g, corrected.Dequeue()) : null)];
    }

    private static double Harmonic(int tests) => Enumerable.Range(1, tests).Reverse().Sum(i => 1.0 / i);
}

/// <summary>A rate of a subgroup and of the rest.</summary>
internal sealed record GapCount(RateCount Own, RateCount Rest)
{
    /// <summary>The rate of the subgroup less that of the rest.</summary>
    public double Point => Own.Tally.Rate - Rest.Tally.Rate;

    public double PValue => FisherExact.EffectivePValue(Own.Tally.Successes, Own.Tally.Trials, Rest.Tally.Successes, Rest.Tally.Trials);

    public static GapCount Of(FairnessMetric metric, WeightedRows own, WeightedRows whole) => new(own.Count(metric.Rates[0]), (whole - own).Count(metric.Rates[0]));

    public Interval Limits(double error = Tail.Standard) => Newcombe.Difference(Own.Tally.Successes, Own.Tally.Trials, Rest.Tally.Successes, Rest.Tally.Trials, error);
}

/// <summary>A subgroup whose rate differs.</summary>
/// <param name="Metric">The rate.</param>
/// <param name="Group">Who.</param>
/// <param name="Gap">Its counts and those of the rest.</param>
/// <param name="P">Corrected for everything tested.</param>
/// <param name="Error">The error that the interval of a find may make, so that of all intervals shown at most 5 % fail on average.</param>
internal sealed record SubgroupFind(FairnessMetric Metric, Subgroup Group, GapCount Gap, double P, double Error);

/// <summary>The same subgroup in rows that it was not found in.</summary>
/// <param name="Gap">Its counts there.</param>
/// <param name="P">Corrected for the number of finds.</param>
internal sealed record Confirmation(GapCount Gap, double P);

/// <summary>What a search gives.</summary>
/// <param name="Tested">Tests made: subgroups times rates.</param>
/// <param name="TooSmall">Not made for want of rows.</param>
/// <param name="Finds">By corrected p-value, then by size of the gap.</param>
internal sealed record SubgroupFinds(long Tested, long TooSmall, IReadOnlyList<SubgroupFind> Finds);
