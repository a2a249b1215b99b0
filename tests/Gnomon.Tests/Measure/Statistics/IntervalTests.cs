using FsCheck;
using FsCheck.Fluent;
using Gnomon.Measure.Statistics;
using Interval = Gnomon.Measure.Statistics.Interval;

namespace Gnomon.Tests.Measure.Statistics;

public class IntervalTests
{
    private static readonly Gen<(int K, int N)> Counts =
        from n in Gen.Choose(1, 400)
        from k in Gen.Choose(0, n)
        select (k, n);

    private static readonly Gen<((int K, int N) First, (int K, int N) Second)> Pairs =
        from first in Counts
        from second in Counts
        select (first, second);

    [Fact]
    public void An_interval_of_a_rate_encloses_it_and_mirrors_when_success_and_failure_swap() =>
        Prop.ForAll(Arb.From(Counts), c =>
        {
            var around = AgrestiCoull.Of(c.K, c.N);
            Assert.True(around.Contains((double)c.K / c.N));
            Assert.True(around.Low.Number <= Wilson.Of(c.K, c.N).Low.Number + 1e-15 && around.High.Number >= Wilson.Of(c.K, c.N).High.Number - 1e-15);
            foreach (var method in (Func<double, double, double, Interval>[])[Wilson.Of, ClopperPearson.Of])
            {
                var (interval, mirror) = (method(c.K, c.N, 0.05), method(c.N - c.K, c.N, 0.05));
                Assert.True(interval.Contains((double)c.K / c.N));
                Assert.Equal(1 - interval.Low.Number, mirror.High.Number, 1e-14);
                Assert.Equal(c.K == 0, interval.Low.Number == 0);
                Assert.Equal(c.K == c.N, interval.High.Number == 1);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Clopper_Pearson_holds_its_tails_exactly() =>
        Prop.ForAll(Arb.From(Counts), c =>
        {
            var interval = ClopperPearson.Of(c.K, c.N);
            if (c.K > 0)
                Assert.Equal(0.025, 1 - MathNet.Numerics.Distributions.Binomial.CDF(interval.Low.Number, c.N, c.K - 1), 1e-9);
            if (c.K < c.N)
                Assert.Equal(0.025, MathNet.Numerics.Distributions.Binomial.CDF(interval.High.Number, c.N, c.K), 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_interval_of_a_difference_encloses_it_and_turns_round_when_the_groups_swap() =>
        Prop.ForAll(Arb.From(Pairs), p =>
        {
            var (a, b) = p;
            foreach (var method in (Func<double, double, double, double, double, Interval>[])[Newcombe.Difference, MiettinenNurminen.Difference])
            {
                var (interval, swapped) = (method(a.K, a.N, b.K, b.N, 0.05), method(b.K, b.N, a.K, a.N, 0.05));
                Assert.True(interval.Contains(((double)a.K / a.N) - ((double)b.K / b.N)));
                Assert.Equal(-interval.Low.Number, swapped.High.Number, 1e-14);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_interval_of_a_ratio_encloses_it_and_inverts_when_the_groups_swap() =>
        Prop.ForAll(Arb.From(Pairs), p =>
        {
            var (a, b) = p;
            var (interval, swapped) = (Koopman.Ratio(a.K, a.N, b.K, b.N), Koopman.Ratio(b.K, b.N, a.K, a.N));
            if (b.K > 0)
                Assert.True(interval.Contains((double)a.K / a.N / ((double)b.K / b.N)));
            Assert.Equal(b.K == 0, interval.High.IsUnbounded);
            Assert.Equal(a.K == 0, interval.Low.Number == 0);
            var wider = MiettinenNurminen.Ratio(a.K, a.N, b.K, b.N);
            Assert.True(wider.Low.Number <= interval.Low.Number && (wider.High.IsUnbounded || wider.High.Number >= interval.High.Number));
            if (!swapped.High.IsUnbounded)
                Assert.Equal(1, interval.Low.Number * swapped.High.Number, 1e-12);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_ends_of_a_ratio_are_where_the_score_reaches_the_normal_deviate() =>
        Prop.ForAll(Arb.From(Pairs.Where(p => p.First.K > 0 && p.Second.K > 0)), p =>
        {
            var ((x1, n1), (x2, n2)) = p;
            var interval = Koopman.Ratio(x1, n1, x2, n2);
            var score = new RatioScore(x1, n1, x2, n2);
            var z = Tail.NormalDeviate(0.05);
            Assert.Equal(z, score.At(Math.Log(interval.Low.Number)), 1e-9);
            Assert.Equal(z, score.At(Math.Log(interval.High.Number)), 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_smaller_error_gives_a_wider_interval() =>
        Prop.ForAll(Arb.From(Pairs), p =>
        {
            var (a, b) = p;
            Assert.True(Wilson.Of(a.K, a.N, 0.001).Low.Number <= Wilson.Of(a.K, a.N).Low.Number);
            Assert.True(ClopperPearson.Of(a.K, a.N, 0.001).High.Number >= ClopperPearson.Of(a.K, a.N).High.Number);
            Assert.True(Koopman.Ratio(a.K, a.N, b.K, b.N, 0.001).Low.Number <= Koopman.Ratio(a.K, a.N, b.K, b.N).Low.Number);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    [InlineData(-1, 3)]
    [InlineData(double.NaN, 3)]
    public void Counts_that_are_no_proportion_are_refused(double successes, double trials)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(successes, trials));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Of(successes, trials));
        Assert.Throws<ArgumentOutOfRangeException>(() => Koopman.Ratio(successes, trials, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => AgrestiCoull.Of(successes, trials));
        Assert.Throws<ArgumentOutOfRangeException>(() => MiettinenNurminen.Difference(successes, trials, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => MiettinenNurminen.Ratio(1, 2, successes, trials));
    }
}
