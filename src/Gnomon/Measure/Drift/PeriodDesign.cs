using Gnomon.Columns;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Drift;

/// <summary>
/// What sampling weights or repeated units make of the bins of two periods, which are taken for independent. Where units stand in several rows they count as copies of one
/// (see <see cref="Fairness.KindWeights"/>): no dependence within units makes an interval too short.
/// </summary>
/// <param name="Clustered">Whether units stand in several rows.</param>
internal sealed record PeriodDesign(bool Clustered)
{
    /// <summary>
    /// As many independent rows in each bin as the design is worth, in the weighted shares: the rows over the mean design effect of the shares, the first correction of Rao and Scott (1981), JASA 76:221-230. No more
    /// than there are rows.
    /// </summary>
    public IReadOnlyList<PeriodBin> Effective(IReadOnlyList<PeriodBin> bins)
    {
        var (then, now) = (Worth(bins, b => b.Then, b => b.ThenWeight), Worth(bins, b => b.Now, b => b.NowWeight));
        return [.. bins.Select((b, i) => b with { Then = then[i], Now = now[i] })];
    }

    /// <summary>The bins by the sums of weights, for points.</summary>
    public static IReadOnlyList<PeriodBin> Weights(IReadOnlyList<PeriodBin> bins) => [.. bins.Select(b => b with { Then = b.ThenWeight.Sum, Now = b.NowWeight.Sum })];

    /// <summary>The share of a part of a period, with its linearised variance.</summary>
    /// <param name="part">Its weights.</param>
    /// <param name="whole">Those of the period.</param>
    /// <param name="rows">Rows of the period, at least 1.</param>
    public RatioEstimate Share(BinWeight part, BinWeight whole, double rows)
    {
        double share = part.Sum / whole.Sum, even = whole.Even, units = Clustered ? even : rows;
        var variance = (((1 - share) * (1 - share) * part.Square) + (share * share * Math.Max(0, whole.Square - part.Square))) / whole.Sum / whole.Sum;
        return new RatioEstimate(Math.Clamp(share, 0, 1), units > 1 ? variance * units / (units - 1) : 0, RatioEstimate.FreedomOf(even, even / units), even, rows);
    }

    private double[] Worth(IReadOnlyList<PeriodBin> bins, Func<PeriodBin, double> rows, Func<PeriodBin, BinWeight> weight)
    {
        var whole = bins.Select(weight).Aggregate(default(BinWeight), (a, b) => a + b);
        double all = bins.Sum(rows), spread = 0;
        var filled = bins.Where(b => rows(b) > 0).ToArray();
        if (filled.Length == 0)
            return new double[bins.Count];
        foreach (var bin in filled)
        {
            var share = Share(weight(bin), whole, all);
            spread += share.Variance / share.Point;
        }

        var size = Math.Min(all, spread > 0 ? (filled.Length - 1) / spread : whole.Even);
        return [.. bins.Select(b => weight(b).Sum / whole.Sum * size)];
    }
}

/// <summary>The weights of some rows of a period.</summary>
/// <param name="Sum">Added up.</param>
/// <param name="Square">Their squares added up; where units repeat, of each weight times all weights of its unit.</param>
internal readonly record struct BinWeight(double Sum, double Square)
{
    /// <summary>How many equal units they are worth (Kish).</summary>
    public double Even => Sum * (Sum / Square);

    public static BinWeight Of(TableRow row, string period) => new(UnitTables.Sum(row, period + "_w"), UnitTables.Sum(row, period + "_q"));

    public static BinWeight operator +(BinWeight left, BinWeight right) => new(left.Sum + right.Sum, left.Square + right.Square);
}
