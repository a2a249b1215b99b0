using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Subgroups;

/// <summary>The figures of a search: how much was tested, what was found, and what became of it in other rows.</summary>
internal sealed class SubgroupFigures(Counted counted, Table source, SubgroupDesign design)
{
    /// <summary>So many finds are listed, the strongest; all are counted.</summary>
    public const int MostListed = 20;

    /// <summary>The rates that can be searched.</summary>
    public static IReadOnlyList<FairnessMetric> Searchable { get; } =
        [.. FairnessMetric.All.Where(m => m.Name is "selection_rate" or "accuracy" or "true_positive_rate" or "false_positive_rate")];

    private SubgroupSettings Settings => (SubgroupSettings)counted.Declaration.Settings;

    // Smaller subgroups than may be published are not looked at.
    private long LeastRows => Math.Max(Math.Max(1, Settings.LeastRows), counted.PublishSize);

    // With weights or units, both are made from as many independent rows as the design is worth.
    private string Newcombe => design == SubgroupDesign.Rows ? "newcombe" : "newcombe-effective";

    private string Fisher => design == SubgroupDesign.Rows ? "fisher" : "fisher-effective";

    public IEnumerable<Measurement> All(SubgroupTable table, IReadOnlyList<FairnessMetric> metrics)
    {
        var rows = table.Whole.Searched.Rows;
        var usable = counted.Declaration.Label is null ? [.. metrics.Where(m => !m.NeedsLabel)] : metrics;
        var search = SubgroupSearch.Of(table, usable, LeastRows);
        yield return Whole("tested", rows, Exact(search.Tested));
        yield return Whole("too_small", rows, Exact(search.TooSmall));
        yield return Whole("found", rows, Found(search, usable.Count));
        var listed = search.Finds.Take(MostListed).ToArray();
        foreach (var find in listed)
        {
            yield return Of(find, "gap_explored", find.Gap, new MeasuredValue.Known(Gap(find.Gap, find.Error, Newcombe + "-fcr")));
            yield return Of(find, "p_explored", find.Gap, P(find.P, Fisher + "-benjamini-yekutieli"));
        }

        if (!Settings.Split && Settings.Apart is null && Settings.Confirm.Count == 0)
            yield break;
        var confirmed = SubgroupSearch.Confirm(table, listed);
        yield return Whole("confirmed", table.Whole.Apart.Rows, Confirmed(table, search, confirmed));
        yield return Whole("worst_gap_confirmed", table.Whole.Apart.Rows, Worst([.. confirmed.OfType<Confirmation>()]));
        foreach (var (find, again) in listed.Zip(confirmed))
        {
            yield return Of(find, "gap_confirmed", again?.Gap, again is null ? NoRows(find) : new MeasuredValue.Known(Gap(again.Gap, Tail.Standard, Newcombe)));
            yield return Of(find, "p_confirmed", again?.Gap, again is null ? NoRows(find) : P(again.P, Fisher + "-holm"));
        }
    }

    private MeasuredValue Found(SubgroupFinds search, int usable)
    {
        if (usable == 0)
            return new MeasuredValue.NotKnown([Reasons.NoLabel(counted.Measure, "subgroups.found")]);
        return search.Tested > 0
            ? Exact(search.Finds.Count)
            : MeasuredValue.Unknown(UnknownCause.TooFew, $"subgroups.found: there is no subgroup of which it and the rest have {LeastRows} rows each", "more rows, or fewer and coarser columns");
    }

    private static MeasuredValue Confirmed(SubgroupTable table, SubgroupFinds search, IReadOnlyList<Confirmation?> confirmed) => table.Whole.Apart.Rows == 0 || search.Tested == 0
        ? MeasuredValue.Unknown(UnknownCause.NoRows, "subgroups.confirmed: there are no rows kept apart, or nothing was tested", "rows of which 'apart' is true, or more rows")
        : Exact(confirmed.Count(c => c is { P: <= SubgroupSearch.Level }));

    // The bar is met where each gap's own interval lies below it, and missed where one lies above it although all had the chance to (docs/design/worst-case-criteria.md).
    private MeasuredValue Worst(Confirmation[] confirmed)
    {
        if (confirmed.Length == 0)
            return MeasuredValue.Unknown(UnknownCause.NoRows, "subgroups.worst_gap_confirmed: nothing was found that could be decided in other rows", "more rows, to search in and to decide on");
        var low = confirmed.Max(c => Size(c.Gap.Limits(Tail.Standard / confirmed.Length)).Low);
        var high = confirmed.Max(c => Size(c.Gap.Limits()).High);
        return new MeasuredValue.Known(Shown.Estimate(confirmed.Max(c => Math.Abs(c.Gap.Point)), low, high, Newcombe + "-worst"));
    }

    // A gap without its sign.
    private static (double Low, double High) Size(Interval limits) =>
        (Math.Max(0, Math.Max(limits.Low.Number, -limits.High.Number)), Math.Max(Math.Abs(limits.Low.Number), Math.Abs(limits.High.Number)));

    private static Estimate Gap(GapCount gap, double error, string method)
    {
        var limits = gap.Limits(error);
        return Shown.Estimate(gap.Point, limits.Low.Number, limits.High.Number, method);
    }

    // A p-value is a fact about the rows and a hypothesis: nothing is estimated by it.
    private static MeasuredValue.Known P(double p, string method) => new(new Estimate(p, Limit.At(p), Limit.At(p), 1, method));

    private static MeasuredValue NoRows(SubgroupFind find) => MeasuredValue.Unknown(
        UnknownCause.NoRows, $"no row of {find.Group.Key}, or none outside it, is among the rows kept apart", "more rows to try the finds on");

    private static MeasuredValue.Known Exact(long count) => new(Estimate.Exact(count));

    private Measurement Of(SubgroupFind find, string what, GapCount? gap, MeasuredValue value) =>
        counted.Figure($"subgroups.{find.Metric.Name}_{what}", gap?.Own.Trials ?? 0, value, source) with { Group = GroupKey.Whole, At = new GroupKey([KeyValuePair.Create<string, string?>("subgroup", find.Group.Key.ToString())]), Against = "rest" };

    private Measurement Whole(string name, long rows, MeasuredValue value) => counted.Figure("subgroups." + name, rows, value, source) with { Group = GroupKey.Whole };
}
