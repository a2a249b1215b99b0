using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;
using Gnomon.Columns.Files;

namespace Gnomon.Columns.Sources;

/// <summary>Finds out how CSV files are written, and checks that they are written alike.</summary>
internal sealed class CsvOpening(DuckConnection connection, DataSet data, CsvDialect dialect, Func<string, bool> mayBeNamed)
{
    private const string AllowedDelimiters = ",;|\t";

    // A copy of a sheet is written by us; its numbers have a point whatever the card says of CSV.
    private readonly CsvDialect dialect = data.Files.Any(f => f.Converted?.Sheet is not null) ? dialect with { Delimiter = ',', DecimalMark = null } : dialect;
    private readonly List<Problem> problems = [];

    /// <exception cref="DuckException">The rows do not fit the header.</exception>
    internal Checked<Source> Open()
    {
        if (Dialect() is { } wrong)
            return Checked.Bad<Source>(wrong);
        var headers = data.Files.Select(Header).ToList();
        if (problems.Count > 0)
            return Checked.Bad<Source>(problems);
        var first = headers[0]!;
        return Read(first) is { } read
            ? Checked.Good<Source>(new CsvSource([.. read.Columns.Select(Mixed)], data.HandlePaths, first.Delimiter, read.Form))
            : Checked.Bad<Source>(FileProblems.Data(data.Files[0].Name, "the rows do not have as many fields as the header", "give every row one field for each column"));
    }

    // Text among the numbers of a sheet makes its column text; that explains why a comparison with a number does not fit.
    private Column Mixed(Column column)
    {
        var found = data.Files.Select(f => (f.Name, f.Converted?.Sheet, Mixed: f.Converted?.Sheet?.Mixed.FirstOrDefault(m => string.Equals(m.Column, column.Name, StringComparison.Ordinal)))).FirstOrDefault(f => f.Mixed is not null);
        return found.Mixed is not { } mixed || column.Doubt is not null ? column : column with
        {
            Doubt = new Doubt(
                $"the column \"{column.Name}\" of {found.Name} holds {mixed.Usual} first and {mixed.Other} in cell {mixed.Cell} of the sheet \"{found.Sheet!.Name}\", so it is read as text",
                "mend the cell, or empty it where the value is not known", Bars: false),
        };
    }

    private Problem? Dialect()
    {
        if (dialect.Delimiter is { } delimiter && !AllowedDelimiters.Contains(delimiter, StringComparison.Ordinal))
            return new Problem(ExitCode.Data, $"\"{delimiter}\" is not a delimiter that is read", "use , ; | or a tab");
        if (dialect.DecimalMark is not (null or '.' or ','))
            return new Problem(ExitCode.Data, $"\"{dialect.DecimalMark}\" is not a decimal mark that is read", "use . or ,");
        return dialect is { DecimalMark: ',', Delimiter: ',' }
            ? new Problem(ExitCode.Data, "the comma cannot be the delimiter and the decimal mark at once", "write the fields with ; between them")
            : null;
    }

    private CsvHeader? Header(OpenedFile file)
    {
        var (header, fault) = CsvHeader.Read(file.Head(CsvHeader.MaxBytes), dialect.Delimiter);
        if (header is null)
            problems.Add(FileProblems.Data(file.Name, fault!, "save the file as CSV in UTF-8 with one header line"));
        else
            problems.AddRange(Faults(file, header));
        return header;
    }

    private IEnumerable<Problem> Faults(OpenedFile file, CsvHeader header)
    {
        if (!header.HasRows)
            yield return FileProblems.Data(file.Name, "the file has a header and no rows", "give a file with rows");
        if (header.Names.Any(n => n.Trim().Length == 0))
            yield return FileProblems.Data(file.Name, "a column of the header has no name", "name every column") with { Line = 1 };
        foreach (var twice in header.Names.CountBy(n => n, StringComparer.OrdinalIgnoreCase).Where(n => n.Value > 1))
            yield return FileProblems.Data(file.Name, $"two columns are called \"{twice.Key}\" (small and capital letters are the same)", "give every column its own name") with { Line = 1 };
        if (problems.Count == 0 && file != data.Files[0] && !header.Names.SequenceEqual(FirstNames(), StringComparer.Ordinal))
            yield return FileProblems.Data(file.Name, $"the header is not that of {data.Files[0].Name}", "give all files the same columns in the same order") with { Line = 1 };
    }

    private IReadOnlyList<string> FirstNames() => CsvHeader.Read(data.Files[0].Head(CsvHeader.MaxBytes), dialect.Delimiter).Header!.Names;

    // Where the types cannot be found a row is amiss: reading all of it as text says which.
    private (IReadOnlyList<Column> Columns, CsvForm Form)? Read(CsvHeader header)
    {
        try
        {
            return new CsvReading(connection, data.HandlePaths, header, dialect, mayBeNamed).Read();
        }
        catch (DuckException)
        {
            var text = header.Names.Select(n => new Column(n, "VARCHAR")).ToList();
            connection.Execute("SELECT count(*) FROM " + new CsvSource(text, data.HandlePaths, header.Delimiter, CsvForm.Text).Table([]));
            throw;
        }
    }
}
