using Gnomon.Decide;
using Gnomon.Plan;

namespace Gnomon.Tests.Report;

/// <summary>Measurements and findings as the stages would make them from a few cells; the statistics are the simplest that do.</summary>
internal sealed class SampleFigures(string measure, IReadOnlyList<(string?[] Values, long Rows, long Selected)> cells, IReadOnlyList<string> columns)
{
    private const string Source = "sha256:9f2c1d0e5b7a48c6f3d2e1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0";
    private const double Z = 1.959963984540054;

    public int MinimumSize { get; init; }

    public IReadOnlyList<Measurement> All(params string[][] groupings) =>
    [
        Count(GroupKey.Whole, cells.Sum(c => c.Rows)),
        Rate(GroupKey.Whole, cells.Sum(c => c.Rows), cells.Sum(c => c.Selected), "selection_rate"),
        .. groupings.SelectMany(By),
    ];

    public CriterionFinding Criterion(double bar, params string[] by)
    {
        var groups = Groups(by);
        var (least, most) = Ends(groups.Where(g => g.Rows >= MinimumSize));
        var small = groups.Where(g => g.Rows < MinimumSize).ToList();
        var value = Ratio(least, most);
        var status = small.Count > 0 ? CriterionStatus.Unknown
            : value.Low.Number >= bar ? CriterionStatus.Met
            : value.High.Number < bar ? CriterionStatus.NotMet : CriterionStatus.Unknown;
        return new CriterionFinding(
            "bias-examination", measure, "fairness.selection_rate.ratio", by, status, BarSide.AtLeast, bar, new MeasuredValue.Known(value),
            [.. small.Select(TooFew)], [least.Key, most.Key], [.. small.Select(s => new LeftOutGroup(s.Key, s.Rows, "too-few"))],
            Math.Round(1 - (1.2 * Math.Sqrt(groups.Count / (double)groups.Sum(g => g.Rows))), 3), status == CriterionStatus.Unknown ? new RowsNeeded(40, 260) : null);
    }

    private IEnumerable<Measurement> By(string[] by)
    {
        var groups = Groups(by);
        foreach (var group in groups)
        {
            yield return Count(group.Key, group.Rows);
            yield return Rate(group.Key, group.Rows, group.Selected, "selection_rate");
            yield return Rate(group.Key, group.Rows / 2, group.Selected * 2 / 5, "true_positive_rate");
        }

        var (least, most) = Ends(groups);
        yield return Compared(by, "difference", groups, Difference(least, most));
        yield return Compared(by, "ratio", groups, Ratio(least, most));
        yield return Compared(by, "ratio", groups, Ratio(least, Whole())) with { Against = "overall" };
    }

    private Measurement Compared(string[] by, string comparison, List<Group> groups, Estimate value) =>
        new(measure, "fairness.selection_rate." + comparison, groups.Sum(g => g.Rows), "1", Source, new MeasuredValue.Known(value)) { By = by, Against = "best" };

    private Measurement Count(GroupKey group, long rows) =>
        new(measure, "fairness.count", rows, "{row}", Source, new MeasuredValue.Known(Estimate.Exact(rows))) { Group = group };

    private Measurement Rate(GroupKey group, long rows, long selected, string metric)
    {
        var (low, high) = Wilson(rows, selected);
        var value = rows == 0
            ? MeasuredValue.Unknown(UnknownCause.ZeroDenominator, $"fairness.{metric}: no row of {group} belongs to the denominator", "rows of this group")
            : new MeasuredValue.Known(new Estimate((double)selected / rows, Limit.At(low), Limit.At(high), 0.95, "wilson"));
        return new(measure, "fairness." + metric, rows, "1", Source, value) { Group = group };
    }

    private Unknown TooFew(Group group) => new(UnknownCause.TooFew, $"{group.Key}: {group.Rows} rows, the profile asks for {MinimumSize}", "more rows of this group")
    {
        Data = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["group"] = group.Key.ToString(),
            ["count"] = group.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["minimum"] = MinimumSize.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
    };

    private List<Group> Groups(string[] by)
    {
        var at = by.Select(b => columns.ToList().IndexOf(b)).ToArray();
        return
        [
            .. cells.GroupBy(c => new GroupKey(at.Select(i => KeyValuePair.Create(columns[i], c.Values[i]))))
                .Select(g => new Group(g.Key, g.Sum(c => c.Rows), g.Sum(c => c.Selected))),
        ];
    }

    private Group Whole() => new(GroupKey.Whole, cells.Sum(c => c.Rows), cells.Sum(c => c.Selected));

    private static (Group Least, Group Most) Ends(IEnumerable<Group> groups) => (groups.MinBy(g => g.Share)!, groups.MaxBy(g => g.Share)!);

    private static (double Low, double High) Wilson(double n, double k)
    {
        var (p, z2) = (k / Math.Max(n, 1), Z * Z);
        var centre = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Z / (1 + (z2 / n)) * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    private static Estimate Difference(Group least, Group most)
    {
        var (a, b) = (Wilson(most.Rows, most.Selected), Wilson(least.Rows, least.Selected));
        var point = most.Share - least.Share;
        var low = point - Math.Sqrt(Math.Pow(most.Share - a.Low, 2) + Math.Pow(b.High - least.Share, 2));
        var high = point + Math.Sqrt(Math.Pow(a.High - most.Share, 2) + Math.Pow(least.Share - b.Low, 2));
        return new(point, Limit.At(Math.Max(0, low)), Limit.At(high), 0.95, "worst-case");
    }

    private static Estimate Ratio(Group least, Group most)
    {
        var point = least.Share / most.Share;
        var error = Z * Math.Sqrt((1.0 / least.Selected) - (1.0 / least.Rows) + (1.0 / most.Selected) - (1.0 / most.Rows));
        return new(point, Limit.At(point * Math.Exp(-error)), Limit.At(point * Math.Exp(error)), 0.95, "worst-case");
    }

    private sealed record Group(GroupKey Key, long Rows, long Selected)
    {
        public double Share => (double)Selected / Rows;
    }
}
