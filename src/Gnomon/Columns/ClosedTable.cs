using System.Text.Json;
using Gnomon.Columns.Withheld;

namespace Gnomon.Columns;

/// <summary>
/// A table as it is sealed, by one rule for every kind of measure: a row that counts fewer people than may be published, or that is of a withheld group, is a
/// salted commitment, as a small cell is; and so are more rows where sums would tell of it.
/// </summary>
public sealed class ClosedTable
{
    private readonly Table table;
    private readonly int? below;
    private readonly HashSet<int> closed;

    private ClosedTable(Table table, int? below, HashSet<int> closed, IReadOnlyList<CellOpening> openings) =>
        (this.table, this.below, this.closed, Openings) = (table, below, closed, openings);

    /// <summary>What opens the closed rows, sorted by commitment: for the owner alone.</summary>
    public IReadOnlyList<CellOpening> Openings { get; }

    /// <summary>Closes rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="people">Whom its rows count.</param>
    /// <param name="withheld">The groups that may not be shown, and the publish size.</param>
    /// <param name="measure">The id of the measure.</param>
    /// <param name="files">The data files that were counted, with their salts.</param>
    public static ClosedTable Of(Table table, TablePeople people, Withholding withheld, string measure, IReadOnlyList<DescribedFile> files)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(withheld);
        ArgumentNullException.ThrowIfNull(files);
        if (withheld.Below == 0 || people.Counts.Count == 0)
            return new ClosedTable(table, below: null, [], []);
        var few = Choose(table, people, withheld);
        var key = Commitments.Key($"{measure}.{table.Name}", files);
        return new ClosedTable(table, withheld.Below, few, Commitments.Openings(few.Select(i => TableJson.Write(table.Rows[i])), key));
    }

    /// <summary>The bytes of the file that is sealed.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, CellTableJson.Options))
            TableJson.Write(json, table, i => !closed.Contains(i), below is { } size ? () => Commitments.Write(json, size, Openings) : null);
        return bytes.ToArray();
    }

    private static HashSet<int> Choose(Table table, TablePeople people, Withholding withheld)
    {
        var few = table.Rows.Index().Where(r => people.Counts.Any(c => IsFew(r.Item, c, withheld.Below)) || withheld.Hides(Values(r.Item, people))).Select(r => r.Index).ToHashSet();

        // Figures by two columns are sums over the third: a small group by all columns would follow from them where the others are open.
        if (few.Count > 0 && people.Groups.Count > 2)
            return [.. Enumerable.Range(0, table.Rows.Count)];
        foreach (var within in table.Rows.Index().GroupBy(r => string.Join('\0', people.Within.Select(w => table.Rows[r.Index].Values[table.Index(w)])), StringComparer.Ordinal))
        {
            foreach (var column in people.Counts)
                Commitments.Complete(few, [.. within.Where(r => (r.Item.Maybe(column) ?? 0) > 0).Select(r => (r.Index, r.Item.Number(column)))], withheld.Below);
        }

        return few;
    }

    private static bool IsFew(TableRow row, string column, int below) => row.Maybe(column) is > 0 and var count && count < below;

    private static List<KeyValuePair<string, string?>> Values(TableRow row, TablePeople people) => [.. people.Groups.Select(g => KeyValuePair.Create(g.Value, row.Text(g.Key)))];
}
