namespace Gnomon.Columns.Expressions;

/// <summary>What DuckDB's classes of expression are called by people who write SQL.</summary>
internal static class Classes
{
    internal static string Describe(string? name) => name switch
    {
        "SUBQUERY" => "a query inside the expression is not allowed",
        "WINDOW" => "a window function (OVER) is not allowed: each row is looked at alone",
        "STAR" => "* and COLUMNS(...) are not allowed",
        "PARAMETER" => "the expression has a parameter ($1, ?) in it",
        "POSITIONAL_REFERENCE" => "#1 and the like are not allowed",
        "LAMBDA" => "a lambda is not allowed",
        "COLLATE" => "COLLATE is not allowed: texts are compared by their bytes",
        _ => $"an expression of the kind {name} is not allowed",
    };
}
