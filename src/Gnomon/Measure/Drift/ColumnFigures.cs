using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Drift;

/// <summary>The figures of every column that is compared. P-values are corrected for all of them.</summary>
internal sealed class ColumnFigures(Counted counted, Table source, IReadOnlyList<string> names)
{
    // Below this the distributions of the statistics are not those that the intervals use.
    private const long Few = 30;

    public IEnumerable<Measurement> All()
    {
        var columns = names.Select((name, i) => (Name: name, Bins: ColumnBins.Of(source.Rows.Where(r => r.Number("column") == i)))).ToArray();
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
        yield return Distance("psi", "noncentral-chi-square", () => Divergence.Psi(bins.Coarse()));
        yield return Distance("jensen_shannon", "noncentral-chi-square", () => Divergence.JensenShannon(bins.Coarse()));
        if (bins.IsNumber)
        {
            yield return Distance("kolmogorov_smirnov", "dkw-binned", () => StepDistance.Kolmogorov(bins.Bins));
            yield return Distance("wasserstein", "dkw-binned", () => StepDistance.Wasserstein(bins.Bins));
        }

        yield return Figure("p", rows, Why("p", name, bins) ?? Fact(p!.Value, bins.IsNumber ? "kolmogorov-benjamini-yekutieli" : "chi-square-benjamini-yekutieli"));
        yield return Figure("detectable_psi", rows, Why("detectable_psi", name, bins) ?? Fact(Divergence.DetectablePsi(bins.Coarse()), "noncentral-chi-square"));
        yield return Figure("missing_change", rows + bins.Missing.Then + bins.Missing.Now, Missing(name, bins));
    }

    private static MeasuredValue Missing(string name, ColumnBins bins)
    {
        var (then, now) = (bins.Then + bins.Odd.Then + bins.Missing.Then, bins.Now + bins.Odd.Now + bins.Missing.Now);
        if (then == 0 || now == 0)
            return NoRows("missing_change", name);
        var limits = Newcombe.Difference(bins.Missing.Now, now, bins.Missing.Then, then);
        return new MeasuredValue.Known(Shown.Estimate(((double)bins.Missing.Now / now) - ((double)bins.Missing.Then / then), limits.Low.Number, limits.High.Number, "newcombe"));
    }

    private static double P(ColumnBins bins) =>
        bins.IsNumber ? Kolmogorov.PValue(StepDistance.Kolmogorov(bins.Bins).Point, bins.Then, bins.Now) : Divergence.ChiSquareP(bins.Coarse());

    private static MeasuredValue? Why(string metric, string name, ColumnBins bins)
    {
        if (bins.Odd.Then + bins.Odd.Now > 0)
            return MeasuredValue.Unknown(UnknownCause.Undecided, $"drift.{metric}: {bins.Odd.Then + bins.Odd.Now} rows of {name} have an infinite number or NaN", "finite numbers, empty where there is none");
        if (bins.Then == 0 || bins.Now == 0)
            return NoRows(metric, name);
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
