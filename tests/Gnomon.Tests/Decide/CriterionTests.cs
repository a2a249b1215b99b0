using FsCheck;
using FsCheck.Fluent;
using Gnomon.Columns;
using Gnomon.Decide;
using Gnomon.Plan;
using Gnomon.Tests.Measure;

namespace Gnomon.Tests.Decide;

public class CriterionTests
{
    private const string Difference = "fairness.selection_rate.difference";
    private const string Ratio = "fairness.selection_rate.ratio";

    private static readonly Gen<(long Selected, long Rows)[]> Groups =
        Gen.ArrayOf(from rows in Gen.Choose(1, 300) from selected in Gen.Choose(0, rows) select ((long)selected, (long)rows)).Where(g => g.Length is > 1 and < 8);

    [Fact]
    public void Large_equal_groups_meet_a_bar()
    {
        var found = Case.Decide(Some.Selected((3000, 10000), (3010, 10000)), Case.AtLeast(Ratio, 0.8));
        Assert.Equal(CriterionStatus.Met, found.Status);
        Assert.Empty(found.Reasons);
        Assert.Null(found.MoreRows);
        Assert.InRange(Known(found).Low.Number, 0.8, 1);
    }

    [Fact]
    public void A_large_gap_does_not_meet_a_bar_and_names_the_pair()
    {
        var found = Case.Decide(Some.Selected((500, 1000), (400, 1000), (200, 1000)), Case.AtMost(Difference, 0.1));
        Assert.Equal(CriterionStatus.NotMet, found.Status);
        Assert.Equal(["g=c", "g=a"], found.Worst.Select(g => g.ToString()), StringComparer.Ordinal);
        Assert.True(Known(found).Low.Number > 0.1);
    }

    [Fact]
    public void A_gap_that_chance_could_make_is_unknown_and_says_how_many_rows_more_would_settle_it()
    {
        var found = Case.Decide(Some.Selected((30, 100), (60, 200)), Case.AtLeast(Ratio, 0.8));
        Assert.Equal(CriterionStatus.Unknown, found.Status);
        var reason = Assert.Single(found.Reasons);
        Assert.Equal(UnknownCause.Undecided, reason.Cause);
        Assert.Contains("g=a", reason.Detail, StringComparison.Ordinal);
        var more = Assert.IsType<RowsNeeded>(found.MoreRows);
        Assert.Equal(2, (double)more.Most / more.Least, 0.01);

        var times = (more.Least / 100) + 2;
        Assert.Equal(CriterionStatus.Met, Case.Decide(Some.Selected((30 * times, 100 * times), (60 * times, 200 * times)), Case.AtLeast(Ratio, 0.8)).Status);
        var tooFew = times / 2;
        Assert.Equal(CriterionStatus.Unknown, Case.Decide(Some.Selected((30 * tooFew, 100 * tooFew), (60 * tooFew, 200 * tooFew)), Case.AtLeast(Ratio, 0.8)).Status);
    }

    [Fact]
    public void At_the_bar_more_data_will_not_settle_it()
    {
        var found = Case.Decide(Some.Selected((400, 1000), (500, 1000)), Case.AtLeast(Ratio, 0.8));
        Assert.Equal(CriterionStatus.Unknown, found.Status);
        Assert.Contains("more data will not settle this", Assert.Single(found.Reasons).Detail, StringComparison.Ordinal);
        Assert.Null(found.MoreRows);
    }

    [Fact]
    public void Eighteen_equal_groups_of_a_hundred_show_a_gap_that_chance_explains()
    {
        var found = Case.Decide(Some.Selected([.. Enumerable.Range(21, 18).Select(k => ((long)k, 100L))]), Case.AtMost(Difference, 0));
        Assert.Equal(CriterionStatus.Unknown, found.Status);
        Assert.InRange(found.ExpectedIfEqual!.Value, 0.14, 0.19);
    }

    [Fact]
    public void One_group_is_not_compared()
    {
        var found = Case.Decide(Some.Selected((30, 100)), Case.AtLeast(Ratio, 0.8));
        Assert.Equal((CriterionStatus.Unknown, UnknownCause.NoRows), (found.Status, Assert.Single(found.Reasons).Cause));
    }

