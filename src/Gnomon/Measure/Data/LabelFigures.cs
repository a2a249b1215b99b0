using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Data;

/// <summary>How far two people or processes that gave the labels agree, and how far beyond chance: what a model can be held to.</summary>
internal sealed class LabelFigures(Counted counted, Table source)
{
    public IEnumerable<Measurement> All()
    {
        var both = source.Rows.Where(r => r.Text("first") is not null && r.Text("second") is not null).ToArray();
        var rows = both.Sum(r => r.Number("n"));
        var agreed = both.Where(r => string.Equals(r.Text("first"), r.Text("second"), StringComparison.Ordinal)).Sum(r => r.Number("n"));
        yield return Figure(counted, "label_agreement", rows, Shares.Of("data.label_agreement", agreed, rows));
        yield return Figure(counted, "label_kappa", rows, Kappa(both, rows));
    }

    public static IEnumerable<Measurement> NoLabel(Counted counted) =>
        [counted.Figure("data.label_agreement", 0, new MeasuredValue.NotKnown([Reasons.NoLabel(counted.Measure, "data.label_agreement")])) with { Group = GroupKey.Whole }];

    private static MeasuredValue Kappa(TableRow[] both, long rows)
    {
        if (rows == 0)
            return Shares.Of("data.label_kappa", 0, 0);
        string[] labels = [.. both.SelectMany(r => (string[])[r.Text("first")!, r.Text("second")!]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var table = Array.ConvertAll(labels, _ => new long[labels.Length]);
        foreach (var row in both)
            table[Array.IndexOf(labels, row.Text("first"))][Array.IndexOf(labels, row.Text("second"))] += row.Number("n");
        if (CohenKappa.Of(table) is not { } kappa)
            return MeasuredValue.Unknown(UnknownCause.ZeroDenominator, "data.label_kappa: both gave one label to every row, so nothing lies beyond chance", "rows with other labels");
        return kappa.Limits() is { } limits
            ? new MeasuredValue.Known(Shown.Estimate(kappa.Point, limits.Low.Number, limits.High.Number, "fleiss-cohen-everitt"))
            : MeasuredValue.Unknown(UnknownCause.Undecided, "data.label_kappa: the labels agree in every row, so chance cannot be told from the rows", "a look at whether one label is a copy of the other");
    }

    private Measurement Figure(Counted of, string name, long rows, MeasuredValue value) => of.Figure("data." + name, rows, value, source) with { Group = GroupKey.Whole };
}
