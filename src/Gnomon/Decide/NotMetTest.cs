using Gnomon.Measure.Fairness;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>How surely a figure lies outside its bar.</summary>
internal static class NotMetTest
{
    private const double Smallest = 1e-12;
    private const int Halvings = 40;

    /// <summary>
    /// The least one-sided error at which the interval lies outside the bar, from 1e-12 to 0.5: the p-value of "not met". Null
    /// where the figure itself is not outside.
    /// </summary>
    public static double? Error(WorstCase figure, Criterion criterion) => Error(figure.Point!.Value, figure.At, criterion);

    /// <summary>The same of any figure with its interval at any error.</summary>
    public static double? Error(double point, Func<double, (double Low, double High)> at, Criterion criterion)
    {
        if (!Outside(point, criterion))
            return null;
        double sure = Math.Log(Smallest), unsure = Math.Log(0.5);
        if (Outside(at, criterion, Smallest))
            return Smallest;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (sure + unsure) / 2;
            if (Outside(at, criterion, Math.Exp(middle)))
                unsure = middle;
            else
                sure = middle;
        }

        return Math.Exp(unsure);
    }

    /// <summary>Whether the whole interval with this error a side lies on the bad side; the bar itself is good.</summary>
    public static bool Outside(WorstCase figure, Criterion criterion, double errorASide) => Outside(figure.At, criterion, errorASide);

    private static bool Outside(Func<double, (double Low, double High)> at, Criterion criterion, double errorASide)
    {
        var (low, high) = at(Math.Min(2 * errorASide, 1 - 1e-9));
        return criterion.Side == BarSide.AtLeast ? high < criterion.Bar : low > criterion.Bar;
    }

    /// <summary>Whether the whole interval lies on the good side.</summary>
    public static bool Inside((double Low, double High) ends, Criterion criterion) =>
        criterion.Side == BarSide.AtLeast ? ends.Low >= criterion.Bar : ends.High <= criterion.Bar;

    /// <summary>Whether a number lies on the bad side.</summary>
    public static bool Outside(double point, Criterion criterion) =>
        criterion.Side == BarSide.AtLeast ? point < criterion.Bar : point > criterion.Bar;

    /// <summary>Whether more groups can only move the figure farther to the bad side.</summary>
    public static bool LeavingOutIsSound(ComparisonKind kind, BarSide side) =>
        (kind is ComparisonKind.Ratio or ComparisonKind.Minimum) == (side == BarSide.AtLeast);
}
