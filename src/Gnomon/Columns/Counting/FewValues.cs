using System.Globalization;
using System.Text.RegularExpressions;
using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Counting;

/// <summary>
/// The columns that label and prediction read, where all of them hold few whole numbers: Parquet says between which two its numbers lie. A sixth of the
/// time of counting goes into comparing each row's 0 or 1 with 1; counted first, that is done once a cell. The answer is the same.
/// </summary>
/// <param name="Columns">The columns, at least one.</param>
/// <param name="Combinations">How many combinations of their values there can be, null among them.</param>
internal sealed partial record FewValues(IReadOnlyList<Column> Columns, int Combinations)
{
    // Beyond, the table of the counts would outgrow the processor's caches, and what is won is lost.
    private const int Most = 32;

    private static readonly string[] WholeNumbers = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"];

    /// <summary>Null where the expressions need no reckoning, read other columns, or nothing is known of their values.</summary>
    /// <exception cref="DuckException">The file cannot be read.</exception>
    internal static FewValues? Of(DuckConnection connection, CountQuery query, GatedRequest request)
    {
        GatedExpression[] reckoned = [.. new[] { request.Label, request.Prediction }.OfType<GatedExpression>()];
        Column[] columns = [.. reckoned.SelectMany(e => e.Used).Distinct()];
        if (columns.Length == 0 || request.Frequency is not null || reckoned.All(e => e.PlainColumn is not null) || columns.Any(c => !WholeNumbers.Contains(c.Type, StringComparer.Ordinal)))
            return null;
        using var statement = connection.Prepare(query.Statistics(columns));
        using var rows = statement.Execute();
        if (!rows.Next())
            return null;
        var combinations = 1L;
        for (var i = 0; i < columns.Length && combinations <= Most; i++)
            combinations *= Values(rows.Text(i)) ?? Most + 1L;
        return combinations <= Most ? new FewValues(columns, (int)combinations) : null;
    }

    // Null counts as a value. Text that is not understood, as of another version, is nothing known.
    private static long? Values(string? statistics) =>
        Range().Match(statistics ?? "") is { Success: true } range
            && long.TryParse(range.Groups["min"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var min)
            && long.TryParse(range.Groups["max"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var max)
            && max >= min && (Int128)max - min < Most
            ? max - min + 2
            : null;

    [GeneratedRegex(@"^\[Min: (?<min>-?\d{1,19}), Max: (?<max>-?\d{1,19})\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();
}
