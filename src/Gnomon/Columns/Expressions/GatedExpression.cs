namespace Gnomon.Columns.Expressions;

/// <summary>An expression that may run: text written by DuckDB from the tree that was checked, never the user's own.</summary>
/// <param name="Key">Where it stands in the request: <c>label</c>, <c>groups.sex</c>.</param>
/// <param name="Sql">The expression, in brackets where needed.</param>
/// <param name="Used">The columns it reads.</param>
/// <param name="PlainColumn">The column, where the expression is nothing but its name.</param>
internal sealed record GatedExpression(string Key, string Sql, IReadOnlyList<Column> Used, Column? PlainColumn);
