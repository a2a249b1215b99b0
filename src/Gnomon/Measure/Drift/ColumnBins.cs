using System.Globalization;
using Gnomon.Columns;

namespace Gnomon.Measure.Drift;

/// <summary>A bin of a column, or one of its values.</summary>
/// <param name="Low">Its lower end; null for a value.</param>
/// <param name="High">Its upper end; null for a value.</param>
/// <param name="Then">Rows of the first period.</param>
/// <param name="Now">Rows of the second.</param>
internal readonly record struct PeriodBin(double? Low, double? High, long Then, long Now)
{
    public static PeriodBin operator +(PeriodBin left, PeriodBin right) => new(left.Low ?? right.Low, right.High ?? left.High, left.Then + right.Then, left.Now + right.Now);
}

/// <summary>One column in both periods.</summary>
internal sealed class ColumnBins
{
    // Where fewer are expected the chi-square distribution is not that of the statistic: Cochran (1954), Biometrics 10:417-451.
    private const double Expected = 5;

    private ColumnBins(IReadOnlyList<PeriodBin> bins, PeriodBin missing, PeriodBin odd) => (Bins, Missing, Odd) = (bins, missing, odd);

    /// <summary>In rising order for a number.</summary>
    public IReadOnlyList<PeriodBin> Bins { get; }

    /// <summary>Rows without a value, or with text in a column of numbers.</summary>
    public PeriodBin Missing { get; }

    /// <summary>Rows with a number that is not finite.</summary>
    public PeriodBin Odd { get; }

    public bool IsNumber => Bins.Count > 0 && Bins[0].Low is not null;

    public long Then => Bins.Sum(b => b.Then);

    public long Now => Bins.Sum(b => b.Now);

    public static ColumnBins Of(IEnumerable<TableRow> rows)
    {
        var all = rows.OrderBy(r => r.Maybe("bin") ?? long.MinValue).ToArray();
        PeriodBin Sum(Func<TableRow, bool> which) => all.Where(which).Select(Read).Aggregate(default(PeriodBin), (a, b) => a + b);
        return new ColumnBins([.. all.Where(r => r.Maybe("bin") > 0).Select(Read)], Sum(r => r.Maybe("bin") is null), Sum(r => r.Maybe("bin") == -1));
    }

    /// <summary>About ten bins of a number; the values of a text, those of which fewer than five rows are expected together.</summary>
    public IReadOnlyList<PeriodBin> Coarse() => IsNumber ? Tenths() : Frequent(Bins);

    private List<PeriodBin> Tenths()
    {
        var coarse = new List<PeriodBin>();
        var open = default(PeriodBin);
        long done = 0;
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

    private IReadOnlyList<PeriodBin> Frequent(IReadOnlyList<PeriodBin> bins)
    {
        var share = (double)Math.Min(Then, Now) / (Then + Now);
        var rare = bins.Where(b => (b.Then + b.Now) * share < Expected).ToArray();
        return rare.Length < 2 ? bins : [.. bins.Except(rare), rare.Aggregate((a, b) => a + b)];
    }

    private static PeriodBin Read(TableRow row) => new(Number(row.Text("low")), Number(row.Text("high")), row.Number("past"), row.Number("present"));

    private static double? Number(string? text) => text is null ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