    [Fact]
    public void Labels_of_one_value_leave_what_divides_by_the_other_unknown()
    {
        var found = Case.Decide(Some.Selected((30, 100), (30, 100)), Case.AtMost("fairness.equal_opportunity_difference", 0.1));
        Assert.Equal(CriterionStatus.Unknown, found.Status);
        Assert.Contains(found.Reasons, r => r.Cause == UnknownCause.ZeroDenominator);
        Assert.Equal(2, found.LeftOut.Count);
    }

    [Fact]
    public void Nobody_selected_has_no_ratio()
    {
        var found = Case.Decide(Some.Selected((0, 100), (0, 100)), Case.AtLeast(Ratio, 0.8));
        Assert.Equal((CriterionStatus.Unknown, UnknownCause.ZeroDenominator), (found.Status, Assert.Single(found.Reasons).Cause));
    }

    [Fact]
    public void A_group_below_the_minimum_size_makes_a_criterion_unknown()
    {
        var found = Case.Decide(Some.Selected((3000, 10000), (3000, 10000), (3, 10)), Case.AtLeast(Ratio, 0.8), minimumSize: 30);
        Assert.Equal((CriterionStatus.Unknown, UnknownCause.TooFew), (found.Status, Assert.Single(found.Reasons).Cause));
        Assert.Equal(("g=c", (long?)10), found.LeftOut.Select(l => (l.Group.ToString(), l.Rows)).Single());
    }

    [Fact]
    public void A_small_group_does_not_hide_a_gap_between_the_others()
    {
        var found = Case.Decide(Some.Selected((5000, 10000), (2000, 10000), (3, 10)), Case.AtLeast(Ratio, 0.8), minimumSize: 30);
        Assert.Equal(CriterionStatus.NotMet, found.Status);
        Assert.Single(found.LeftOut);
    }

    [Fact]
    public void A_group_that_the_plan_leaves_out_does_not_stop_a_criterion_and_is_listed()
    {
        var leaveOut = new LeaveOut(0.02, "too few for any figure");
        var found = Case.Decide(Some.Selected((3000, 10000), (3000, 10000), (3, 10)), Case.AtLeast(Ratio, 0.8, leaveOut), minimumSize: 30);
        Assert.Equal(CriterionStatus.Met, found.Status);
        Assert.Equal("by the plan: too few for any figure", Assert.Single(found.LeftOut).Reason);
    }

    [Fact]
    public void Without_a_unit_nothing_is_measured_as_met()
    {
        var cells = Some.Selected((3000, 10000), (3010, 10000));
        var found = Case.Decide(cells, Case.AtLeast(Ratio, 0.8), Some.Declaration(oneRowPerUnit: false, groups: ["g"]));
        Assert.Equal(CriterionStatus.Unknown, found.Status);
        Assert.StartsWith("assumes independent rows", Assert.Single(found.Reasons).Detail, StringComparison.Ordinal);
        Assert.True(Known(found).Low.Number > 0.8);
    }

