using System.Globalization;
using Gnomon.Columns;

namespace Gnomon.Measure.Drift;

/// <summary>A bin of a column, or one of its values.</summary>
/// <param name="Low">Its lower end; null for a value.</param>
/// <param name="High">Its upper end; null for a value.</param>
/// <param name="Then">Rows of the first period.</param>
/// <param name="Now">Rows of the second; not whole only where they are what the rows of a design are worth.</param>
internal readonly record struct PeriodBin(double? Low, double? High, double Then, double Now)
{
    /// <summary>The weights of the rows of the first period; nothing where rows count alike and for themselves.</summary>
    public BinWeight ThenWeight { get; init; }

    /// <summary>Those of the second.</summary>
    public BinWeight NowWeight { get; init; }

    public static PeriodBin operator +(PeriodBin left, PeriodBin right) => new(left.Low ?? right.Low, right.High ?? left.High, left.Then + right.Then, left.Now + right.Now)
    {
        ThenWeight = left.ThenWeight + right.ThenWeight,
        NowWeight = left.NowWeight + right.NowWeight,
    };
}

/// <summary>One column in both periods.</summary>
internal sealed class ColumnBins
{
    // Where fewer are expected the chi-square distribution is not that of the statistic: Cochran (1954), Biometrics 10:417-451.
    private const double Expected = 5;

    private ColumnBins(IReadOnlyList<PeriodBin> bins, PeriodBin missing, PeriodBin odd, PeriodDesign? design) => (Bins, Missing, Odd, Design) = (bins, missing, odd, design);

    /// <summary>What weights or repeated units make of the bins; null where every row counts alike and for itself.</summary>
    public PeriodDesign? Design { get; }

    /// <summary>In rising order for a number.</summary>
    public IReadOnlyList<PeriodBin> Bins { get; }

    /// <summary>Rows without a value, or with text in a column of numbers.</summary>
    public PeriodBin Missing { get; }

    /// <summary>Rows with a number that is not finite.</summary>
    public PeriodBin Odd { get; }

    public bool IsNumber => Bins.Count > 0 && Bins[0].Low is not null;

    public long Then => (long)Bins.Sum(b => b.Then);

    public long Now => (long)Bins.Sum(b => b.Now);

    /// <param name="rows">The rows of the table that are of the column.</param>
    /// <param name="design">How rows were drawn; null where every row counts alike and for itself.</param>
    public static ColumnBins Of(IEnumerable<TableRow> rows, PeriodDesign? design)
    {
        var all = rows.OrderBy(r => r.Maybe("bin") ?? long.MinValue).ToArray();
        PeriodBin One(TableRow row) => design is null ? Read(row) : Read(row) with { ThenWeight = BinWeight.Of(row, "past"), NowWeight = BinWeight.Of(row, "present") };
        PeriodBin Sum(Func<TableRow, bool> which) => all.Where(which).Select(One).Aggregate(default(PeriodBin), (a, b) => a + b);
        return new ColumnBins([.. all.Where(r => r.Maybe("bin") > 0).Select(One)], Sum(r => r.Maybe("bin") is null), Sum(r => r.Maybe("bin") == -1), design);
    }

    /// <summary>
    /// About ten bins of a number; the values of a text, those of which fewer than five rows are expected together. With weights or repeated units, as many independent rows as
    /// they are worth.
    /// </summary>
    public IReadOnlyList<PeriodBin> Coarse()
    {
        var coarse = IsNumber ? Tenths() : Frequent(Bins, Bins);
        return Design is not { } design ? coarse
            : IsNumber ? design.Effective(coarse)
            : design.Effective(Frequent(coarse, design.Effective(coarse)));
    }

    private List<PeriodBin> Tenths()
    {
        var coarse = new List<PeriodBin>();
        var open = default(PeriodBin);
        double done = 0;
        foreach (var bin in Bins)
        {
            open += bin;
            done += bin.Then;
            if (done * 10 < Then * (coarse.Count + 1))
                continue;
            coarse.Add(open);
            open = default;
        }

        if (open.Then + open.Now > 0)
            coarse.Add(open);
        return coarse;
    }

    // The bins with those together of which too few rows are expected, by what all of them are worth.
    private static IReadOnlyList<PeriodBin> Frequent(IReadOnlyList<PeriodBin> bins, IReadOnlyList<PeriodBin> worth)
    {
        double then = worth.Sum(b => b.Then), now = worth.Sum(b => b.Now), share = Math.Min(then, now) / (then + now);
        var rare = bins.Zip(worth).Where(b => (b.Second.Then + b.Second.Now) * share < Expected).Select(b => b.First).ToArray();
        return rare.Length < 2 ? bins : [.. bins.Except(rare), rare.Aggregate((a, b) => a + b)];
    }

    private static PeriodBin Read(TableRow row) => new(Number(row.Text("low")), Number(row.Text("high")), row.Number("past"), row.Number("present"));

    private static double? Number(string? text) => text is null ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
