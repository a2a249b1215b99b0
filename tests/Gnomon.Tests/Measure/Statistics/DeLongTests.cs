using FsCheck;
using FsCheck.Fluent;
using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Statistics;

/// <summary>Numbers without another source come from the definition, pair by pair, in Python's exact fractions; limits from mpmath at 30 digits.</summary>
public class DeLongTests
{
    private static readonly int[] Positives = [9, 8, 8, 6, 5, 4, 7], Negatives = [7, 5, 4, 3, 3, 2, 1, 6];
    private static readonly int[] OtherPositives = [8, 8, 5, 7, 3, 6, 7], OtherNegatives = [6, 5, 5, 2, 4, 3, 1, 7];

    private static readonly Gen<(int Score, bool Positive)[]> Rows = Gen.ArrayOf(
        from score in Gen.Choose(0, 12)
        from positive in Gen.Elements(true, false)
        select (score, positive)).Where(r => r.Count(x => x.positive) > 1 && r.Count(x => !x.positive) > 1)
        .Select(r => r.Select(x => (x.score, x.positive)).ToArray());

    [Fact]
    public void The_area_and_its_variance_come_from_the_definition()
    {
        var area = DeLong.Area(Counts(Positives, Negatives));
        Assert.Equal(6 / 7.0, area.Area, 1e-15);
        Assert.Equal(1205 / 131712.0, area.Variance, 1e-15);
        var limits = area.Limits();
        Assert.Equal(0.56482420636295, limits.Low.Number, 1e-13);
        Assert.Equal(0.96520122667116, limits.High.Number, 1e-13);
    }

    [Fact]
    public void The_difference_of_two_areas_on_the_same_rows_comes_from_the_definition()
    {
        var difference = DeLong.Difference(
        [
            .. Positives.Zip(OtherPositives, (a, b) => ((double)a, (double)b, true)),
            .. Negatives.Zip(OtherNegatives, (a, b) => ((double)a, (double)b, false)),
        ]);
        Assert.Equal(3 / 56.0, difference.Point, 1e-15);
        Assert.Equal(13 / 1344.0, difference.Variance, 1e-15);
        Assert.Equal(0.58595657719465, difference.PValue!.Value, 1e-13);
    }

    // Newcombe's method 5, the root by mpmath: ten of each apart, and all scores equal.
    [Fact]
    public void Scores_that_separate_the_labels_or_do_not_spread_still_have_a_width()
    {
        var apart = DeLong.Area([new(1, 0, 10), new(2, 10, 0)]);
        Assert.Equal((1.0, 0.0), (apart.Area, apart.Variance));
        Assert.Equal(0.80021361288111, apart.Limits().Low.Number, 1e-13);
        Assert.Equal(1, apart.Limits().High.Number);
        var equal = DeLong.Area([new(1, 10, 10)]);
        Assert.Equal((0.5, 1.0), (equal.Area, equal.TiedShare));
        Assert.Equal(0.27351558818989, equal.Limits().Low.Number, 1e-13);
        Assert.Equal(1 - 0.27351558818989, equal.Limits().High.Number, 1e-13);
        Assert.Equal(Gnomon.Measure.Statistics.Interval.Of(0, 1), equal.IfBinned);
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_order() =>
        Prop.ForAll(Arb.From(Rows), rows =>
        {
            var pairs = from p in rows where p.Positive from n in rows where !n.Positive select (p.Score > n.Score ? 1 : p.Score == n.Score ? 0.5 : 0);
            var area = DeLong.Area(rows.Select(r => new ScoredCount(r.Score, r.Positive ? 1 : 0, r.Positive ? 0 : 1)));
            Assert.Equal(pairs.Average(), area.Area, 1e-12);
            Assert.True(area.Limits().Contains(area.Area));
            var turned = DeLong.Area(rows.Select(r => new ScoredCount(-r.Score, r.Positive ? 1 : 0, r.Positive ? 0 : 1)));
            Assert.Equal(1 - area.Area, turned.Area, 1e-12);
            Assert.Equal(area.Variance, turned.Variance, 1e-12);
            Assert.Equal(area.Limits().Low.Number, 1 - turned.Limits().High.Number, 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bins_never_hide_more_than_their_bound() =>
        Prop.ForAll(Arb.From(Rows), rows =>
        {
            var fine = DeLong.Area(rows.Select(r => new ScoredCount(r.Score, r.Positive ? 1 : 0, r.Positive ? 0 : 1)));
            var binned = DeLong.Area(rows.Select(r => new ScoredCount(r.Score / 4, r.Positive ? 1 : 0, r.Positive ? 0 : 1)));
            Assert.InRange(fine.Area, binned.IfBinned.Low.Number - 1e-12, binned.IfBinned.High.Number + 1e-12);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_scores_do_not_differ_and_say_nothing_of_chance()
    {
        var same = DeLong.Difference([.. Positives.Select(p => ((double)p, (double)p, true)), .. Negatives.Select(n => ((double)n, (double)n, false))]);
        Assert.Equal((0.0, 0.0), (same.Point, same.Variance));
        Assert.Null(same.Limits());
        Assert.Null(same.PValue);
    }

    [Fact]
    public void Too_few_rows_of_a_label_and_scores_that_are_no_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DeLong.Area([new(1, 1, 10)]));
        Assert.Throws<ArgumentException>(() => DeLong.Area([new(double.NaN, 3, 3), new(1, 3, 3)]));
        Assert.Throws<ArgumentException>(() => DeLong.Difference([(1, 1, true), (1, 1, false)]));
    }

    private static IEnumerable<ScoredCount> Counts(int[] positives, int[] negatives) =>
        [.. positives.Select(p => new ScoredCount(p, 1, 0)), .. negatives.Select(n => new ScoredCount(n, 0, 1))];
}
