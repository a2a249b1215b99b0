using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Sources;

/// <summary>
/// Finds out how each column of a CSV file writes its numbers and dates. Where the values of the whole file allow more than one reading, the column
/// stays text and carries the doubt: an expression that reckons with it is refused with the key that settles it.
/// </summary>
/// <param name="connection">The locked database.</param>
/// <param name="paths">The files; the first tells the types.</param>
/// <param name="header">Their header.</param>
/// <param name="dialect">What the card says.</param>
/// <param name="mayBeNamed">Whether an expression may speak of a column of this name.</param>
internal sealed class CsvReading(DuckConnection connection, IReadOnlyList<string> paths, CsvHeader header, CsvDialect dialect, Func<string, bool> mayBeNamed)
{
    private const string Text = "VARCHAR", Real = "DOUBLE", Date = "DATE", Timestamp = "TIMESTAMP";

    private readonly Dictionary<string, Func<string, string>> own = new(StringComparer.Ordinal);

    private char Delimiter => header.Delimiter;

    /// <exception cref="DuckException">The rows do not fit the header.</exception>
    internal (IReadOnlyList<Column> Columns, CsvForm Form)? Read()
    {
        var sniffed = CsvTypes.Sniff(connection, paths[0], Delimiter, '.');
        if (sniffed.Types.Count != header.Names.Count)
            return null;
        var columns = header.Names.Zip(sniffed.Types, (n, t) => new Column(n, t)).ToList();
        // Between commas a decimal is a point; elsewhere what DuckDB takes for a number may be thousands. 03/04/25 it takes for a day in the year 3.
        var looked = columns.Where(c => c.IsText || c.Type is Date or Timestamp || (Delimiter != ',' && c.Type is Real)).ToList();
        var (shapes, unseen) = ColumnShape.OfFirst(connection, AsText([paths[0]]), looked);
        var file = dialect.DecimalMark ?? OfFile(columns, shapes);
        LookAgain(shapes, file);
        var empty = Empty(unseen);
        var mark = ReaderMark(shapes, file);
        if (mark == ',')
            sniffed = CsvTypes.Sniff(connection, paths[0], Delimiter, mark);
        var dates = shapes.ToDictionary(s => s.Key, s => DateForm.Of(s.Value, dialect.Dates));
        var isIso = columns.Exists(c => c.Type is Date && shapes.TryGetValue(c, out var shape) && shape.IsIso);
        var format = OneFormat(isIso, dates.Values.Select(d => d.Format).OfType<string>());
        var read = columns.Zip(sniffed.Types, (c, type) => empty.Contains(c) ? Nothing(c) : shapes.TryGetValue(c, out var shape) ? Column(c, type, shape, dates[c], format, file, mark) : c with { Type = type }).ToList();
        return (read, new CsvForm(mark, format, sniffed.TimestampFormat) { Own = own });
    }

    private Column Column(Column column, string type, ColumnShape shape, (string? Format, bool Open) date, string? format, char? file, char mark)
    {
        if (column.Type is Date or Timestamp && shape.IsIso)
            return column with { Type = type };
        if (date.Format is { } written)
            return Dated(column, written, format);
        if (date.Open)
            return column with { Type = Text, Doubt = DateForm.Doubt(column.Name) };
        var (found, open) = NumberForm.Of(shape, file);
        if (open)
            return column with { Type = Text, Doubt = NumberForm.Doubt(column.Name) };
        if (found is not { } own || (dialect.DecimalMark is { } given && given != own && shape.Marked > 0))
            return column with { Type = found is null && column.Type is not (Date or Timestamp) ? type : Text };
        if (NumberForm.IsPlain(shape, own) && (own == mark || shape.Marked == 0))
            return column with { Type = type };
        this.own[column.Name] = text => NumberForm.Sql(text, own);
        return column with { Type = Real };
    }

    // A time of day makes a TIMESTAMP. Dates of the one format of the file are left to the reader, whose errors name the line.
    private Column Dated(Column column, string written, string? format)
    {
        var isTime = written.Contains('H', StringComparison.Ordinal);
        if (!string.Equals(written, format, StringComparison.Ordinal))
            own[column.Name] = text => isTime ? $"strptime({text}, {Sql.Text(written)})" : $"CAST(strptime({text}, {Sql.Text(written)}) AS DATE)";
        return column with { Type = isTime ? Timestamp : Date };
    }

    private static string? OneFormat(bool isIso, IEnumerable<string> formats)
    {
        var days = formats.Where(f => !f.Contains('H', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        return days.Count == 1 && !isIso ? days[0] : null;
    }

    // What the first rows leave open, all rows may settle.
    private void LookAgain(Dictionary<Column, ColumnShape> shapes, char? file)
    {
        var open = shapes.Where(s => DateForm.Of(s.Value, dialect.Dates).Open || NumberForm.Of(s.Value, file).Open).Select(s => s.Key).ToList();
        foreach (var (column, shape) in ColumnShape.OfAll(connection, AsText(paths), open))
            shapes[column] = shape;
    }

    // A column without a single value could be anything: answers that nobody gave are neither texts nor numbers. Only what is empty in the first rows, and is spoken of, is worth a look at all.
    private HashSet<Column> Empty(IReadOnlyList<Column> unseen)
    {
        List<Column> open = [.. unseen.Where(c => c.IsText && mayBeNamed(c.Name))];
        var seen = ColumnShape.OfAll(connection, AsText(paths), open);
        return [.. open.Where(c => !seen.ContainsKey(c))];
    }

    private Column Nothing(Column column)
    {
        own[column.Name] = _ => "NULL";
        return column with { Type = Expressions.Column.Nothing };
    }

    private char? OfFile(List<Column> columns, Dictionary<Column, ColumnShape> shapes)
    {
        var sure = NumberForm.OfFile(shapes.Values);
        if (Delimiter != ',')
            return sure ?? (Delimiter == ';' ? null : '.');
        return sure is ',' && !columns.Exists(c => c.Type is Real) ? ',' : '.';
    }

    // The reader knows one mark; columns of the other are turned into numbers by SQL.
    private char ReaderMark(Dictionary<Column, ColumnShape> shapes, char? file)
    {
        if (Delimiter == ',')
            return '.';
        var plain = shapes.Values.Where(s => s.Marked > 0).Select(s => (Shape: s, NumberForm.Of(s, file).Mark)).Where(s => s.Mark is { } mark && NumberForm.IsPlain(s.Shape, mark)).Select(s => s.Mark!.Value).ToHashSet();
        return dialect.DecimalMark ?? (plain.Contains(',') && !plain.Contains('.') ? ',' : '.');
    }

    private string AsText(IReadOnlyList<string> files) =>
        new CsvSource([.. header.Names.Select(n => new Column(n, Text))], files, Delimiter, CsvForm.Text).Table([]);
}
