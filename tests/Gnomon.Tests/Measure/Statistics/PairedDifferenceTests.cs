using FsCheck;
using FsCheck.Fluent;
using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Statistics;

public sealed class PairedDifferenceTests
{
    private static readonly Gen<(long Gained, long Lost, long Cases)> Counts =
        from gained in Gen.Choose(0, 60) from lost in Gen.Choose(0, 60) from same in Gen.Choose(0, 200) where gained + lost + same > 0 select ((long)gained, (long)lost, (long)(gained + lost + same));

    [Theory]
    [InlineData(10)]
    [InlineData(44)]
    [InlineData(1000)]
    public void Without_a_changed_case_the_limits_have_a_closed_form(long cases)
    {
        var squared = Tail.NormalDeviate(0.05) * Tail.NormalDeviate(0.05);
        var limits = PairedDifference.Limits(0, 0, cases);
        Assert.Equal(squared / (cases + squared), limits.High.Number, 9);
        Assert.Equal(-squared / (cases + squared), limits.Low.Number, 9);
    }

    [Fact]
    public void A_limit_is_the_difference_whose_score_is_the_deviate() => Holds(c =>
    {
        var (limits, deviate) = (PairedDifference.Limits(c.Gained, c.Lost, c.Cases), Tail.NormalDeviate(0.05));
        return IsAt(limits.Low.Number, deviate) && IsAt(limits.High.Number, -deviate)
            && limits.Low.Number <= (double)(c.Gained - c.Lost) / c.Cases && limits.High.Number >= (double)(c.Gained - c.Lost) / c.Cases;

        // At an end of the scale nothing lies beyond.
        bool IsAt(double limit, double score) => Math.Abs(limit) > 1 - 1e-9 || Math.Abs(PairedDifference.Score(c.Gained, c.Lost, c.Cases, limit) - score) < 1e-6;
    });

    [Fact]
    public void Before_and_after_exchanged_turn_the_interval_round() => Holds(c =>
    {
        var (there, back) = (PairedDifference.Limits(c.Gained, c.Lost, c.Cases), PairedDifference.Limits(c.Lost, c.Gained, c.Cases));
        return Math.Abs(there.Low.Number + back.High.Number) < 1e-9 && Math.Abs(there.High.Number + back.Low.Number) < 1e-9
            && PairedDifference.PValue(c.Gained, c.Lost).Equals(PairedDifference.PValue(c.Lost, c.Gained));
    });

    // Sums of binomial coefficients over powers of two, by hand: (1 + 10) / 2^10 twice, and 2 / 2^5.
    [Theory]
    [InlineData(1, 9, 22.0 / 1024)]
    [InlineData(5, 0, 2.0 / 32)]
    [InlineData(4, 4, 1)]
    [InlineData(0, 0, 1)]
    public void The_exact_test_counts_coins(long gained, long lost, double p) => Assert.Equal(p, PairedDifference.PValue(gained, lost), 12);

    // Fagerland, Lydersen and Laake (2013), their first example (1 and 7 children changed): exact 0.070, mid-p 0.039.
    [Theory]
    [InlineData(1, 7, 0.0703125, 0.0390625)]
    [InlineData(7, 1, 0.0703125, 0.0390625)]
    [InlineData(1, 9, 22.0 / 1024, 12.0 / 1024)]
    [InlineData(4, 4, 1, 1)]
    [InlineData(0, 0, 1, 1)]
    public void Half_of_what_was_seen_is_left_out_of_the_mid_p_value(long gained, long lost, double exact, double mid)
    {
        Assert.Equal(exact, PairedDifference.PValue(gained, lost), 12);
        Assert.Equal(mid, PairedDifference.MidPValue(gained, lost), 12);
    }

    [Fact]
    public void The_interval_holds_the_true_difference_as_often_as_it_says()
    {
        var random = Pcg32.For(2026, "paired");
        var (held, draws) = (0, 3000);
        for (var draw = 0; draw < draws; draw++)
        {
            long gained = 0, lost = 0;
            for (var i = 0; i < 80; i++)
            {
                var u = random.NextDouble();
                gained += u < 0.12 ? 1 : 0;
                lost += u >= 0.12 && u < 0.17 ? 1 : 0;
            }

            held += PairedDifference.Limits(gained, lost, 80).Contains(0.07) ? 1 : 0;
        }

        Assert.InRange(held / (double)draws, 0.935, 0.975);
    }

    private static void Holds(Func<(long Gained, long Lost, long Cases), bool> law) => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Counts.ToArbitrary(), law));
}
