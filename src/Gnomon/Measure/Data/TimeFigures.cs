using Gnomon.Columns;
using Gnomon.Measure.Fairness;

namespace Gnomon.Measure.Data;

/// <summary>Which periods the rows are from, and which have none.</summary>
internal sealed class TimeFigures(Counted counted, Table source)
{
    public IEnumerable<Measurement> All()
    {
        var rows = source.Rows.Sum(r => r.Number("n"));
        var dated = source.Rows.Where(r => r.Maybe("period") is not null).OrderBy(r => r.Number("period")).ToArray();
        var without = rows - dated.Sum(r => r.Number("n"));
        yield return Figure("without_time", rows, Shares.Of("data.without_time", without, rows));
        var gaps = dated.Zip(dated.Skip(1), (a, b) => b.Number("period") - a.Number("period") - 1).ToArray();
        yield return Figure("periods", rows, Known("periods", dated, dated.Length));
        yield return Figure("empty_periods", rows, Known("empty_periods", dated, gaps.Sum()));
        yield return Figure("longest_gap", rows, Known("longest_gap", dated, gaps.DefaultIfEmpty(0).Max()));
        foreach (var row in dated)
            yield return Figure("rows_of_period", row.Number("n"), OfPeriod(row)) with { At = Shares.At("from", row.Text("first")) };
    }

    private MeasuredValue OfPeriod(TableRow row)
    {
        var few = row.Number("n") < counted.PublishSize;
        return few ? new MeasuredValue.NotKnown([Reasons.Withheld(Shares.At("from", row.Text("first")), counted.PublishSize)]) : Shares.Exact(row.Number("n"));
    }

    private static MeasuredValue Known(string name, TableRow[] dated, long count) => dated.Length > 0
        ? Shares.Exact(count)
        : MeasuredValue.Unknown(UnknownCause.NoRows, $"data.{name}: no row has a date or time that can be read", "times as 2026-11-28 or 2026-11-28 20:15:00, or an expression with strptime");

    private Measurement Figure(string name, long rows, MeasuredValue value) => counted.Figure("data." + name, rows, value, source) with { Group = GroupKey.Whole };
}
