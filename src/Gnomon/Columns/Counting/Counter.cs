using Gnomon.Columns.Duck;
using Gnomon.Columns.Files;
using Gnomon.Columns.Sources;

namespace Gnomon.Columns.Counting;

/// <summary>One counting run over open files.</summary>
internal sealed class Counter(CountRequest request, DataSet data)
{
    private const long MiB = 1 << 20;
    private const int LongestKey = 4096;

    /// <exception cref="DuckException">The rows cannot be read or an expression fails on one of them.</exception>
    internal Checked<CellTable> Run(Action? afterCounting)
    {
        // Files that are not as they were when planned are digested while they are counted: one thread of hashing beside the workers.
        using var stop = new CancellationTokenSource();
        var digest = request.Expected is { } planned && data.Are(planned)
            ? Task.FromResult(planned.Select(f => f.Content).ToList())
            : Task.Run(() => data.Digest(stop.Token), CancellationToken.None);
        try
        {
            return Count(digest, afterCounting);
        }
        finally
        {
            stop.Cancel();
            Task.WaitAny([digest], CancellationToken.None);
        }
    }

    private Checked<CellTable> Count(Task<List<InputFile>> digest, Action? afterCounting)
    {
        var threads = request.Threads ?? Environment.ProcessorCount;
        using var database = DuckDatabase.Open(data.HandlePaths, threads, request.MemoryBytes ?? Memory(threads));
        using var connection = database.Connect();
        if (!Open(connection).TryGet(out var source, out var problems) || !GatedRequest.From(request, source, connection).TryGet(out var gated, out problems))
            return Checked.Bad<CellTable>(problems);
        var query = gated.Query(source);
        if (!new ExpressionTypes(connection, query).Check(gated).TryGet(out var fractions, out problems))
            return Checked.Bad<CellTable>(problems);
        var cells = Cells(connection, query.Cells(gated.Label, gated.Prediction, fractions, request.MaxCells + 1));
        var units = gated.Unit is null ? Checked.Good<long?>(null) : Units(connection, query.DistinctUnits(gated.Unit));
        afterCounting?.Invoke();
        var inputs = digest.GetAwaiter().GetResult();
        problems = [.. data.Changed(request.Expected?.Select(f => f.Content), inputs), .. Faults(cells), .. units.Problems];
        return problems.Count > 0 ? Checked.Bad<CellTable>(problems) : Checked.Good(new CellTable([.. request.Groups.Select(g => g.Key)], cells, inputs, units.Value));
    }

    // Measured: the CSV reader keeps a few buffers of 32 MB a thread. A count of different units holds every unit.
    private long Memory(int threads) => Math.Max(request.Unit is null ? 256 * MiB : 1024 * MiB, threads * 128 * MiB);

    private Checked<Source> Open(DuckConnection connection) => data.IsParquet
        ? Checked.Good<Source>(ParquetSource.Open(connection, data))
        : new CsvOpening(connection, data, request.Csv).Open();

    private List<Cell> Cells(DuckConnection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        using var rows = statement.Execute();
        var (groups, cells) = (request.Groups.Count, new List<Cell>());
        while (rows.Next())
        {
            var key = new string?[groups];
            for (var i = 0; i < groups; i++)
                key[i] = rows.Text(i);
            cells.Add(new Cell(key, rows.Boolean(groups), rows.Boolean(groups + 1), rows.BigInt(groups + 2)!.Value));
        }

        return cells;
    }

    private Checked<long?> Units(DuckConnection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        using var rows = statement.Execute();
        rows.Next();
        return rows.BigInt(0) is var none and > 0
            ? Checked.Bad<long?>(new Problem(ExitCode.Data, FormattableString.Invariant($"the unit is empty in {none} of the rows"), "give every row its unit, or leave `unit` out of the card")
            { File = data.Files[0].Name, Key = "unit" })
            : Checked.Good(rows.BigInt(1));
    }

    private IEnumerable<Problem> Faults(List<Cell> cells)
    {
        var file = data.Files[0].Name;
        if (cells.Count == 0)
            yield return FileProblems.Data(file, "the data have no rows", "give data with rows");
        if (cells.Count > request.MaxCells)
            yield return FileProblems.Data(file, FormattableString.Invariant($"the groups make more than {request.MaxCells} cells"), "declare fewer or coarser groups: bands of age, not dates of birth");
        if (cells.Exists(c => c.Key.Any(k => k?.Length > LongestKey)))
            yield return FileProblems.Data(file, FormattableString.Invariant($"a group value is longer than {LongestKey} characters"), "group by short values");
    }
}
