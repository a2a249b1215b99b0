namespace Gnomon.Columns.Expressions;

/// <summary>A column of the data.</summary>
/// <param name="Name">As the file writes it.</param>
/// <param name="Type">DuckDB's name of its type: <c>BIGINT</c>, <c>VARCHAR</c>, <c>DECIMAL(10,2)</c>.</param>
internal sealed record Column(string Name, string Type)
{
    private static readonly string[] Scalars =
    [
        "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE",
        "VARCHAR", "DATE", "TIME", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE", "UUID", Nothing,
    ];

    /// <summary>The type of a column without a single value: it fits every expression, and nothing comes out.</summary>
    internal const string Nothing = "NULL";

    /// <summary>Whether it holds one plain value a row: no list, structure, map or binary.</summary>
    internal bool IsScalar => Scalars.Contains(Type, StringComparer.Ordinal) || (Type.StartsWith("DECIMAL(", StringComparison.Ordinal) && Type.EndsWith(')'));

    /// <summary>Whether it can hold what is no number: NaN.</summary>
    internal bool IsFloating => Type is "FLOAT" or "DOUBLE";

    internal bool IsText => string.Equals(Type, "VARCHAR", StringComparison.Ordinal);

    /// <summary>Why its values are read as text although they look like numbers or dates; null where there is no doubt.</summary>
    internal Doubt? Doubt { get; init; }
}

/// <summary>What cannot be known from the values of a column, and what settles it.</summary>
/// <param name="What">What is in doubt.</param>
/// <param name="Remedy">How to settle it.</param>
/// <param name="Bars">Whether no expression may reckon with the column; else it only explains why one does not fit.</param>
internal sealed record Doubt(string What, string Remedy, bool Bars)
{
    internal Problem At(string key) => new(ExitCode.Data, What, Remedy) { Key = key };

    /// <summary>The doubt that bars an expression. A column alone is read as it stands in the file, which is never in doubt.</summary>
    internal static Doubt? Barring(GatedExpression expression) => expression.PlainColumn is null ? Of(expression) is { Bars: true } doubt ? doubt : null : null;

    /// <summary>The first doubt about a column that an expression reads.</summary>
    internal static Doubt? Of(GatedExpression expression) => expression.Used.Select(c => c.Doubt).OfType<Doubt>().OrderByDescending(d => d.Bars).FirstOrDefault();
}
