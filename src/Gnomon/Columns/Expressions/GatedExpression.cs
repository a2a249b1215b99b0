namespace Gnomon.Columns.Expressions;

/// <summary>An expression that may run: text written by DuckDB from the tree that was checked, never the user's own.</summary>
/// <param name="Key">Where it stands in the request: <c>label</c>, <c>groups.sex</c>.</param>
/// <param name="Sql">The expression, in brackets where needed.</param>
/// <param name="Used">The columns it reads.</param>
/// <param name="PlainColumn">The column, where the expression is nothing but its name.</param>
internal sealed record GatedExpression(string Key, string Sql, IReadOnlyList<Column> Used, Column? PlainColumn)
{
    /// <summary>Whether it asks for numbers that are none by itself.</summary>
    internal bool MindsNaN { get; init; }

    /// <summary>Whether it is a column without a single value.</summary>
    internal bool IsNothing => PlainColumn is { Type: Column.Nothing };

    /// <summary>The same as true or false.</summary>
    internal string Truth => IsNothing ? "CAST(NULL AS BOOLEAN)" : WithoutNaN;

    /// <summary>
    /// The same, and nothing where a number that it reads is not one. DuckDB, as PostgreSQL, takes NaN for the greatest of all numbers: a score that
    /// nobody knows would pass every threshold.
    /// </summary>
    internal string WithoutNaN => Used.Where(c => c.IsFloating).Select(c => $"isnan({Duck.Sql.Name(c.Name)})").ToArray() is { Length: > 0 } doubts && PlainColumn is null && !MindsNaN
        ? $"(CASE WHEN {string.Join(" OR ", doubts)} THEN NULL ELSE {Sql} END)"
        : Sql;
}
