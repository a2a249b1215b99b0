using Gnomon.Columns;
using Gnomon.Endpoint;

namespace Gnomon.Measure.Robustness;

/// <summary>Rows that an endpoint gave no answer to.</summary>
internal sealed class LostRows
{
    private readonly IReadOnlyList<TableRow> rows;

    private LostRows(IReadOnlyList<TableRow> rows) => this.rows = rows;

    public static LostRows Of(Counts counts) => new(counts.Table(PairQuery.LostName).Rows);

    /// <summary>Cases that stand in several rows of the data.</summary>
    public IEnumerable<Problem> Faults() => rows.Where(r => r.Text("why") is "repeated").Select(r => PairQuery.Repeated(r.Number("n"), r.Text("level")));

    /// <summary>Why a change has no figure: nobody answered for some of its rows, or for rows that they are held against. Null where all were answered.</summary>
    public Unknown? Why(string metric, Change change)
    {
        var stopped = rows.Where(r => IsOf(r, change) && r.Text("why")!.StartsWith(RowAnswer.Stopped, StringComparison.Ordinal)).ToList();
        return stopped.Count == 0 ? null : new Unknown(
            UnknownCause.Undecided,
            FormattableString.Invariant($"{metric}: the endpoint gave no answer to {stopped.Sum(r => r.Number("n"))} rows ({Plain.Text(stopped[0].Text("why")!)})"),
            "the same `gnomon probe` once more, when the endpoint answers: it goes on where it stopped");
    }

    /// <summary>Rows that the model said it does not take.</summary>
    public long Refused(Change change) => rows.Where(r => IsOf(r, change) && r.Text("why")!.StartsWith(RowAnswer.Refused, StringComparison.Ordinal)).Sum(r => r.Number("n"));

    private static bool IsOf(TableRow row, Change change) => row.Text("probe") is ProbeRow.Clean
        || (Same(row.Text("probe"), change.Probe) && Same(row.Text("place"), change.Place) && (change.Level is null || Same(row.Text("level"), change.Level)));

    // An empty field of a CSV file and no value are the same.
    private static bool Same(string? one, string? other) => string.Equals(one ?? "", other ?? "", StringComparison.Ordinal);
}
