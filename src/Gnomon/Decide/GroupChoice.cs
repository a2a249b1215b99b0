using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>Which groups count in a criterion, which the plan left out, and which are missing for want of rows.</summary>
/// <param name="Kept">The groups that count.</param>
/// <param name="LeftOut">The others, with why.</param>
/// <param name="Reasons">Why the criterion cannot be met: one for each group left out that the plan did not leave out.</param>
internal sealed record GroupChoice(IReadOnlyList<GroupRows> Kept, IReadOnlyList<LeftOutGroup> LeftOut, IReadOnlyList<Unknown> Reasons)
{
    public static GroupChoice Of(Grouping grouping, Comparison comparison, LeaveOut? leaveOut, int minimumSize, Withholding withheld)
    {
        var all = grouping.Groups.Sum(g => g.Rows);
        var kept = new List<GroupRows>();
        var leftOut = new List<LeftOutGroup>();
        var reasons = new List<Unknown>();
        foreach (var group in grouping.Groups)
        {
            if (leaveOut is not null && (double)group.Rows / all < leaveOut.ShareBelow)
            {
                leftOut.Add(new LeftOutGroup(group.Key, Shown(group, withheld), "by the plan: " + leaveOut.Reason));
            }
            else if (!comparison.IsCount && TooSmall(group, comparison, minimumSize, withheld) is { } reason)
            {
                leftOut.Add(new LeftOutGroup(group.Key, Shown(group, withheld), reason.Cause.Id()));
                reasons.Add(reason);
            }
            else
            {
                kept.Add(group);
            }
        }

        return new GroupChoice(kept, leftOut, reasons);
    }

    private static long? Shown(GroupRows group, Withholding withheld) => withheld.Hides(group.Key, group.Rows) ? null : group.Rows;

    private static Unknown? TooSmall(GroupRows group, Comparison comparison, int minimumSize, Withholding withheld) => comparison.LeastDenominator(group.Counts) switch
    {
        var size when size < Math.Max(1, minimumSize) && Shown(group, withheld) is null => CriterionReasons.TooFewToShow(comparison.Id, group.Key, minimumSize),
        0 => Measure.Fairness.Reasons.ZeroDenominator(comparison.Id, group.Key),
        var size when size < minimumSize => CriterionReasons.TooFew(comparison.Id, group.Key, size, minimumSize),
        _ => null,
    };
}
