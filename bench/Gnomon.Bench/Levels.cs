using System.Text;
using Gnomon.Measure.Statistics;

namespace Gnomon.Bench;

/// <summary>How often the intervals of some figures held the truth at one point of a grid.</summary>
internal sealed class Levels
{
    private readonly Dictionary<string, (string Method, int Held, int Given, int Runs)> all = new(StringComparer.Ordinal);

    public void Add(string figure, string method, Interval? interval, double truth)
    {
        var (known, held, given, runs) = all.GetValueOrDefault(figure, ("", 0, 0, 0));
        var name = $"`{method}`";
        all[figure] = (method.Length == 0 || known.Contains(name, StringComparison.Ordinal) ? known : known.Length == 0 ? name : $"{known}, {name}", held + (interval is { } i && i.Contains(truth) ? 1 : 0), given + (interval is null ? 0 : 1), runs + 1);
    }

    public void Add(string figure, MeasuredValue value, double truth) => Add(figure, (value as MeasuredValue.Known)?.Estimate, truth);

    public void Add(string figure, Estimate? estimate, double truth) => Add(
        figure, estimate?.Method ?? "", estimate is null ? null : new Interval(estimate.Low, estimate.High), truth);

    /// <summary>Writes a row for each figure of some points: the mean and the least level among the runs that gave an interval, and how many gave none.</summary>
    /// <returns>Whether no mean is more than 1.5 points below 95, a standard error of the simulation allowed.</returns>
    public static bool Write(StringBuilder page, string sample, IReadOnlyList<Levels> points)
    {
        var good = true;
        foreach (var figure in points.SelectMany(p => p.all.Keys).Distinct(StringComparer.Ordinal))
        {
            var rows = points.Where(p => p.all.ContainsKey(figure)).Select(p => p.all[figure]).ToArray();
            var given = rows.Where(r => r.Given > 0).Select(r => (double)r.Held / r.Given).ToArray();
            var none = 1 - ((double)rows.Sum(r => r.Given) / rows.Sum(r => r.Runs));
            var method = string.Join(", ", rows.SelectMany(r => r.Method.Split(", ", StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal));
            if (given.Length == 0)
            {
                Coverage.Line(page, $"| {figure} | | {sample} | none | none | 100.00 | |");
                continue;
            }

            var least = Tail.StandardConfidence - 0.015;
            var chance = Math.Sqrt(Tail.StandardConfidence * (1 - Tail.StandardConfidence) / rows.Sum(r => r.Given));
            var kept = given.Average() >= least - chance;
            good &= kept;
            Coverage.Line(page, $"| {figure} | {method} | {sample} | {Coverage.Percent(given.Average())} | {Coverage.Percent(given.Min())} | {Coverage.Percent(none)} | {(!kept ? "NOT kept" : given.Average() < least ? "kept within chance" : given.Average() > Wide ? "kept, wide" : "kept")} |");
        }

        return good;
    }

    public static void Head(StringBuilder page, string title) => Coverage.Line(
        page, $"## {title}\n\n| figure | method | sample | mean | least | no interval | promise |\n|---|---|---|---|---|---|---|");

    // Over this an interval is called wide.
    private const double Wide = 0.98;
}
