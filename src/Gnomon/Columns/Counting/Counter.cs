using Gnomon.Columns.Duck;
using Gnomon.Columns.Files;
using Gnomon.Columns.Sources;

namespace Gnomon.Columns.Counting;

/// <summary>One counting run over open files.</summary>
/// <param name="request">What to count.</param>
/// <param name="data">The files.</param>
/// <param name="database">Open, and without any right yet; disposed by who opened it.</param>
internal sealed class Counter(CountRequest request, RequestData data, DuckDatabase database)
{
    private const int LongestKey = 4096;

    /// <exception cref="DuckException">The rows cannot be read or an expression fails on one of them.</exception>
    internal Checked<Counts> Run(Action? afterCounting)
    {
        // Files that are not as they were when planned are digested while they are counted.
        using var stop = new CancellationTokenSource();
        var digests = data.All.Select(d => d.Digest(stop.Token)).ToArray();
        try
        {
            return Count(digests, afterCounting);
        }
        finally
        {
            stop.Cancel();
            Task.WaitAll([.. digests.Select(d => d.ContinueWith(_ => { }, TaskScheduler.Default))], CancellationToken.None);
        }
    }

    private Checked<Counts> Count(Task<List<InputFile>>[] digests, Action? afterCounting)
    {
        database.Lock(data.HandlePaths, request.Threads ?? Environment.ProcessorCount, request.MemoryBytes ?? CountRequest.UsualMemory(request), request.Spill, data.Main.IsParquet && !request.HoldsRows && request.Frequency is null ? PackedKeys.Bits : null);
        using var connection = database.Connect();
        var opened = data.All.Select(d => (d.Name, Source: Open(connection, d.Files))).ToList();
        IReadOnlyList<Problem> problems = [.. opened.SelectMany(o => o.Source.Problems)];
        if (problems.Count > 0)
            return Checked.Bad<Counts>(problems);
        var sources = opened.ToDictionary(o => o.Name, o => o.Source.Value, StringComparer.Ordinal);
        Table? matches = null;
        if (request.JoinOn is { } on)
        {
            if (!new Join(connection, data.All.First(d => d.Name is Join.Name).Files.Files[0].Name).Of(sources[""], sources[Join.Name], on).TryGet(out var joined, out problems))
                return Checked.Bad<Counts>(problems);
            (sources[""], matches) = (joined.Source, joined.Matches);
        }

        if (!GatedRequest.From(request, sources[""], connection).TryGet(out var gated, out problems))
            return Checked.Bad<Counts>(problems);
        var query = gated.Query(sources[""]);
        if (!new ExpressionTypes(connection, query).Check(gated).TryGet(out var fractions, out problems))
            return Checked.Bad<Counts>(problems);
        var queries = new TableRun(connection, sources);
        try
        {
            return Rows();
        }
        catch (DuckException fault) when (CountFault.IsOfExpression(fault.Message))
        {
            // Nothing of the failed statement says which of its expressions it was.
            problems = [.. gated.OfRows.Concat(gated.Groups).Select(e => FailedExpression.Try(connection, e, query.Alone(e))).OfType<Problem>(), .. queries.Failing(request.Tables)];
            if (problems.Count == 0)
                throw;
            return Checked.Bad<Counts>([.. problems.Distinct()]);
        }

        Checked<Counts> Rows()
        {
            if (!queries.Run(request.Tables, data.Main.Files[0].Name).TryGet(out var tables, out problems))
                return Checked.Bad<Counts>(problems);
            if (gated.Frequency is { } frequency && BadFrequencies(connection, query.BadFrequencies(frequency)) is { } bad)
                return Checked.Bad<Counts>(bad);
            var few = sources[""].HasRanges ? FewValues.Of(connection, query, gated) : null;
            var packed = few is null ? null : PackedKeys.Of(connection, query, gated.Groups)?.Count(connection, query, gated, few);
            string Left(string? only) => query.Cells(gated.Label, gated.Prediction, fractions, request.MaxCells + 1, few, gated.Frequency, only);
            var cells = packed is not { } counted ? Cells(connection, Left(null)) : counted.Left is { } only ? [.. counted.Cells, .. Cells(connection, Left(only))] : counted.Cells;
            var units = gated.Unit is null ? Checked.Good<long?>(null) : Units(connection, query.DistinctUnits(gated.Unit));
            afterCounting?.Invoke();
            var inputs = digests.Select(d => d.GetAwaiter().GetResult()).ToList();
            problems = [.. data.All.Zip(inputs).SelectMany(d => d.First.Files.Changed(d.First.Expected?.Select(f => f.Content), d.Second)), .. Faults(cells), .. units.Problems];
            return problems.Count > 0
                ? Checked.Bad<Counts>(problems)
                : Checked.Good(new Counts(
                    new CellTable([.. request.Groups.Select(g => g.Key)], cells, inputs[0], units.Value),
                    matches is null ? tables : [.. tables, matches],
                    [.. data.All.Zip(inputs).Skip(1).Select(d => KeyValuePair.Create(d.First.Name, (IReadOnlyList<InputFile>)d.Second))])
                { Columns = gated.Columns });
        }
    }

