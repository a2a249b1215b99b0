using FsCheck;
using FsCheck.Fluent;
using Gnomon.Measure.Statistics;
using Interval = Gnomon.Measure.Statistics.Interval;

namespace Gnomon.Tests.Measure.Statistics;

public class CorrectionTests
{
    // Benjamini and Hochberg (1995), section 3.2: fifteen endpoints; at 0.05 their procedure finds the first four, Holm's the first three.
    private static readonly double[] Endpoints =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];

    private static readonly Gen<double[]> PValues = Gen.ArrayOf(Gen.Choose(0, 40).Select(p => p / 40.0));

    [Fact]
    public void The_fifteen_endpoints_of_Benjamini_and_Hochberg_have_four_finds()
    {
        Assert.Equal(4, BenjaminiHochberg.Adjust(Endpoints).Count(p => p <= 0.05));
        Assert.Equal(3, Holm.Adjust(Endpoints).Count(p => p <= 0.05));
        Assert.Equal(0.0095 * 15 / 4, BenjaminiHochberg.Adjust(Endpoints)[3], 1e-15);
        // 1 + 1/2 + ... + 1/15 = 1195757/360360, added up in Python's exact fractions.
        Assert.Equal(0.0019 * 5 * 1195757 / 360360, BenjaminiYekutieli.Adjust(Endpoints)[2], 1e-15);
    }

    [Fact]
    public void A_find_at_q_has_a_rank_whose_line_lies_above_it() =>
        Prop.ForAll(Arb.From(PValues), p =>
        {
            // The definition of 1995: with i the greatest rank whose p-value is at most i q / m, the finds are those of the first i ranks.
            var sorted = p.Order().ToArray();
            foreach (var q in (double[])[0.05, 0.1, 0.25, 0.5])
            {
                var ranks = Enumerable.Range(1, p.Length).Where(i => sorted[i - 1] * ((double)p.Length / i) <= q).ToArray();
                var finds = ranks.Length == 0 ? 0 : ranks[^1];
                Assert.Equal(finds, BenjaminiHochberg.Adjust(p).Count(a => a <= q));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_tests_stand_does_not_matter() =>
        Prop.ForAll(Arb.From(PValues), p =>
        {
            foreach (var adjust in (Func<IReadOnlyList<double>, IReadOnlyList<double>>[])[BenjaminiHochberg.Adjust, BenjaminiYekutieli.Adjust, Holm.Adjust])
            {
                var turned = adjust([.. p.Reverse()]);
                Assert.Equal(adjust(p), turned.Reverse());
                Assert.All(adjust(p).Zip(p), pair => Assert.InRange(pair.First, pair.Second, 1));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_no_p_value_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Adjust([0.1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiYekutieli.Adjust([-0.1]));
    }

    // By hand. Strongest first: 5 against the greatest of all; 3 against the greatest of the second and third; 1 against the third alone.
    [Fact]
    public void MaxT_steps_down()
    {
        double[][] draws = [[1, 2, 0], [6, 0, 1], [0, 4, 2], [2, 1, 0]];
        Assert.Equal([2 / 5.0, 2 / 5.0, 3 / 5.0], MaxT.Adjust([5, 3, 1], draws));
        Assert.Equal([3 / 5.0, 2 / 5.0, 2 / 5.0], MaxT.Adjust([1, 5, 3], [.. draws.Select(d => (double[])[d[2], d[0], d[1]])]));
        Assert.Throws<ArgumentException>(() => MaxT.Adjust([1], []));
    }

    // Fisher's cups of tea: three or four of four right by chance in 17 of 70.
    [Fact]
    public void A_permutation_test_of_counts_gives_Fishers_chances()
    {
        var p = PermutationTest.PValue([[3, 1], [1, 3]], groups => groups[0][0], Pcg32.For(1, "tea"));
        Assert.Equal(17 / 70.0, p, 0.018);
        Assert.Equal(1, PermutationTest.PValue([[2, 2], [2, 2]], g => Math.Abs(g[0][0] - g[1][0]), Pcg32.For(1, "same"), draws: 200));
        Assert.Throws<ArgumentException>(() => PermutationTest.PValue([[1, 1], [1, 1]], _ => double.NaN, Pcg32.For(1, "nan")));
    }

    [Fact]
    public void A_shuffle_keeps_the_totals_of_groups_and_cells()
    {
        long[][] groups = [[5, 0, 3], [10, 2, 8], [0, 0, 0], [1, 1, 1]];
        var (shuffle, random) = (new Shuffle(groups), Pcg32.For(1, "totals"));
        for (var draw = 0; draw < 200; draw++)
        {
            var drawn = shuffle.Draw(random);
            Assert.Equal(groups.Select(g => g.Sum()), drawn.Select(g => g.Sum()));
            Assert.Equal([16, 3, 12], Enumerable.Range(0, 3).Select(c => drawn.Sum(g => g[c])));
            Assert.All(drawn.SelectMany(g => g), count => Assert.InRange(count, 0, 16));
        }
    }

    [Fact]
    public void Limits_that_hold_together_are_wider_and_exact_where_counts_are_few()
    {
        var together = SimultaneousLimits.Of([(30, 100), (2, 100)]);
        var each = Tail.Shared(0.05, 2);
        Assert.Equal([Wilson.Of(30, 100, each), ClopperPearson.Of(2, 100, each)], together);
        Assert.True(together[0].Low.Number < Wilson.Of(30, 100).Low.Number);
        Assert.Throws<ArgumentOutOfRangeException>(() => SimultaneousLimits.Of([]));
    }

    // The range over the box of the intervals, by trying a grid of every figure that includes the ends: four random boxes of three figures.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_projection_is_the_range_over_the_box(ulong seed)
    {
        var random = Pcg32.For(seed, "projection");
        Interval[] box = [.. Enumerable.Range(0, 3).Select(_ => (A: random.NextDouble(), B: random.NextDouble())).Select(e => Interval.Of(Math.Min(e.A, e.B), Math.Max(e.A, e.B)))];
        // Ends of one interval are places in the others too: there the extremes of piecewise linear functions lie.
        double[] ends = [.. box.SelectMany(b => (double[])[b.Low.Number, b.High.Number])];
        double[][] places = [.. box.Select(b => ends.Where(b.Contains).ToArray())];
        var tried = (from x in places[0] from y in places[1] from z in places[2] select (double[])[x, y, z]).ToArray();
        void Same(Interval range, Func<double[], double> figure)
        {
            Assert.Equal(tried.Min(figure), range.Low.Number, 1e-12);
            Assert.Equal(tried.Max(figure), range.High.Number, 1e-12);
        }

        Same(Projection.Minimum(box), f => f.Min());
        Same(Projection.Maximum(box), f => f.Max());
        Same(Projection.Difference(box), f => f.Max() - f.Min());
        Same(Projection.Ratio(box), f => f.Min() / f.Max());
        Assert.Throws<ArgumentException>(() => Projection.Difference(box[..1]));
        Assert.Equal(1, Projection.Ratio([Interval.Of(0, 0), Interval.Of(0, 0)]).High.Number);
    }
}
