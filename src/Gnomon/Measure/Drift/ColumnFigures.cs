using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Drift;

/// <summary>The figures of every column that is compared. P-values are corrected for all of them.</summary>
internal sealed class ColumnFigures(Counted counted, Table source, IReadOnlyList<string> names, PeriodDesign? design)
{
    // Below this the distributions of the statistics are not those that the intervals use.
    private const long Few = 30;

    public IEnumerable<Measurement> All()
    {
        var columns = names.Select((name, i) => (Name: name, Bins: ColumnBins.Of(source.Rows.Where(r => r.Number("column") == i), design))).ToArray();
        var tested = columns.Where(c => Why("p", c.Name, c.Bins) is null).ToArray();
        var corrected = BenjaminiYekutieli.Adjust([.. tested.Select(c => P(c.Bins))]);
        var byName = tested.Zip(corrected).ToDictionary(c => c.First.Name, c => c.Second, StringComparer.Ordinal);
        return columns.SelectMany(c => Of(c.Name, c.Bins, byName.TryGetValue(c.Name, out var p) ? p : null));
    }

    private IEnumerable<Measurement> Of(string name, ColumnBins bins, double? p)
    {
        Measurement Figure(string metric, long rows, MeasuredValue value) => counted.Figure("drift." + metric, rows, value, source) with
        {
            Group = GroupKey.Whole,
            At = new GroupKey([KeyValuePair.Create<string, string?>("column", name)]),
        };
        var rows = bins.Then + bins.Now;
        Measurement Distance(string metric, string method, Func<Distance> distance) => Figure(metric, rows, Why(metric, name, bins) ?? Known(distance(), method));
        var index = design is null ? "noncentral-chi-square" : "noncentral-chi-square-rao-scott";
        yield return Distance("psi", index, () => Divergence.Psi(bins.Coarse()));
        yield return Distance("jensen_shannon", index, () => Divergence.JensenShannon(bins.Coarse()));
        if (bins.IsNumber && bins.Design is { } drawn)
        {
            yield return Distance("kolmogorov_smirnov", "simultaneous-binned", () => new SimultaneousSteps(bins.Bins, drawn).Kolmogorov());
            yield return Distance("wasserstein", "simultaneous-binned", () => new SimultaneousSteps(bins.Bins, drawn).Wasserstein());
        }
        else if (bins.IsNumber)
        {
            yield return Distance("kolmogorov_smirnov", "dkw-binned", () => StepDistance.Kolmogorov(bins.Bins));
            yield return Distance("wasserstein", "dkw-binned", () => StepDistance.Wasserstein(bins.Bins));
        }

        yield return Figure("p", rows, Why("p", name, bins) ?? Fact(p!.Value, design is not null ? "chi-square-rao-scott-benjamini-yekutieli" : bins.IsNumber ? "kolmogorov-benjamini-yekutieli" : "chi-square-benjamini-yekutieli"));
        yield return Figure("detectable_psi", rows, Why("detectable_psi", name, bins) ?? Fact(Divergence.DetectablePsi(bins.Coarse()), index));
        yield return Figure("missing_change", rows + (long)(bins.Missing.Then + bins.Missing.Now), Missing(name, bins));
    }

    private static MeasuredValue Missing(string name, ColumnBins bins)
    {
        var (then, now) = (bins.Then + bins.Odd.Then + bins.Missing.Then, bins.Now + bins.Odd.Now + bins.Missing.Now);
        if (then == 0 || now == 0)
            return NoRows("missing_change", name);
        if (bins.Design is { } design)
        {
            var all = bins.Bins.Append(bins.Odd).Append(bins.Missing).Aggregate((a, b) => a + b);
            var (first, second) = (design.Share(bins.Missing.ThenWeight, all.ThenWeight, then), design.Share(bins.Missing.NowWeight, all.NowWeight, now));
            var ends = Mover.Difference(second.Point, second.Proportion(), first.Point, first.Proportion());
            return new MeasuredValue.Known(Shown.Estimate(second.Point - first.Point, Math.Max(-1, ends.Low.Number), Math.Min(1, ends.High.Number), "newcombe-effective"));
        }

        var limits = Newcombe.Difference(bins.Missing.Now, now, bins.Missing.Then, then);
        return new MeasuredValue.Known(Shown.Estimate((bins.Missing.Now / now) - (bins.Missing.Then / then), limits.Low.Number, limits.High.Number, "newcombe"));
    }

    private static double P(ColumnBins bins) =>
        bins is { IsNumber: true, Design: null } ? Kolmogorov.PValue(StepDistance.Kolmogorov(bins.Bins).Point, bins.Then, bins.Now) : Divergence.ChiSquareP(bins.Coarse());

    private static MeasuredValue? Why(string metric, string name, ColumnBins bins)
    {
        if (bins.Odd.Then + bins.Odd.Now > 0)
            return MeasuredValue.Unknown(UnknownCause.Undecided, $"drift.{metric}: {bins.Odd.Then + bins.Odd.Now} rows of {name} have an infinite number or NaN", "finite numbers, empty where there is none");
        if (bins.Then == 0 || bins.Now == 0)
            return NoRows(metric, name);
        if (bins.Design is not null && bins.Bins.Aggregate((a, b) => a + b) is var sum && Math.Min(sum.ThenWeight.Even, sum.NowWeight.Even) is < Few and var even)
            return MeasuredValue.Unknown(UnknownCause.TooFew, FormattableString.Invariant($"drift.{metric}: by its weights and units {name} is worth {even:0.#} independent values in one of the periods"), $"at least {Few} in each");
        if (Math.Min(bins.Then, bins.Now) < Few)
            return MeasuredValue.Unknown(UnknownCause.TooFew, $"drift.{metric}: {name} has {bins.Then} values in the first period and {bins.Now} in the second", $"at least {Few} values in each");
        return bins.Coarse().Count(b => b.Then + b.Now > 0) > 1
            ? null
            : MeasuredValue.Unknown(UnknownCause.Undecided, $"drift.{metric}: all values of {name} are equal in both periods, so there is nothing to compare", "a column that varies");
    }

    private static MeasuredValue NoRows(string metric, string name) =>
        MeasuredValue.Unknown(UnknownCause.NoRows, $"drift.{metric}: {name} has no value in one of the periods", "rows of both periods");

    private static MeasuredValue.Known Known(Distance distance, string method) => new(Shown.Estimate(distance.Point, distance.Limits.Low.Number, distance.Limits.High.Number, method));

    private static MeasuredValue.Known Fact(double value, string method) => new(new Estimate(value, Limit.At(value), Limit.At(value), 1, method));
}
