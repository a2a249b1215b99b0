namespace Gnomon.Measure.Statistics;

/// <summary>An area under the ROC curve with its variance: the chance that a positive scores above a negative, ties counting half.</summary>
/// <param name="Area">In [0, 1].</param>
/// <param name="Variance">DeLong's, at least 0; 0 where the scores do not spread, as when they separate the labels or are all equal.</param>
/// <param name="Positives">At least 2.</param>
/// <param name="Negatives">At least 2.</param>
/// <param name="TiedShare">The share of pairs of a positive and a negative with the same score or bin, in [0, 1].</param>
public sealed record RocArea(double Area, double Variance, long Positives, long Negatives, double TiedShare)
{
    private const int Halvings = 200;

    /// <summary>
    /// What the area can be when scores that share a bin are told apart: half of the tied pairs either way. No chance in it. Where counts
    /// are by the scores themselves, ties are ties and this does not apply.
    /// </summary>
    public Interval IfBinned => Interval.Of(Math.Max(0, Area - (TiedShare / 2)), Math.Min(1, Area + (TiedShare / 2)));

    /// <summary>
    /// The interval, in [0, 1], enclosing the area: on the scale of log(A / (1 - A)) with DeLong's variance; where that is 0, by
    /// the variance that Hanley and McNeil (1982), Radiology 143:29-36, give a supposed area, solved for the area: method 5 of
    /// Newcombe (2006), Statistics in Medicine 25:559-573. So it is never of width zero.
    /// </summary>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    public Interval Limits(double error = Tail.Standard)
    {
        var z = Tail.NormalDeviate(error);
        if (Variance == 0 || Area is <= 0 or >= 1)
            return Interval.Of(Solve(Area, z), 1 - Solve(1 - Area, z));
        var half = z * Math.Sqrt(Variance) / (Area * (1 - Area));
        var odds = Area / (1 - Area);
        return Interval.Of(Math.Min(Area, Share(odds * Math.Exp(-half))), Math.Max(Area, 1 - Share(Math.Exp(-half) / odds)));
    }

    private static double Share(double odds) => odds / (1 + odds);

    // The lower end: the least area from which the one seen is not more than z standard errors away.
    private double Solve(double area, double z)
    {
        double outside = 0, inside = area;
        for (var i = 0; i < Halvings && outside < inside; i++)
        {
            var middle = (outside + inside) / 2;
            if (middle <= outside || middle >= inside)
                break;
            if (area - middle > z * Math.Sqrt(Supposed(middle)))
                outside = middle;
            else
                inside = middle;
        }

        return inside;
    }

    private double Supposed(double area)
    {
        var others = ((Positives + Negatives) / 2.0) - 1;
        var spread = ((1 - area) / (2 - area)) + (area / (1 + area));
        return area * (1 - area) * (1 + (others * spread)) / ((double)Positives * Negatives);
    }
}
