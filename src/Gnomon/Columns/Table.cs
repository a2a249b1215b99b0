namespace Gnomon.Columns;

/// <summary>What one query gave: named columns of whole numbers, texts and truths. What does not reduce to cells comes this way.</summary>
public sealed class Table
{
    /// <exception cref="ArgumentException">A row is not as long as the list of names, or holds anything but whole numbers, texts, truths and null.</exception>
    public Table(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        (Name, Columns) = (name, [.. columns]);
        Rows = [.. rows.Select(r => new TableRow(this, r))];
        if (Rows.Any(r => r.Values.Count != Columns.Count || r.Values.Any(v => v is not (null or long or string or bool))))
            throw new ArgumentException("a row has one whole number, text, truth or null for each column", nameof(rows));
    }

    /// <summary>Its name among the tables of its measure.</summary>
    public string Name { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, in the order of the query.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    internal int Index(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.Ordinal))
                return i;
        }

        throw new FormatException($"the table {Name} has no column {column}");
    }
}

/// <summary>One row of a table. A value of another type than the one asked for, from a child that errs, is a <see cref="FormatException"/>.</summary>
public sealed class TableRow
{
    private readonly Table table;

    internal TableRow(Table table, IReadOnlyList<object?> values) => (this.table, Values) = (table, [.. values]);

    /// <summary>The values: <see cref="long"/>, <see cref="string"/>, <see cref="bool"/> or null.</summary>
    public IReadOnlyList<object?> Values { get; }

    /// <summary>A whole number; null where there is none.</summary>
    public long? Maybe(string column) => Of(column) switch
    {
        null => null,
        long number => number,
        _ => throw Wrong(column, "a whole number"),
    };

    /// <summary>A whole number that is always there.</summary>
    public long Number(string column) => Maybe(column) ?? throw Wrong(column, "a whole number");

    /// <summary>A text; null where there is none.</summary>
    public string? Text(string column) => Of(column) switch
    {
        null => null,
        string text => text,
        _ => throw Wrong(column, "a text"),
    };

    /// <summary>A truth; null where there is none.</summary>
    public bool? Truth(string column) => Of(column) switch
    {
        null => null,
        bool truth => truth,
        _ => throw Wrong(column, "true or false"),
    };

    private object? Of(string column) => Values[table.Index(column)];

    private FormatException Wrong(string column, string expected) => new($"the column {column} of the table {table.Name} is not {expected}");
}
