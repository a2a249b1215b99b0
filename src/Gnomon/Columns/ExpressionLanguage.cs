using System.Collections.Frozen;

namespace Gnomon.Columns;

/// <summary>A function that an expression of a card may call.</summary>
/// <param name="Name">As it is written, in lower case.</param>
/// <param name="Kind"><c>text</c>, <c>number</c>, <c>date</c> or <c>null</c>.</param>
public sealed record AllowedFunction(string Name, string Kind);

/// <summary>
/// What an expression of a card may consist of, as data: the gate reads these lists and so does the page that documents them. All
/// are functions of one row, give the same value on every machine, and give no more text than they take.
/// </summary>
public static class ExpressionLanguage
{
    /// <summary>The longest expression, in characters.</summary>
    public const int MaxLength = 4096;

    /// <summary>How deep an expression may nest.</summary>
    public const int MaxDepth = 40;

    /// <summary>The functions. COALESCE, CASE, CAST and TRY_CAST are syntax and always allowed.</summary>
    public static IReadOnlyList<AllowedFunction> Functions { get; } =
    [
        .. Kind("text", "contains", "ends_with", "left", "length", "lower", "ltrim", "prefix", "right", "rtrim", "starts_with",
            "strip_accents", "strpos", "substr", "substring", "suffix", "trim", "upper"),
        .. Kind("number", "abs", "ceil", "ceiling", "floor", "greatest", "isfinite", "isinf", "isnan", "least", "mod", "round", "sign", "trunc"),
        .. Kind("date", "date_diff", "date_part", "date_trunc", "datediff", "datepart", "day", "dayofweek", "dayofyear", "hour", "isodow",
            "minute", "month", "quarter", "strptime", "try_strptime", "week", "year"),
        .. Kind("null", "nullif"),
    ];

    /// <summary>The types of CAST and TRY_CAST.</summary>
    public static IReadOnlyList<string> Types { get; } =
        ["BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "VARCHAR", "DATE", "TIME", "TIMESTAMP"];

    /// <summary>Syntax, for people.</summary>
    public static string Summary =>
        "column names, constants, comparisons, AND, OR, NOT, IN (a list), BETWEEN, IS NULL, LIKE, + - * / % ||, CASE, CAST and the functions listed in the reference";

    /// <summary>Operators, by the names that DuckDB's parser gives them.</summary>
    internal static FrozenSet<string> Operators { get; } =
        new[] { "+", "-", "*", "/", "//", "%", "||", "~~", "!~~", "~~*", "!~~*", "like_escape", "not_like_escape", "ilike_escape", "not_ilike_escape" }
            .ToFrozenSet(StringComparer.Ordinal);

    internal static FrozenSet<string> FunctionNames { get; } = Functions.Select(f => f.Name).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static FrozenSet<string> CastTypes { get; } = Types.ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<AllowedFunction> Kind(string kind, params string[] names) => names.Select(n => new AllowedFunction(n, kind));
}