    private Checked<Source> Open(DuckConnection connection, DataSet files) => files.IsParquet
        ? Checked.Good<Source>(ParquetSource.Open(connection, files))
        : new CsvOpening(connection, files, request.Csv, request.MayName).Open();

    private List<Cell> Cells(DuckConnection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        using var rows = statement.Execute();
        var (groups, cells) = (request.Groups.Count, new List<Cell>());
        while (rows.Next())
        {
            var key = new string?[groups];
            for (var i = 0; i < groups; i++)
            {
                // Neighbours mostly share their values: one text for both.
                key[i] = rows.Text(i);
                if (cells.Count > 0 && string.Equals(cells[^1].Key[i], key[i], StringComparison.Ordinal))
                    key[i] = cells[^1].Key[i];
            }

            cells.Add(new Cell(key, rows.Boolean(groups), rows.Boolean(groups + 1), rows.BigInt(groups + 2)!.Value));
        }

        return cells;
    }

    private Problem? BadFrequencies(DuckConnection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        using var rows = statement.Execute();
        rows.Next();
        return rows.BigInt(0) is var bad and > 0
            ? new Problem(ExitCode.Data, FormattableString.Invariant($"{bad} rows have a frequency that is no whole number from 0 on"), "give every row how many equal rows it stands for; for unequal chances of being drawn write as: sampling")
            { File = data.Main.Files[0].Name, Key = "weight" }
            : null;
    }

    private Checked<long?> Units(DuckConnection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        using var rows = statement.Execute();
        rows.Next();
        return rows.BigInt(0) is var none and > 0
            ? Checked.Bad<long?>(new Problem(ExitCode.Data, FormattableString.Invariant($"the unit is empty in {none} of the rows"), "give every row its unit, or leave `unit` out of the card")
            { File = data.Main.Files[0].Name, Key = "unit" })
            : Checked.Good(rows.BigInt(1));
    }

    private IEnumerable<Problem> Faults(List<Cell> cells)
    {
        var file = data.Main.Files[0].Name;
        if (cells.Count == 0)
            yield return FileProblems.Data(file, "the data have no rows", "give data with rows");
        if (cells.Count > request.MaxCells)
            yield return FileProblems.Data(file, FormattableString.Invariant($"the groups make more than {request.MaxCells} cells"), "declare fewer or coarser groups: bands of age, not dates of birth");
        if (cells.Exists(c => c.Key.Any(k => k?.Length > LongestKey)))
            yield return FileProblems.Data(file, FormattableString.Invariant($"a group value is longer than {LongestKey} characters"), "group by short values");
    }
}
