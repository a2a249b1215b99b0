using System.Text;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>Coverage of the interval of the area under the ROC curve: normal scores, positives shifted so that the true area is known.</summary>
internal static class AreaCoverage
{
    private const int Runs = 4_000;

    // The shift in standard deviations that gives the area, by Phi(shift / sqrt 2).
    private static readonly (double Area, double Shift)[] Shifts = [(0.5, 0), (0.7, 0.741614), (0.8, 1.190232), (0.9, 1.812388), (0.95, 2.326174)];

    public static bool Run(StringBuilder page)
    {
        Coverage.Line(page, $"## Area under the ROC curve, of 0.5, 0.7, 0.8, 0.9, 0.95; {Runs:N0} runs a point\n");
        Coverage.Line(page, $"| method | positives and negatives | mean | least |");
        Coverage.Line(page, $"|---|---|---|---|");
        var all = new List<double>();
        foreach (var (positives, negatives) in ((int, int)[])[(20, 20), (30, 70), (100, 100), (50, 450)])
        {
            var points = Shifts.Select(s => Simulate(positives, negatives, s.Area, s.Shift)).ToArray();
            Coverage.Line(page, $"| DeLong, on log(A / (1 - A)) | {positives} and {negatives} | {Coverage.Percent(points.Average())} | {Coverage.Percent(points.Min())} |");
            all.AddRange(points);
        }

        return Coverage.Promise(page, all.Average(), 0.015);
    }

    private static double Simulate(int positives, int negatives, double area, double shift)
    {
        var random = Pcg32.For(Coverage.Seed, FormattableString.Invariant($"area/{positives}/{negatives}/{area}"));
        var counts = new ScoredCount[positives + negatives];
        var held = 0;
        for (var run = 0; run < Runs; run++)
        {
            for (var i = 0; i < counts.Length; i++)
                counts[i] = i < positives ? new(shift + Coverage.NormalScore(random), 1, 0) : new(Coverage.NormalScore(random), 0, 1);
            held += DeLong.Area(counts).Limits().Contains(area) ? 1 : 0;
        }

        return (double)held / Runs;
    }
}
