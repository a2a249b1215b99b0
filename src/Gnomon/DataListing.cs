using Gnomon.Columns;

namespace Gnomon;

/// <summary>One column of a data file, as somebody who writes a card needs to see it.</summary>
/// <param name="Name">As the file writes it.</param>
/// <param name="Type">DuckDB's name of its type.</param>
/// <param name="Filled">Rows that have a value.</param>
/// <param name="Distinct">How many different values: exact where they are few, else about so many.</param>
/// <param name="Values">The values with their rows, the most frequent first; empty where they are many, or where a value stands in so few rows that it may tell of one person.</param>
public sealed record ListedColumn(string Name, string Type, long Filled, long Distinct, IReadOnlyList<(string Value, long Rows)> Values)
{
    /// <summary>Whether its values are true and false.</summary>
    public bool IsTruth => string.Equals(Type, "BOOLEAN", StringComparison.Ordinal);

    /// <summary>Whether its values are numbers.</summary>
    public bool IsNumber => Type is "BIGINT" or "DOUBLE" or "INTEGER" or "FLOAT" or "HUGEINT" or "SMALLINT" or "TINYINT" or "UBIGINT" or "UHUGEINT" or "UINTEGER" or "USMALLINT" or "UTINYINT" || Type.StartsWith("DECIMAL(", StringComparison.Ordinal);
}

/// <summary>What a data file holds, without a value that may tell of one person.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Columns">In the order of the file.</param>
public sealed record DataListing(long Rows, IReadOnlyList<ListedColumn> Columns)
{
    /// <summary>A column with more different values is listed without them.</summary>
    public const int MostValues = 12;

    /// <summary>A column with a value in fewer rows than this is listed without its values.</summary>
    public const int FewestRows = 5;

    /// <summary>Lists a file.</summary>
    /// <param name="path">CSV, Parquet or a workbook.</param>
    /// <param name="dialect">How it is written; null to find it out.</param>
    /// <param name="command">The program that counts.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>Its columns, or every problem of the file.</returns>
    public static Checked<DataListing> Of(string path, CsvDialect? dialect, CountingCommand command, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = RealPath.Of(path) ?? Path.GetFullPath(path);
        var request = new CountRequest
        {
            Folder = Path.GetDirectoryName(full) ?? "/",
            Files = [Path.GetFileName(full)],
            Csv = dialect ?? new(),
            Tables =
            [
                new TableQuery("columns", "columns")
                {
                    People = TablePeople.None,
                    Inputs = [new QueryInput("column", QueryInput.EveryColumn, InputForm.Value)],
                    Numbers = [KeyValuePair.Create("most", (long)MostValues)],
                },
            ],
        };
        return CountingProcess.Run(request, command, cancellation: stop).TryGet(out var counts, out var problems) ? Checked.Good(Of(counts.Table("columns"))) : Checked.Bad<DataListing>(problems);
    }

    /// <exception cref="FormatException">The table is not what <c>columns.sql</c> gives.</exception>
    internal static DataListing Of(Table table)
    {
        var columns = table.Rows.Where(r => r.Number("what") == 0).ToList();
        var values = table.Rows.Where(r => r.Number("what") == 1).ToLookup(r => r.Number("column"), r => (r.Text("name") ?? "", r.Number("n")));
        return new DataListing(columns.Select(c => c.Number("total")).FirstOrDefault(), [.. columns.Select(c => new ListedColumn(
            c.Text("name")!, c.Text("type")!, c.Number("n"), c.Number("kinds"), Shown([.. values[c.Number("column")]])))]);
    }

    private static (string, long)[] Shown((string Value, long Rows)[] values) => values.Length <= MostValues && values.All(v => v.Rows >= FewestRows) ? values : [];
}
