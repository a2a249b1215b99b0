using System.Security.Cryptography;
using System.Text.Json;
using Gnomon.Columns.Withheld;

namespace Gnomon.Columns;

/// <summary>A cell that was sealed closed, with the salt that opens it.</summary>
/// <param name="Cell">The cell as JSON, UTF-8: <c>[["F"],true,null,3]</c>.</param>
/// <param name="Salt">32 bytes.</param>
public sealed record CellOpening(ReadOnlyMemory<byte> Cell, ReadOnlyMemory<byte> Salt)
{
    /// <summary>What was sealed: SHA-256 of the salt and the cell, lower-case hex.</summary>
    public string Commitment => Convert.ToHexStringLower(SHA256.HashData([.. Salt.Span, .. Cell.Span]));
}

/// <summary>
/// Cells as they are sealed: those with few rows as salted commitments, which say nothing to who has not the salt. The salts follow from
/// the data files, so that the same data give the same bytes and whoever has the data can run the plan again; see docs/design/withheld-cells.md.
/// </summary>
public sealed class ClosedCells
{
    private readonly CellTable table;
    private readonly int below;
    private readonly HashSet<int> closed;

    private ClosedCells(CellTable table, int below, HashSet<int> closed, IReadOnlyList<CellOpening> openings) =>
        (this.table, this.below, this.closed, Openings) = (table, below, closed, openings);

    /// <summary>What opens the closed cells, sorted by commitment: for the owner alone.</summary>
    public IReadOnlyList<CellOpening> Openings { get; }

    /// <summary>Closes cells: those with few rows, those of withheld groups, and so many more that the sum of all does not tell of them.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="withheld">The groups that may not be shown, and the publish size; 0 closes none.</param>
    /// <param name="measure">The id of the measure.</param>
    /// <param name="files">The data files that were counted, with their salts.</param>
    public static ClosedCells Of(CellTable table, Withholding withheld, string measure, IReadOnlyList<DescribedFile> files)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(withheld);
        ArgumentNullException.ThrowIfNull(files);
        var few = Choose(table, withheld);
        return new ClosedCells(table, withheld.Below, few, Commitments.Openings(few.Select(i => CellTableJson.Write(table.Cells[i])), Commitments.Key(measure, files)));
    }

    /// <summary>The bytes of the file that is sealed.</summary>
    public byte[] ToBytes()
    {
        var bytes = CellTableJson.Room(table);
        using (var json = new Utf8JsonWriter(bytes, CellTableJson.Options))
            CellTableJson.Write(json, table, i => !closed.Contains(i), below == 0 ? null : () => Commitments.Write(json, below, Openings));
        return bytes.WrittenSpan.ToArray();
    }

    private static HashSet<int> Choose(CellTable table, Withholding withheld)
    {
        var few = table.Cells.Index().Where(c => c.Item.Count < withheld.Below || (withheld.IsAny && withheld.Hides([.. table.KeyOf(c.Item).Parts]))).Select(c => c.Index).ToHashSet();

        // Figures by two columns are sums over the third: a small group by all columns would follow from them where the others are open.
        string[] columns = [.. table.GroupNames.Where(n => !n.StartsWith('='))];
        if (columns.Length > 2 && table.Margin(columns).Cells.GroupBy(c => new GroupKey(columns.Zip(c.Key, KeyValuePair.Create))).Any(g => g.Sum(c => c.Count) < withheld.Below))
            return [.. Enumerable.Range(0, table.Cells.Count)];
        if (few.Count > 0)
            Commitments.Complete(few, [.. table.Cells.Select((c, i) => (i, c.Count))], withheld.Below);
        return few;
    }
}
