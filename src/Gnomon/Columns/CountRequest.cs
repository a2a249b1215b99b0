namespace Gnomon.Columns;

/// <summary>What to count, in which files.</summary>
public sealed record CountRequest
{
    /// <summary>The folder below which all data lie: the folder of the card.</summary>
    public required string Folder { get; init; }

    /// <summary>File names or globs (<c>*</c>, <c>?</c>, <c>**</c>) relative to <see cref="Folder"/>; all CSV, all Parquet or all workbooks (.xlsx).</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The files as they were planned; counting refuses others. Null: there is no plan.</summary>
    public IReadOnlyList<DescribedFile>? Expected { get; init; }

    /// <summary>Copies of the files that DuckDB does not read; null: they are still to be made, <see cref="CountingProcess"/> sees to it.</summary>
    public IReadOnlyList<ConvertedFile>? Converted { get; init; }

    /// <summary>How CSV files are written.</summary>
    public CsvDialect Csv { get; init; } = new();

    /// <summary>A boolean expression over the columns: what is true of the person. Null: no label, every cell has the label null.</summary>
    public string? Label { get; init; }

    /// <summary>A boolean expression over the columns: what the system said. Null: every cell has the prediction null.</summary>
    public string? Prediction { get; init; }

    /// <summary>Group columns in the order of the card: name and expression. A plain column keeps its text as it stands in the file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Groups { get; init; } = [];

    /// <summary>An expression that names the person or thing a row is about; null when none is declared.</summary>
    public string? Unit { get; init; }

    /// <summary>Other data that the queries read; every file of CSV is written in the same way.</summary>
    public IReadOnlyList<OtherFiles> Others { get; init; } = [];

    /// <summary>What is asked beside the cells, in the order of the answer.</summary>
    public IReadOnlyList<TableQuery> Tables { get; init; } = [];

    /// <summary>By what the other data called <c>join</c> are put beside the rows; null where nothing is joined.</summary>
    public JoinColumns? JoinOn { get; init; }

    /// <summary>An expression that says how many equal rows a row stands for; null: each stands for itself.</summary>
    public string? Frequency { get; init; }

    /// <summary>Worker threads; null takes one a processor. The result does not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>A private folder for what does not fit into memory, and how many bytes may go there; null: nothing is spilled to disk.</summary>
    public SpillFolder? Spill { get; init; }

    /// <summary>Whether rows are held, not only counted: for units, for a join, for the order that a query asks for.</summary>
    internal bool HoldsRows => Unit is not null || JoinOn is not null || Tables.Count > 0;

    /// <summary>What DuckDB's buffers may take, in bytes. Null: 256 MiB, with a unit or queries 1 GiB.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>What DuckDB's buffers take where nothing else is said. Measured: the CSV reader keeps a few buffers of 32 MB a thread; who holds rows needs more.</summary>
    internal static long UsualMemory(CountRequest request) => Math.Max(request.HoldsRows ? 1L << 30 : 256L << 20, (request.Threads ?? Environment.ProcessorCount) * (128L << 20));

    /// <summary>How many cells at most; more are a problem.</summary>
    public int MaxCells { get; init; } = 250_000;

    /// <summary>Whether an expression may speak of a column: its name stands somewhere in one of them, or all columns are asked for. Names in quotes of their own are taken for spoken of.</summary>
    internal bool MayName(string column) => column.Contains('"', StringComparison.Ordinal)
        || Expressions().Any(e => string.Equals(e, QueryInput.EveryColumn, StringComparison.Ordinal) || e.Contains(column, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Expressions() =>
    [
        .. new[] { Label, Prediction, Unit, Frequency, JoinOn?.On, JoinOn?.As }.OfType<string>(), .. Groups.Select(g => g.Value), .. Tables.SelectMany(t => t.Inputs).Select(i => i.Expression),
    ];
}

/// <summary>A folder that only this user can read, removed after the counting.</summary>
public sealed record SpillFolder(string Path, long Bytes);
