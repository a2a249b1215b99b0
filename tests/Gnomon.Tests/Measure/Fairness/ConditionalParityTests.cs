using Gnomon.Tests.Columns;
using Gnomon.Tests.Measure.Kinds;

namespace Gnomon.Tests.Measure.Fairness;

public sealed class ConditionalParityTests : IDisposable
{
    private const string Card = "kind: fairness\ndata: a.csv\nprediction: p = 1\ncontrol: dept\ngroups: { sex: sex }";

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    // 80 of 100 men and 18 of 20 women; 4 of 20 men and 30 of 100 women. Worked out by hand from the formulas of Mantel and Haenszel and of Sato.
    [Fact]
    public void A_gap_of_the_whole_can_turn_round_among_people_who_are_alike()
    {
        folder.With("a.csv", "sex,dept,p\n" + Rows("M", "1", 80, 100) + Rows("F", "1", 18, 20) + Rows("M", "2", 4, 20) + Rows("F", "2", 30, 100));
        var figures = CardFigures.Of(folder, Card);
        Assert.Equal(48 / 120.0, figures.Known("fairness.selection_rate", "sex=F").Point, 1e-12);
        Assert.Equal(0.3, figures.Known("fairness.selection_rate_within", "sex=F", "control=2").Point, 1e-12);
        var known = figures.Known("fairness.conditional_difference", "sex=F");
        Assert.Equal(0.1, known.Point, 1e-12);
        double w = 2 * (20 * 100 / 120.0), p = ((20 * 20 * 80) - (100 * 100 * 18) + (20 * 100 * 80 / 2.0)) / (120.0 * 120) + (((100 * 100 * 4) - (20 * 20 * 30) + (100 * 20 * -80 / 2.0)) / (120.0 * 120));
        double q = ((18 * 20) + (80 * 2) + (30 * 16) + (4 * 70)) / 240.0;
        var half = 1.959963984540054 * Math.Sqrt(((0.1 * p) + q) / (w * w));
        Assert.Equal((0.1 - half, 0.1 + half), (Math.Round(known.Low.Number, 12), Math.Round(known.High.Number, 12)), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-10 && Math.Abs(a.Item2 - b.Item2) < 1e-10);
        Assert.Equal(-0.1, figures.Known("fairness.conditional_difference", "sex=M").Point, 1e-12);
    }

    [Fact]
    public void A_group_that_meets_no_other_has_no_conditional_difference()
    {
        folder.With("a.csv", "sex,dept,p\n" + Rows("M", "1", 40, 60) + Rows("F", "2", 30, 60));
        Assert.Equal(UnknownCause.ZeroDenominator, CardFigures.Of(folder, Card).NotKnown("fairness.conditional_difference", "sex=F").Cause);
    }

    [Fact]
    public void The_control_changes_no_other_figure()
    {
        folder.With("a.csv", "sex,dept,p\n" + Rows("M", "1", 40, 60) + Rows("F", "1", 30, 60) + Rows("F", "2", 30, 60));
        var plain = CardFigures.Of(folder, Card.Replace("control: dept\n", "", StringComparison.Ordinal));
        Assert.Equal(plain.Select(m => (m.Id, m.Rows, m.Value.ToString())), CardFigures.Of(folder, Card).Take(plain.Count).Select(m => (m.Id, m.Rows, m.Value.ToString())));
    }

    private static string Rows(string sex, string dept, int selected, int all) => string.Concat(Enumerable.Range(0, all).Select(i => $"{sex},{dept},{(i < selected ? 1 : 0)}\n"));
}
