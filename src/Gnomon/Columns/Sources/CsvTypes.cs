using Gnomon.Columns.Duck;

namespace Gnomon.Columns.Sources;

/// <summary>The types that DuckDB finds in the first 20,480 rows of a CSV file whose dialect is known.</summary>
/// <param name="Types">One for each column, in the order of the file.</param>
/// <param name="DateFormat">How its dates are written, where that is not ISO 8601.</param>
/// <param name="TimestampFormat">How its times are written, where that is not ISO 8601.</param>
internal sealed record CsvTypes(IReadOnlyList<string> Types, string? DateFormat, string? TimestampFormat)
{
    private static readonly string Query = SqlFile.Load("sniff");

    /// <exception cref="DuckException">The rows do not fit the header.</exception>
    internal static CsvTypes Sniff(DuckConnection connection, string path, char delimiter, char mark)
    {
        var sql = SqlFile.Fill(Query, ("path", Sql.Text(path)), ("delimiter", Sql.Text(delimiter.ToString())), ("mark", Sql.Text(mark.ToString())));
        using var statement = connection.Prepare(sql);
        using var rows = statement.Execute();
        var types = new List<string>();
        string? date = null, timestamp = null;
        while (rows.Next())
        {
            types.Add(rows.Text(0)!);
            (date, timestamp) = (rows.Text(1), rows.Text(2));
        }

        return new CsvTypes(types, date, timestamp);
    }

    /// <summary>The decimal comma is taken where it makes a number of a column that is text otherwise, and of no number a text.</summary>
    internal static char DecimalMark(CsvTypes point, CsvTypes comma)
    {
        var pairs = point.Types.Zip(comma.Types).ToList();
        var gained = pairs.Exists(p => string.Equals(p.First, "VARCHAR", StringComparison.Ordinal) && string.Equals(p.Second, "DOUBLE", StringComparison.Ordinal));
        var lost = pairs.Exists(p => string.Equals(p.First, "DOUBLE", StringComparison.Ordinal) && string.Equals(p.Second, "VARCHAR", StringComparison.Ordinal));
        return gained && !lost ? ',' : '.';
    }
}
