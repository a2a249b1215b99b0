using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Sources;

/// <summary>CSV files of one header. Every option of the reader is said, so that nothing is guessed a second time or differently.</summary>
internal sealed class CsvSource(IReadOnlyList<Column> columns, IReadOnlyList<string> paths, char delimiter, char mark, CsvTypes types) : Source(columns, paths)
{
    internal override string Table(IReadOnlyCollection<Column> asText)
    {
        var typed = Columns.Select(c => $"{Sql.Text(c.Name)}: {Sql.Text(asText.Contains(c) ? "VARCHAR" : c.Type)}");
        return $"read_csv({Paths}, auto_detect = false, header = true, skip = 0, delim = {Sql.Text(delimiter.ToString())}, quote = '\"', escape = '\"', "
            + $"comment = '', nullstr = '', decimal_separator = {Sql.Text(mark.ToString())}, strict_mode = true, null_padding = false, "
            + $"ignore_errors = false{Format("dateformat", types.DateFormat)}{Format("timestampformat", types.TimestampFormat)}, "
            + $"columns = {{{string.Join(", ", typed)}}})";
    }

    internal override string Typed(Column column) => column.Type switch
    {
        "VARCHAR" => Plain(column),
        "DOUBLE" when mark == ',' => $"CAST(replace({Plain(column)}, ',', '.') AS DOUBLE)",
        "DATE" when types.DateFormat is { Length: > 0 } format => $"CAST(strptime({Plain(column)}, {Sql.Text(format)}) AS DATE)",
        "TIMESTAMP" when types.TimestampFormat is { Length: > 0 } format => $"strptime({Plain(column)}, {Sql.Text(format)})",
        var type => $"CAST({Plain(column)} AS {type})",
    };

    private static string Format(string name, string? format) => format is { Length: > 0 } ? $", {name} = {Sql.Text(format)}" : "";
}
