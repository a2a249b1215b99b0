using Gnomon.Columns.Duck;

namespace Gnomon.Columns.Sources;

/// <summary>The types that DuckDB finds in the first 20,480 rows of a CSV file whose dialect is known.</summary>
/// <param name="Types">One for each column, in the order of the file; dates that are not ISO 8601 are text.</param>
/// <param name="TimestampFormat">How its times are written, where that is not ISO 8601.</param>
internal sealed record CsvTypes(IReadOnlyList<string> Types, string? TimestampFormat)
{
    private static readonly string Query = SqlFile.Load("sniff");

    /// <exception cref="DuckException">The rows do not fit the header.</exception>
    internal static CsvTypes Sniff(DuckConnection connection, string path, char delimiter, char mark)
    {
        var sql = SqlFile.Fill(Query, ("path", Sql.Text(path)), ("delimiter", Sql.Text(delimiter.ToString())), ("mark", Sql.Text(mark.ToString())));
        using var statement = connection.Prepare(sql);
        using var rows = statement.Execute();
        var types = new List<string>();
        string? timestamp = null;
        while (rows.Next())
        {
            types.Add(rows.Text(0)!);
            timestamp = rows.Text(1);
        }

        return new CsvTypes(types, timestamp);
    }
}
