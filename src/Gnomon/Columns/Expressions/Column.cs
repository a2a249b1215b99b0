namespace Gnomon.Columns.Expressions;

/// <summary>A column of the data.</summary>
/// <param name="Name">As the file writes it.</param>
/// <param name="Type">DuckDB's name of its type: <c>BIGINT</c>, <c>VARCHAR</c>, <c>DECIMAL(10,2)</c>.</param>
internal sealed record Column(string Name, string Type)
{
    private static readonly string[] Scalars =
    [
        "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE",
        "VARCHAR", "DATE", "TIME", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE", "UUID",
    ];

    /// <summary>Whether it holds one plain value a row: no list, structure, map or binary.</summary>
    internal bool IsScalar => Scalars.Contains(Type, StringComparer.Ordinal) || (Type.StartsWith("DECIMAL(", StringComparison.Ordinal) && Type.EndsWith(')'));

    /// <summary>Whether it can hold what is no number: NaN.</summary>
    internal bool IsFloating => Type is "FLOAT" or "DOUBLE";

    internal bool IsText => string.Equals(Type, "VARCHAR", StringComparison.Ordinal);
}