    [Fact]
    public void Missing_predictions_that_could_decide_leave_it_unknown()
    {
        var cells = Some.Table(["g"],
            [.. Some.Group("a", 0, 5000, 0, 5000), .. Some.Group("b", 0, 5000, 0, 5000), new Cell(["b"], false, null, 4000)]);
        var found = Case.Decide(cells, Case.AtLeast(Ratio, 0.8));
        Assert.Equal(CriterionStatus.Unknown, found.Status);
        Assert.Contains("without label or prediction", Assert.Single(found.Reasons).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_criterion_on_the_label_of_data_without_one_was_not_asked()
    {
        var found = Case.Decide(Some.Selected((3, 10), (3, 10)), Case.AtMost("fairness.equalized_odds_difference", 0.1), Some.Declaration(label: null, groups: ["g"]));
        Assert.Equal((CriterionStatus.Unknown, UnknownCause.NotAsked), (found.Status, Assert.Single(found.Reasons).Cause));
    }

    [Fact]
    public void An_impact_ratio_needs_to_know_which_prediction_helps()
    {
        var cells = Some.Selected((100, 10000), (200, 10000));
        var criterion = Case.AtLeast("fairness.impact_ratio", 0.8);
        Assert.Equal(CriterionStatus.NotMet, Case.Decide(cells, criterion).Status);
        Assert.Equal(CriterionStatus.Met, Case.Decide(cells, criterion, Some.Declaration(favourable: false, groups: ["g"])).Status);
        Assert.Equal(UnknownCause.NotAsked, Assert.Single(Case.Decide(cells, criterion, Some.Declaration(favourable: null, groups: ["g"])).Reasons).Cause);
    }

    [Fact]
    public void A_withheld_group_counts_in_the_decision_but_its_figure_is_not_shown()
    {
        var found = Case.Decide(Some.Selected((3000, 10000), (0, 4)), Case.AtLeast(Ratio, 0.8), publishSize: 5);
        Assert.Equal(UnknownCause.Withheld, Assert.IsType<MeasuredValue.NotKnown>(found.Value).Reasons.Single().Cause);
        Assert.Null(found.MoreRows);
    }

    [Fact]
    public void Nothing_that_is_said_of_a_criterion_tells_the_size_of_a_withheld_group()
    {
        var counted = Case.Decide(Some.Selected((3000, 10000), (0, 4), (30, 90)), Case.AtLeast("fairness.count.ratio", 0.1), publishSize: 5);
        Assert.Equal(UnknownCause.Withheld, Assert.IsType<MeasuredValue.NotKnown>(counted.Value).Reasons.Single().Cause);
        var leftOut = Case.Decide(Some.Selected((3000, 10000), (0, 4), (30, 90)), Case.AtLeast(Ratio, 0.8), minimumSize: 30, publishSize: 5);
        Assert.Equal(("g=b", (long?)null), leftOut.LeftOut.Select(l => (l.Group.ToString(), l.Rows)).Single());
        Assert.DoesNotContain(leftOut.Reasons, r => r.Detail.Contains(" 4", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_columns_a_criterion_looks_at_every_column_and_every_pair()
    {
        var cells = new CellTable(["a", "b", "c"], [new(["1", "1", "1"], true, true, 5), new(["2", "2", "2"], true, false, 5)], [], null);
        var found = Case.Criteria(cells, [Case.AtLeast(Ratio, 0.8) with { By = null }]);
        Assert.Equal(["a", "b", "c", "a+b", "a+c", "b+c"], found.Select(f => string.Join('+', f.By)), StringComparer.Ordinal);
    }

    [Fact]
    public void More_criteria_ask_for_more_evidence_before_one_is_not_met()
    {
        var cells = Some.Selected((520, 1000), (392, 1000));
        var alone = Case.Criteria(cells, [Case.AtMost(Difference, 0.03)]);
        var among = Case.Criteria(cells, [Case.AtMost(Difference, 0.03), .. Enumerable.Repeat(Case.AtMost(Difference, 0.9), 40)]);
        Assert.Equal(CriterionStatus.NotMet, alone[0].Status);
        Assert.Equal(CriterionStatus.Unknown, among[0].Status);
    }

    [Fact]
    public void Deciding_does_not_depend_on_the_order_of_groups() =>
        Prop.ForAll(Arb.From(Groups), groups =>
        {
            foreach (var criterion in (Criterion[])[Case.AtLeast(Ratio, 0.8), Case.AtMost(Difference, 0.1)])
            {
                var (found, turned) = (Case.Decide(Some.Selected(groups), criterion), Case.Decide(Some.Selected([.. groups.Reverse()]), criterion));
                Assert.Equal(found.Status, turned.Status);
                if (found.Value is MeasuredValue.Known known)
                    Assert.Equal(known.Estimate.Point, Known(turned).Point, 1e-14);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void More_rows_of_the_same_rates_never_turn_met_into_not_met() =>
        Prop.ForAll(Arb.From(Groups), groups =>
        {
            foreach (var criterion in (Criterion[])[Case.AtLeast(Ratio, 0.8), Case.AtMost(Difference, 0.1)])
            {
                var before = Case.Decide(Some.Selected(groups), criterion).Status;
                var after = Case.Decide(Some.Selected([.. groups.Select(g => (100 * g.Selected, 100 * g.Rows))]), criterion).Status;
                Assert.False(before != CriterionStatus.Unknown && after != CriterionStatus.Unknown && before != after);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void A_status_agrees_with_the_interval_that_is_shown() =>
        Prop.ForAll(Arb.From(Groups), groups =>
        {
            var found = Case.Decide(Some.Selected(groups), Case.AtMost(Difference, 0.2));
            if (found.Value is not MeasuredValue.Known { Estimate: var estimate })
                return;
            Assert.Equal(found.Status == CriterionStatus.Met, estimate.High.Number <= 0.2);
            Assert.True(found.Status != CriterionStatus.NotMet || estimate.Low.Number > 0.2);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    private static Estimate Known(CriterionFinding finding) => Assert.IsType<MeasuredValue.Known>(finding.Value).Estimate;
}
