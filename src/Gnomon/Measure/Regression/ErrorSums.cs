using System.Globalization;
using System.Numerics;
using Gnomon.Columns;

namespace Gnomon.Measure.Regression;

/// <summary>Sums over rows of powers of the error e = prediction - label and of the label y, exact in scaled whole numbers; they add up.</summary>
internal sealed class ErrorSums
{
    private static readonly string[] Names = ["abs_e", "e", "ee", "y", "yy", "eeee", "eey", "eeyy", "yyy", "yyyy"];

    private readonly BigInteger[] sums = new BigInteger[Names.Length];
    private int digits;

    public long Rows { get; private set; }

    /// <summary>Rows with two finite numbers.</summary>
    public long Known { get; private set; }

    public long MissingLabel { get; private set; }

    public long MissingPrediction { get; private set; }

    /// <summary>Rows with an infinite number or NaN.</summary>
    public long NotANumber { get; private set; }

    /// <summary>The sums of every group of some columns, in the order of the values; by none, of the whole.</summary>
    public static IEnumerable<KeyValuePair<GroupKey, ErrorSums>> By(Table table, IReadOnlyList<string> names, IReadOnlyList<string> by)
    {
        var columns = by.Select(b => FormattableString.Invariant($"k{names.ToList().IndexOf(b)}")).ToArray();
        var groups = new SortedDictionary<string?[], ErrorSums>(Comparer<string?[]>.Create((a, b) =>
            a.Zip(b, string.CompareOrdinal).FirstOrDefault(c => c != 0)));
        if (by.Count == 0)
            groups.Add([], new ErrorSums());
        foreach (var row in table.Rows)
        {
            var key = Array.ConvertAll(columns, row.Text);
            if (!groups.TryGetValue(key, out var sum))
                groups.Add(key, sum = new ErrorSums());
            sum.Add(row);
        }

        return groups.Select(g => KeyValuePair.Create(new GroupKey(by.Zip(g.Key, KeyValuePair.Create)), g.Value));
    }

    /// <summary>The mean of |e|, in the unit of the label.</summary>
    public double MeanAbsolute => Mean(0, 1, RegressionKind.Fine);

    /// <summary>The mean of e.</summary>
    public double MeanError => Mean(1, 1, RegressionKind.Fine);

    /// <summary>The mean of e².</summary>
    public double MeanSquared => Mean(2, 2, RegressionKind.Fine);

    /// <summary>The mean of e⁴.</summary>
    public double MeanFourth => Mean(5, 4, RegressionKind.Coarse);

    /// <summary>The mean of (y - mean y)², worked out before rounding.</summary>
    public double Spread => Known == 0 ? 0 : (double)((Known * sums[4]) - (sums[3] * sums[3])) / ((double)Known * Known) / Unit(2, RegressionKind.Fine);

    /// <summary>The mean of e² (y - mean y)².</summary>
    public double ErrorTimesSpread
    {
        get
        {
            double m = CoarseMean, ee = MeanSquared;
            return Mean(7, 4, RegressionKind.Coarse) - (2 * m * Mean(6, 3, RegressionKind.Coarse)) + (m * m * ee);
        }
    }

    /// <summary>The mean of (y - mean y)⁴.</summary>
    public double FourthOfLabel
    {
        get
        {
            double m = CoarseMean, yy = Spread + (m * m);
            return Mean(9, 4, RegressionKind.Coarse) - (4 * m * Mean(8, 3, RegressionKind.Coarse)) + (6 * m * m * yy) - (3 * m * m * m * m);
        }
    }

    // The mean of y from the point that the query measures it from.
    private double CoarseMean => Mean(3, 1, RegressionKind.Fine);

    private void Add(TableRow row)
    {
        Rows += row.Number("n");
        Known += row.Number("known");
        MissingLabel += row.Number("no_label");
        MissingPrediction += row.Number("no_prediction");
        NotANumber += row.Number("not_a_number");
        digits = checked((int)row.Number("digits"));
        for (var i = 0; i < Names.Length; i++)
            sums[i] += row.Text(Names[i]) is { } text ? BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
    }

    private double Mean(int sum, int order, int kept) => Known == 0 ? 0 : (double)sums[sum] / Known / Unit(order, kept);

    private double Unit(int order, int kept) => Math.Pow(10, (double)order * (kept - digits));
}
