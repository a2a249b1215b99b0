using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Sources;

/// <summary>How rows of two sources find each other: by a column of each, or by the number of the row in the first.</summary>
/// <param name="First">The column of the first; null where the number of the row is meant, from 0.</param>
/// <param name="Other">The column of the other.</param>
internal sealed record JoinKey(Column? First, Column Other)
{
    private static readonly string[] Whole = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"];

    private string FirstType => First?.Type ?? "BIGINT";

    private bool IsOfOneType => string.Equals(FirstType, Other.Type, StringComparison.Ordinal);

    /// <summary>What the two types are, for a message where nothing matched.</summary>
    internal string Types => IsOfOneType ? $"both are {FirstType}" : $"it is {FirstType} in the data and {Other.Type} here";

    /// <summary>
    /// A value of either side as it is compared. Of one type: as it is. Numbers of two types meet as whole numbers, for an index with gaps comes out of many
    /// tools as 7.0. Else their texts meet.
    /// </summary>
    internal string Compared(string value)
    {
        if (IsOfOneType)
            return value;
        return IsNumber(FirstType) && IsNumber(Other.Type)
            ? $"(CASE WHEN {value} = trunc({value}) THEN TRY_CAST({value} AS HUGEINT) END)"
            : $"CAST({value} AS VARCHAR)";
    }

    /// <summary>The column of the first, or the name under which it gives the numbers of its rows.</summary>
    internal string FirstName(Source first) => First is { } column ? Source.Plain(column) : Sql.Name(first.RowNumber!);

    private static bool IsNumber(string type) => Whole.Contains(type, StringComparer.Ordinal) || type is "FLOAT" or "DOUBLE" || type.StartsWith("DECIMAL(", StringComparison.Ordinal);
}
