using System.Text;
using Gnomon.Decide;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;
using Gnomon.Plan;

namespace Gnomon.Bench;

/// <summary>How often a worst-case criterion is decided wrongly: equal groups called "not met", and groups just at the bar decided at all.</summary>
internal static class WorstCaseErrors
{
    private static readonly Criterion NoGap = Bar("fairness.selection_rate.difference", BarSide.AtMost, 0);
    private static readonly Criterion TenPoints = Bar("fairness.selection_rate.difference", BarSide.AtMost, 0.1);
    private static readonly Criterion FourFifths = Bar("fairness.selection_rate.ratio", BarSide.AtLeast, 0.8);

    public static bool Run(StringBuilder page)
    {
        Coverage.Line(page, $"## Worst cases among several groups\n");
        Coverage.Line(page, $"| groups | bar | true figure | mean figure seen | not met | met | promise | kept |");
        Coverage.Line(page, $"|---|---|---|---|---|---|---|---|");
        var good = true;
        foreach (var groups in (int[])[6, 18])
        {
            foreach (var bar in (Criterion[])[NoGap, TenPoints, FourFifths])
                good &= Row(page, $"{groups} x 100, all 0.3", [.. Enumerable.Repeat((100, 0.3), groups)], bar, bar.Side == BarSide.AtLeast ? 1 : 0, bothSides: false);
        }

        // At the bar itself both answers are wrong: the hardest case for "not met" has one side without noise, for "met" two noisy groups.
        good &= Row(page, $"5 x 100 at 0.4, 1 x 100,000 at 0.3", [.. Enumerable.Repeat((100, 0.4), 5), (100_000, 0.3)], TenPoints, 0.1, bothSides: true);
        good &= Row(page, $"2 x 300 at 0.3 and 0.4", [(300, 0.3), (300, 0.4)], TenPoints, 0.1, bothSides: true);
        good &= Row(page, $"3 x 200 at 0.4, 3 x 200 at 0.5", [.. Enumerable.Repeat((200, 0.4), 3), .. Enumerable.Repeat((200, 0.5), 3)], FourFifths, 0.8, bothSides: true);
        Coverage.Line(page, $"\nOne criterion a plan, so Holm corrects nothing here; with more criteria \"not met\" is rarer still.\n");
        return good;
    }

    private static bool Row(StringBuilder page, FormattableString what, (int Rows, double Rate)[] groups, Criterion bar, double truth, bool bothSides)
    {
        var (notMet, met, mean) = Simulate(what.ToString(System.Globalization.CultureInfo.InvariantCulture), groups, bar);
        // A limit of 2.5 % seen in simulation may lie above it by chance: three standard errors are allowed at the bar, none for equal groups.
        var most = bothSides ? 0.025 + (3 * Math.Sqrt(0.025 * 0.975 / Coverage.Runs)) : 0.025;
        var good = notMet <= most && (!bothSides || met <= most);
        var promise = bothSides ? "each at most 2.5" : "not met at most 2.5";
        var side = bar.Side == BarSide.AtLeast ? "ratio at least" : "difference at most";
        Coverage.Line(page, $"| {what} | {side} {bar.Bar} | {truth} | {mean:F3} | {Coverage.Percent(notMet)} | {Coverage.Percent(met)} | {promise} | {(good ? "yes" : "NO")} |");
        return good;
    }

    private static (double NotMet, double Met, double Mean) Simulate(string what, (int Rows, double Rate)[] groups, Criterion bar)
    {
        var comparison = Comparison.Find(bar.Measure, favourable: null)!;
        var random = Pcg32.For(Coverage.Seed, $"{what}/{bar.Measure}/{bar.Bar.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        var samplers = groups.Select(g => new BinomialSampler(g.Rows, g.Rate)).ToArray();
        int notMet = 0, met = 0;
        double sum = 0;
        for (var run = 0; run < Coverage.Runs; run++)
        {
            var figure = WorstCase.Of(comparison, [.. samplers.Select((s, i) => Rows(s.Next(random), groups[i].Rows))]);
            sum += figure.Point!.Value;
            notMet += NotMetTest.Outside(figure, bar, Tail.Standard / 2) ? 1 : 0;
            met += NotMetTest.Inside(figure.At(Tail.Standard), bar) ? 1 : 0;
        }

        return ((double)notMet / Coverage.Runs, (double)met / Coverage.Runs, sum / Coverage.Runs);
    }

    private static Confusion Rows(long selected, long rows) =>
        default(Confusion).Add(label: null, prediction: true, selected).Add(label: null, prediction: false, rows - selected);

    private static Criterion Bar(string measure, BarSide side, double bar) => new("bench", measure, By: null, side, bar, LeaveOut: null);
}
