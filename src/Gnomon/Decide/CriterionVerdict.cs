using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>
/// Met, not met or unknown. Met: the uncorrected 95 % interval lies inside the bar. Not met: it lies outside with an error that,
/// corrected for all criteria of the plan, is at most 2.5 %. Else unknown. Nothing is rounded before it is compared.
/// </summary>
internal static class CriterionVerdict
{
    public static CriterionFinding Of(CriterionCase criterion, double adjustedError, int criteria)
    {
        if (criterion.ExactPoint is { } exact)
        {
            var decided = NotMetTest.Outside(exact, criterion.Criterion) ? CriterionStatus.NotMet : CriterionStatus.Met;
            return Finding(criterion, decided, criterion.Withheld ? NotShown() : new MeasuredValue.Known(Estimate.Exact(exact)), [], [], more: null);
        }

        if (criterion.Figure is not { Point: { } point } figure)
            return Finding(criterion, CriterionStatus.Unknown, new MeasuredValue.NotKnown(criterion.Impossible), criterion.Impossible, [], more: null);
        var ends = figure.At(Tail.Standard);
        GroupKey[] worst = [.. figure.Worst.Select(i => criterion.Kept[i].Key)];
        var (status, reasons, more) = Decide(criterion, point, ends, adjustedError, criteria, worst);
        var value = Value(criterion, point, ends);
        return Finding(criterion, status, value, reasons, worst, more);
    }

    private static (CriterionStatus Status, IReadOnlyList<Unknown> Reasons, RowsNeeded? More) Decide(
        CriterionCase criterion, double point, (double Low, double High) ends, double adjustedError, int criteria, IReadOnlyList<GroupKey> worst)
    {
        var bar = criterion.Criterion;
        var missing = criterion.MissingRange;
        var missingReason = missing is not { } range ? null : criterion.Withheld ? CriterionReasons.MissingDecides(bar.Measure) : CriterionReasons.MissingDecides(bar.Measure, range.Low, range.High);
        if (criterion.NotMetError is not null && adjustedError <= Tail.Standard / 2)
        {
            return missing is { } m && !NotMetTest.Outside(bar.Side == BarSide.AtLeast ? m.High : m.Low, bar)
                ? (CriterionStatus.Unknown, [missingReason!], null)
                : (CriterionStatus.NotMet, [], null);
        }

        List<Unknown> reasons = [.. criterion.NeverMet];
        if (!NotMetTest.Inside(ends, bar))
        {
            var more = MoreRows.Of(criterion, criteria);
            reasons.Add(more is null && criterion.Kept.Count <= MoreRows.MostGroups
                ? CriterionReasons.AtTheBar(bar.Measure, bar.Bar, worst)
                : CriterionReasons.Undecided(bar.Measure, bar.Bar, worst));
            return (CriterionStatus.Unknown, reasons, more);
        }

        if (missing is { } open && !NotMetTest.Inside(open, bar))
            reasons.Add(missingReason!);
        return reasons.Count == 0 ? (CriterionStatus.Met, [], null) : (CriterionStatus.Unknown, reasons, null);
    }

    private static MeasuredValue Value(CriterionCase criterion, double point, (double Low, double High) ends) => criterion.Withheld
        ? NotShown()
        : new MeasuredValue.Known(Shown.Estimate(point, ends.Low, ends.High, "worst-case"));

    private static MeasuredValue NotShown() => MeasuredValue.Unknown(
        UnknownCause.Withheld, "a group that counts is withheld: it has fewer rows than may be published, or would tell of one that has", "more rows of the small groups, or a smaller publish size in the profile");

    private static CriterionFinding Finding(
        CriterionCase criterion, CriterionStatus status, MeasuredValue value, IReadOnlyList<Unknown> reasons, IReadOnlyList<GroupKey> worst, RowsNeeded? more) => new(
        criterion.Criterion.Id,
        criterion.Measure.Id,
        criterion.Criterion.Measure,
        criterion.By,
        status,
        criterion.Criterion.Side,
        criterion.Criterion.Bar,
        value,
        reasons,
        worst,
        criterion.LeftOut,
        criterion.Withheld ? null : criterion.ExpectedIfEqual,
        criterion.Withheld ? null : more);
}
