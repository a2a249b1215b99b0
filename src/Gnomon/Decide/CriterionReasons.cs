using System.Globalization;
using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure.Fairness;

namespace Gnomon.Decide;

/// <summary>The reasons for which a criterion is unknown, gathered so that the same thing is said the same way.</summary>
internal static class CriterionReasons
{
    public static Unknown NotMeasured(string measure) =>
        new(UnknownCause.NotAsked, $"measure {measure} was not counted", "counting the data of this measure");

    public static Unknown NoSuchGroups(string measure, IReadOnlyList<string> missing) =>
        new(UnknownCause.NotAsked, $"measure {measure} declares no groups by {string.Join(", ", missing)}", "groups by these columns in the card, or a profile without them");

    public static Unknown TooFew(string metric, GroupKey group, long size, int minimum) =>
        new(UnknownCause.TooFew, $"{metric}: the denominator of {group} is {Reasons.Text(size)}, the profile asks for {Reasons.Text(minimum)}", "more rows of this group, or leaving it out in the plan with a reason")
        {
            Data = Reasons.Named(("group", group.ToString()), ("count", Reasons.Text(size)), ("minimum", Reasons.Text(minimum))),
        };

    /// <summary>The same of a group whose size is withheld.</summary>
    public static Unknown TooFewToShow(string metric, GroupKey group, int minimum) =>
        new(UnknownCause.TooFew, $"{metric}: {group} is withheld, and smaller than the profile asks for: {Reasons.Text(minimum)}", "more rows of this group, or leaving it out in the plan with a reason")
        {
            Data = Reasons.Named(("group", group.ToString()), ("minimum", Reasons.Text(minimum))),
        };

    /// <summary>A group that a comparison had to leave out: a worst case among the others is not one among all.</summary>
    public static Unknown LeftOut(string metric, GroupKey group) =>
        new(UnknownCause.TooFew, $"{metric}: {group} has no value of its own, or is withheld", "more rows of this group")
        {
            Data = Reasons.Named(("group", group.ToString())),
        };

    /// <summary>Every method here takes rows for independent; where the card does not say that they are, nothing is measured as met.</summary>
    public static IEnumerable<Unknown> Independence(MeasureDeclaration measure, CellTable cells)
    {
        if (measure.OneRowPerUnit || (MeasureKinds.Of(measure).TakesRepeatedUnits && measure.Unit is not null && cells.DistinctUnits is not null) || (measure.Unit is not null && cells.DistinctUnits == cells.Rows))
            yield break;
        yield return measure.Unit is null
            ? new Unknown(UnknownCause.Undecided, "assumes independent rows: the card names no unit", "unit, or one-row-per-unit: true, in the card")
            : new Unknown(UnknownCause.Undecided, $"assumes independent rows: {measure.Unit} stands in several rows, or how many units there are is not known", "data with one row for each unit");
    }

    public static Unknown Undecided(string figure, double bar, IReadOnlyList<GroupKey> worst) =>
        new(UnknownCause.Undecided, $"the interval of {figure} crosses the bar {Text(bar)}: {Names(worst)}", "more rows of the groups named")
        {
            Data = Reasons.Named(("group", Names(worst)), ("bar", Text(bar))),
        };

    public static Unknown AtTheBar(string figure, double bar, IReadOnlyList<GroupKey> worst) =>
        new(UnknownCause.Undecided, $"{figure} lies at the bar {Text(bar)}: more data will not settle this: {Names(worst)}", "nothing in the data; another bar, or a change of the system")
        {
            Data = Reasons.Named(("group", Names(worst)), ("bar", Text(bar))),
        };

    public static Unknown MissingDecides(string figure, double low, double high) =>
        new(UnknownCause.Undecided, $"rows without label or prediction could make {figure} anything from {Text(low)} to {Text(high)}", "the missing labels and predictions")
        {
            Data = Reasons.Named(("low", Text(low)), ("high", Text(high))),
        };

    /// <summary>The same where the range would tell of a group that is withheld.</summary>
    public static Unknown MissingDecides(string figure) =>
        new(UnknownCause.Undecided, $"rows without label or prediction decide {figure}, and their range is withheld", "the missing labels and predictions");

    public static string Names(IReadOnlyList<GroupKey> groups) => string.Join(" against ", groups);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
