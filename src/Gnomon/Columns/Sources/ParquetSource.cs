using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;
using Gnomon.Columns.Files;

namespace Gnomon.Columns.Sources;

/// <summary>Parquet files, which carry their own types.</summary>
internal sealed class ParquetSource : Source
{
    private const string Number = "file_row_number";

    private ParquetSource(IReadOnlyList<Column> columns, IReadOnlyList<string> paths)
        : base(columns, paths) => RowNumber = paths.Count == 1 && !columns.Any(c => string.Equals(c.Name, Number, StringComparison.OrdinalIgnoreCase)) ? Number : null;

    internal override string? RowNumber { get; }

    /// <exception cref="DuckException">A file is not whole, or is no Parquet.</exception>
    internal static ParquetSource Open(DuckConnection connection, DataSet data)
    {
        using var statement = connection.Prepare($"DESCRIBE SELECT * FROM read_parquet([{string.Join(", ", data.HandlePaths.Select(Sql.Text))}])");
        using var rows = statement.Execute();
        var columns = new List<Column>();
        while (rows.Next())
            columns.Add(new Column(rows.Text(0)!, rows.Text(1)!));
        return new ParquetSource(columns, data.HandlePaths);
    }

    internal override string Table(IReadOnlyCollection<Column> asText) => $"read_parquet({Paths})";

    internal override bool HasRanges => true;

    internal override string Numbered(IReadOnlyCollection<Column> asText) => $"read_parquet({Paths}, {Number} = true)";

    internal override string Typed(Column column) => Plain(column);
}
