using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Sources;

/// <summary>The data as DuckDB sees them: columns with their types, and the table function that reads them.</summary>
internal abstract class Source(IReadOnlyList<Column> columns, IReadOnlyList<string> paths)
{
    internal IReadOnlyList<Column> Columns { get; } = columns;

    protected string Paths { get; } = $"[{string.Join(", ", paths.Select(Sql.Text))}]";

    /// <summary>The call that reads the files, for a FROM.</summary>
    /// <param name="asText">Columns whose text must come out as it stands in the file.</param>
    internal abstract string Table(IReadOnlyCollection<Column> asText);

    /// <summary>The name of a further column of <see cref="Numbered"/>: the number of each row, from 0. Null where rows have none.</summary>
    internal virtual string? RowNumber => null;

    /// <summary>The same as <see cref="Table"/>, with the number of each row beside it.</summary>
    internal virtual string Numbered(IReadOnlyCollection<Column> asText) => Table(asText);

    /// <summary>A column that is read as text, turned into the type that it has otherwise.</summary>
    internal abstract string Typed(Column column);

    /// <summary>Whether the files say between which two values their columns lie.</summary>
    internal virtual bool HasRanges => false;

    /// <summary>The column itself.</summary>
    internal static string Plain(Column column) => Sql.Name(column.Name);
}
