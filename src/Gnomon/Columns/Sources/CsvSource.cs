using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Sources;

/// <summary>CSV files of one header. Every option of the reader is said, so that nothing is guessed a second time or differently.</summary>
/// <param name="columns">With the types that expressions see.</param>
/// <param name="paths">The files.</param>
/// <param name="delimiter">Between fields.</param>
/// <param name="form">How DuckDB's reader is told that numbers and dates are written.</param>
internal sealed class CsvSource(IReadOnlyList<Column> columns, IReadOnlyList<string> paths, char delimiter, CsvForm form) : Source(columns, paths)
{
    internal override string Table(IReadOnlyCollection<Column> asText)
    {
        var typed = Columns.Select(c => $"{Sql.Text(c.Name)}: {Sql.Text(asText.Contains(c) || form.Own.ContainsKey(c.Name) ? "VARCHAR" : c.Type)}");
        var rows = $"read_csv({Paths}, auto_detect = false, header = true, skip = 0, delim = {Sql.Text(delimiter.ToString())}, quote = '\"', escape = '\"', "
            + $"comment = '', nullstr = '', decimal_separator = {Sql.Text(form.Mark.ToString())}, strict_mode = true, null_padding = false, "
            + $"ignore_errors = false{Format("dateformat", form.DateFormat)}{Format("timestampformat", form.TimestampFormat)}, "
            + $"columns = {{{string.Join(", ", typed)}}})";
        var own = Columns.Where(c => form.Own.ContainsKey(c.Name) && !asText.Contains(c)).Select(c => $"{Typed(c)} AS {Plain(c)}").ToList();
        return own.Count == 0 ? rows : $"(SELECT * REPLACE ({string.Join(", ", own)}) FROM {rows})";
    }

    internal override string Typed(Column column) => form.Own.TryGetValue(column.Name, out var read) ? read(Plain(column)) : column.Type switch
    {
        "VARCHAR" => Plain(column),
        "DOUBLE" when form.Mark == ',' => $"CAST(replace({Plain(column)}, ',', '.') AS DOUBLE)",
        "DATE" when form.DateFormat is { Length: > 0 } format => $"CAST(strptime({Plain(column)}, {Sql.Text(format)}) AS DATE)",
        "TIMESTAMP" when form.TimestampFormat is { Length: > 0 } format => $"strptime({Plain(column)}, {Sql.Text(format)})",
        var type => $"CAST({Plain(column)} AS {type})",
    };

    private static string Format(string name, string? format) => format is { Length: > 0 } ? $", {name} = {Sql.Text(format)}" : "";
}

/// <summary>How CSV files write numbers and dates.</summary>
/// <param name="Mark">The decimal mark that DuckDB's reader is told.</param>
/// <param name="DateFormat">How its dates are written, where that is not ISO 8601.</param>
/// <param name="TimestampFormat">How its times are written, where that is not ISO 8601.</param>
internal sealed record CsvForm(char Mark, string? DateFormat, string? TimestampFormat)
{
    /// <summary>Everything as text.</summary>
    internal static CsvForm Text { get; } = new('.', null, null);

    /// <summary>Columns that the reader gives as text and that SQL turns into what they are, by name: for thousands that are grouped, and for several ways in one file.</summary>
    internal IReadOnlyDictionary<string, Func<string, string>> Own { get; init; } = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal);
}
