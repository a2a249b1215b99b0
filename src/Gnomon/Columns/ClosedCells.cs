using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

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
    private const int FewestClosed = 2;
    private readonly CellTable table;
    private readonly int below;
    private readonly HashSet<Cell> closed;

    private ClosedCells(CellTable table, int below, HashSet<Cell> closed, IReadOnlyList<CellOpening> openings) =>
        (this.table, this.below, this.closed, Openings) = (table, below, closed, openings);

    /// <summary>What opens the closed cells, sorted by commitment: for the owner alone.</summary>
    public IReadOnlyList<CellOpening> Openings { get; }

    /// <summary>Closes cells.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="below">Cells with fewer rows are closed, and so many more that neither one cell alone nor fewer rows than this are hidden; 0 closes none.</param>
    /// <param name="measure">The id of the measure.</param>
    /// <param name="files">The data files that were counted, with their salts.</param>
    public static ClosedCells Of(CellTable table, int below, string measure, IReadOnlyList<DescribedFile> files)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(files);
        var few = Choose(table, below);
        var key = Key(measure, files);
        var openings = table.Cells.Where(few.Contains).Select(c => Opening(c, key)).OrderBy(o => o.Commitment, StringComparer.Ordinal).ToList();
        return new ClosedCells(table, below, few, openings);
    }

    /// <summary>The bytes of the file that is sealed.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, CellTableJson.Options))
        {
            CellTableJson.Write(json, table, c => !closed.Contains(c), below == 0 ? null : () =>
            {
                json.WriteStartObject("closed");
                json.WriteNumber("below", below);
                json.WriteStartArray("commitments");
                foreach (var opening in Openings)
                    json.WriteStringValue(opening.Commitment);
                json.WriteEndArray();
                json.WriteEndObject();
            });
        }

        return bytes.ToArray();
    }

    // The rows of the whole table are public: one closed cell alone, or a few rows, would follow by subtraction.
    private static HashSet<Cell> Choose(CellTable table, int below)
    {
        var bySize = table.Cells.OrderBy(c => c.Count).ToList();
        var count = bySize.Count(c => c.Count < below);
        while (count > 0 && count < bySize.Count && (count < FewestClosed || bySize.Take(count).Sum(c => c.Count) < below))
            count++;
        return [.. bySize.Take(count)];
    }

    private static byte[] Key(string measure, IReadOnlyList<DescribedFile> files) => SHA256.HashData(
    [
        .. "Gnomon cell key 1\n"u8, .. Encoding.UTF8.GetBytes(measure + "\n"), .. files.OrderBy(f => f.Content.Name, StringComparer.Ordinal).SelectMany(f => f.Salt.ToArray()),
    ]);

    private static CellOpening Opening(Cell cell, byte[] key)
    {
        var bytes = CellTableJson.Write(cell);
        return new CellOpening(bytes, HMACSHA256.HashData(key, bytes));
    }
}
