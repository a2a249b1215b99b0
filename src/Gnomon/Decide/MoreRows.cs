using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>How many rows more would settle a criterion if every group grew by the same factor and the figures stayed as they are.</summary>
internal static class MoreRows
{
    /// <summary>Beyond this many groups, pairs are too many to try out samples of many sizes.</summary>
    public const int MostGroups = 200;

    /// <returns>Null where even a million times the rows would not settle it, or where there are too many groups to say.</returns>
    public static RowsNeeded? Of(CriterionCase criterion, int criteria)
    {
        if (criterion.Figure is not { } figure || criterion.Kept.Count > MostGroups)
            return null;
        if (GrowthNeeded.Times(times => Settled(figure, criterion.Criterion, criteria, times)) is not { } enough)
            return null;
        var more = criterion.Kept.Select(g => (long)Math.Ceiling((enough - 1) * g.Rows)).ToArray();
        return new RowsNeeded(more.Min(), more.Max());
    }

    // "Not met" needs the error that Holm leaves to the hardest test, so that the number of rows is enough whatever the others do.
    private static bool Settled(WorstCase figure, Criterion criterion, int criteria, double times)
    {
        var scaled = figure.Scaled(times);
        return NotMetTest.Outside(figure.Point!.Value, criterion)
            ? NotMetTest.Outside(scaled, criterion, Tail.Standard / 2 / criteria)
            : NotMetTest.Inside(scaled.At(Tail.Standard), criterion);
    }
}
