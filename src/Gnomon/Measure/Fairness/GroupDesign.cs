using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>
/// What weights or repeated units do to the rates of one group: the point from sums of weights, the interval from as many independent rows
/// as would give the linearised variance (Wilson at the effective size). Groups are still taken for independent: units that stand in two groups
/// mostly make a difference look less sure than it is, never surer.
/// </summary>
/// <param name="weights">For each kind of row (see <see cref="Confusion"/>) the sum of its weights.</param>
/// <param name="products">For each pair of kinds the sum over units of the products of their weights; the diagonal alone where rows are independent.</param>
/// <param name="units">How many independent units the group has.</param>
internal sealed class GroupDesign(double[] weights, double[][] products, double units)
{
    /// <summary>The weighted counts of a rate; the raw counts decide whether there is a denominator.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="rows">Rows of its denominator.</param>
    public WeightedCount Count(Rate rate, long rows)
    {
        double hits = 0, all = 0, openMisses = 0, openHits = 0;
        for (var kind = 0; kind < Confusion.Kinds.Count; kind++)
        {
            var part = rate.Part(Confusion.Kinds[kind]);
            hits += part == RatePart.Hit ? weights[kind] : 0;
            all += part is RatePart.Hit or RatePart.Miss ? weights[kind] : 0;
            openMisses += part is RatePart.OpenMiss or RatePart.OpenBoth ? weights[kind] : 0;
            openHits += part is RatePart.OpenHit or RatePart.OpenBoth ? weights[kind] : 0;
        }

        return new WeightedCount(all > 0 ? Effective(rate, hits / all, all, rows) : default, hits, all, openMisses, openHits);
    }

    private Tally Effective(Rate rate, double share, double total, long rows)
    {
        var residuals = Confusion.Kinds.Select(kind => rate.Part(kind) switch
        {
            RatePart.Hit => (1 - share) / total,
            RatePart.Miss => -share / total,
            _ => 0,
        }).ToArray();
        double variance = 0, inside = 0;
        for (var k = 0; k < residuals.Length; k++)
        {
            for (var l = 0; l < residuals.Length; l++)
            {
                inside += IsInside(rate, k) && IsInside(rate, l) ? products[k][l] : 0;
                variance += residuals[k] * residuals[l] * products[k][l];
            }
        }

        var even = inside > 0 ? Math.Min(units, total * (total / inside)) : units;
        var evenness = weights.Sum() * (weights.Sum() / products.Sum(p => p.Sum())) / units;
        var estimate = new RatioEstimate(share, units > 1 ? Math.Max(0, variance) * units / (units - 1) : 0, RatioEstimate.FreedomOf(even, evenness), even, rows);
        // Wilson takes a normal deviate; the size at which it gives the width that t gives.
        var size = Math.Max(1e-9, estimate.EffectiveSize) * Math.Pow(Tail.NormalDeviate(Tail.Standard) / estimate.Deviate(Tail.Standard), 2);
        return new Tally(share * size, size);
    }

    private static bool IsInside(Rate rate, int kind) => rate.Part(Confusion.Kinds[kind]) is RatePart.Hit or RatePart.Miss;
}

/// <summary>Weighted counts of one rate in one group.</summary>
/// <param name="Tally">As many independent rows as would give the rate this variance.</param>
/// <param name="Hits">Weights of the numerator.</param>
/// <param name="All">Weights of the denominator.</param>
/// <param name="OpenMisses">Weights of rows that could be in the denominator alone.</param>
/// <param name="OpenHits">Weights of rows that could be in the numerator.</param>
internal sealed record WeightedCount(Tally Tally, double Hits, double All, double OpenMisses, double OpenHits)
{
    /// <summary>The lowest and highest rate that the missing values could make; null where there may be no denominator at all.</summary>
    public (double Low, double High)? Bounds => All == 0 ? null : (Hits / (All + OpenMisses), (Hits + OpenHits) / (All + OpenHits));
}
