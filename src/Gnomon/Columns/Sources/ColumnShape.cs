using System.Globalization;
using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Sources;

/// <summary>What the texts of one column look like: counts from which it follows how its dates or numbers are written. Empty fields do not count.</summary>
internal sealed record ColumnShape
{
    private const int FirstLook = 100;

    // As many rows as DuckDB looks at to find types.
    private const int Sample = 20_480;

    private static readonly string Query = SqlFile.Load("shapes");

    /// <summary>How many fields are filled.</summary>
    internal required long Filled { get; init; }

    /// <summary>How many are three numbers with one and the same mark between, maybe with a time.</summary>
    internal long Dates { get; init; }

    /// <summary>The marks between the numbers of dates: the first and the last in order.</summary>
    internal (string? Least, string? Greatest) Mark { get; init; }

    /// <summary>The least and greatest length of the first number of a date, and of the third.</summary>
    internal ((long Least, long Greatest) First, (long Least, long Greatest) Third) Lengths { get; init; }

    /// <summary>The greatest first, second and third number of a date.</summary>
    internal (long First, long Second, long Third) Greatest { get; init; }

    /// <summary>How many colons the times have: 0 for no time, 1 for minutes, 2 for seconds.</summary>
    internal (long Least, long Greatest) Colons { get; init; }

    /// <summary>How many are numbers if the comma is the decimal mark, and if the point is; either may group thousands under the other.</summary>
    internal (long Comma, long Point) Numbers { get; init; }

    /// <summary>How many are more than digits and a sign.</summary>
    internal long Marked { get; init; }

    /// <summary>How many surely group thousands: a space, both marks, or one mark twice.</summary>
    internal long Grouped { get; init; }

    /// <summary>How many end in a comma and three digits, and in a point and three digits: those may group thousands.</summary>
    internal (long Comma, long Point) Threes { get; init; }

    internal bool AreDates => Filled > 0 && Dates == Filled;

    /// <summary>Whether the year, of four digits, comes first: DuckDB reads such dates itself. Also what is no such date at all, such as 2025-01-02T10:00:00Z.</summary>
    internal bool IsIso => !AreDates || Lengths.First.Least == 4;

    internal bool AreNumbers => Filled > 0 && (Numbers.Comma == Filled || Numbers.Point == Filled);

    /// <summary>The shapes of columns in the first rows of a table; a column that is neither dates nor numbers at the first look is not looked at again.</summary>
    /// <param name="connection">The locked database.</param>
    /// <param name="table">Reads the columns as text.</param>
    /// <param name="columns">Which.</param>
    /// <returns>The shapes, and the columns without a value in these rows.</returns>
    internal static (Dictionary<Column, ColumnShape> Shapes, IReadOnlyList<Column> Empty) OfFirst(DuckConnection connection, string table, IReadOnlyList<Column> columns)
    {
        var first = Look(connection, table, columns, FirstLook);
        List<Column> open = [.. columns.Where(c => !first.TryGetValue(c, out var shape) || shape.AreDates || shape.AreNumbers)];
        var shapes = Look(connection, table, open, Sample);
        return (shapes, [.. open.Where(c => !shapes.ContainsKey(c))]);
    }

    /// <summary>The same over all rows, for what the first ones left open. A column without any value has no shape.</summary>
    internal static IReadOnlyDictionary<Column, ColumnShape> OfAll(DuckConnection connection, string table, IReadOnlyList<Column> columns) => Look(connection, table, columns, long.MaxValue);

    private static Dictionary<Column, ColumnShape> Look(DuckConnection connection, string table, IReadOnlyList<Column> columns, long limit)
    {
        var shapes = new Dictionary<Column, ColumnShape>();
        if (columns.Count == 0)
            return shapes;
        using var statement = connection.Prepare(SqlFile.Fill(
            Query,
            ("indices", string.Join(", ", columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"CAST({i} AS BIGINT)")))),
            ("columns", string.Join(", ", columns.Select(Source.Plain))),
            ("table", table),
            ("limit", limit.ToString(CultureInfo.InvariantCulture))));
        using var rows = statement.Execute();
        while (rows.Next())
            shapes[columns[(int)rows.BigInt(0)!.Value]] = Read(rows);
        return shapes;
    }

    private static ColumnShape Read(DuckRows rows)
    {
        long Number(int i) => rows.BigInt(i) is { } number ? number : -1;
        return new ColumnShape
        {
            Filled = Number(1),
            Dates = Number(2),
            Mark = (rows.Text(3), rows.Text(4)),
            Lengths = ((Number(5), Number(6)), (Number(7), Number(8))),
            Greatest = (Number(9), Number(10), Number(11)),
            Colons = (Number(12), Number(13)),
            Numbers = (Number(14), Number(15)),
            Marked = Number(16),
            Grouped = Number(17),
            Threes = (Number(18), Number(19)),
        };
    }
}
