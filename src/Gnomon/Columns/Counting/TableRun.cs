using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;
using Gnomon.Columns.Files;
using Gnomon.Columns.Sources;

namespace Gnomon.Columns.Counting;

/// <summary>Runs the queries of a request over sources that are open.</summary>
/// <param name="connection">The locked database.</param>
/// <param name="sources">The measure's own data under "", other data under their names.</param>
internal sealed class TableRun(DuckConnection connection, IReadOnlyDictionary<string, Source> sources)
{
    private const int LongestText = 4096;

    /// <summary>Gates everything first, then runs: a card with a fault is told before any row is read.</summary>
    /// <exception cref="DuckException">The rows cannot be read, or an expression fails on one of them.</exception>
    internal Checked<IReadOnlyList<Table>> Run(IReadOnlyList<TableQuery> queries, string file)
    {
        var gated = queries.Select(Gate).ToList();
        IReadOnlyList<Problem> problems = [.. gated.SelectMany(g => g.Problems).DistinctBy(p => (p.Key, p.What))];
        if (problems.Count > 0)
            return Checked.Bad<IReadOnlyList<Table>>(problems);
        var tables = queries.Zip(gated, (query, sql) => Rows(query, sql.Value, file)).ToList();
        problems = [.. tables.SelectMany(t => t.Problems)];
        return problems.Count > 0 ? Checked.Bad<IReadOnlyList<Table>>(problems) : Checked.Good<IReadOnlyList<Table>>([.. tables.Select(t => t.Value)]);
    }

    private Checked<IReadOnlyList<string>> Gate(TableQuery query)
    {
        var problems = new List<Problem>();
        var inputs = query.Inputs.SelectMany(Expand).ToList();
        var gated = new List<(GatedInput Input, string Of)>();
        foreach (var (i, input) in inputs.Index())
        {
            var of = input.Of ?? "";
            var result = Gated(input);
            // An expression that the kind puts in twice is one place of the card.
            if (!inputs.Take(i).Any(before => string.Equals(before.Of, input.Of, StringComparison.Ordinal) && string.Equals(before.Expression, input.Expression, StringComparison.Ordinal)))
                problems.AddRange(result.Problems);
            if (result.IsGood)
                gated.Add((new GatedInput(input.Name, FormattableString.Invariant($"{input.Name}_{i}"), input.Form, result.Value), of));
        }

        if (gated.Count < inputs.Count)
            return Checked.Bad<IReadOnlyList<string>>(problems);
        var rows = sources.ToDictionary(s => s.Key, s => new InputRows(s.Value, [.. gated.Where(g => string.Equals(g.Of, s.Key, StringComparison.Ordinal)).Select(g => g.Input)]), StringComparer.Ordinal);
        problems.AddRange(gated.DistinctBy(g => (g.Of, g.Input.Form, g.Input.Expression.Sql)).Select(g => Unfit(g.Input, rows[g.Of])).OfType<Problem>());
        return problems.Count > 0 ? Checked.Bad<IReadOnlyList<string>>(problems) : Checked.Good(Filled(query, rows, [.. gated.Select(g => g.Input)]));
    }

    private Checked<GatedExpression> Gated(QueryInput input)
    {
        var of = input.Of ?? "";
        return new ExpressionGate(connection, sources[of].Columns).Check(input.Key ?? (of.Length == 0 ? input.Name : $"{of}.{input.Name}"), input.Expression);
    }

    /// <summary>After a query has failed on a row: each expression in it that does so by itself.</summary>
    internal IEnumerable<Problem> Failing(IReadOnlyList<TableQuery> queries)
    {
        foreach (var input in queries.SelectMany(q => q.Inputs).SelectMany(Expand))
        {
            if (!Gated(input).TryGet(out var expression, out _))
                continue;
            var gated = new GatedInput(input.Name, input.Name, input.Form, expression);
            if (FailedExpression.Try(connection, expression, new InputRows(sources[input.Of ?? ""], [gated]).Alone(gated)) is { } problem)
                yield return problem;
        }
    }

    private IEnumerable<QueryInput> Expand(QueryInput input) => string.Equals(input.Expression, QueryInput.EveryColumn, StringComparison.Ordinal)
        ? sources[input.Of ?? ""].Columns.Where(c => c.IsScalar).Select(c => input with { Expression = c.Name })
        : [input];

    private static IReadOnlyList<string> Filled(TableQuery query, Dictionary<string, InputRows> rows, IReadOnlyList<GatedInput> inputs)
    {
        var names = inputs.GroupBy(i => i.Name, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => (IReadOnlyList<(string, string)>)[.. g.Select(i => (i.Column, i.Expression.PlainColumn?.Name ?? i.Expression.Sql))],
            StringComparer.Ordinal);
        var text = new StatementText(
            rows.ToDictionary(r => r.Key, r => r.Value.Text, StringComparer.Ordinal), names, query.Numbers.ToDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal));
        return text.Statements(SqlFile.Whole("Gnomon.Measure." + query.Statement));
    }

    private Problem? Unfit(GatedInput input, InputRows rows)
    {
        var key = input.Expression.Key;
        if (Doubt.Barring(input.Expression) is { } doubt)
            return doubt.At(key);
        try
        {
            using var statement = connection.Prepare(rows.One(input));
            var type = statement.ColumnType(0);
            return (input.Form, type) switch
            {
                (InputForm.Truth, not DuckType.Boolean) when !input.Expression.IsNothing => new Problem(ExitCode.Expression, $"the expression gives {type} and not true or false", "write a comparison, for example outcome = 'admitted' or score >= 0.5") { Key = key },
                (InputForm.Number, _) when !IsNumber(type) => Doubt.Of(input.Expression)?.At(key) ?? new Problem(ExitCode.Expression, $"the expression gives {type} and not a number", "name a column of numbers, or use TRY_CAST(... AS DOUBLE)") { Key = key },
                _ => null,
            };
        }
        catch (DuckException fault)
        {
            return Doubt.Of(input.Expression)?.At(key) ?? new Problem(ExitCode.Expression, "the expression does not fit the types of the columns: " + DuckMessage.Short(fault.Message),
                "compare text with text ('...') and numbers with numbers, or CAST")
            { Key = key };
        }
    }

    // duckdb_type: the whole numbers, FLOAT and DOUBLE, HUGEINT, DECIMAL, UHUGEINT.
    private static bool IsNumber(DuckType type) => (int)type is (>= 2 and <= 11) or 16 or 19 or 32;

    // The statements of one query share temporary tables; those that give rows give rows of one form. Each is ended before the next, and so is its memory.
    private Checked<Table> Rows(TableQuery query, IReadOnlyList<string> statements, string file)
    {
        var all = new List<IReadOnlyList<object?>>();
        IReadOnlyList<string> names = [];
        foreach (var sql in statements)
        {
            if (!GivesRows(sql))
            {
                connection.Execute(sql);
                continue;
            }

            if (!Part(query, sql, file, query.MaxRows - all.Count).TryGet(out var part, out var problems))
                return Checked.Bad<Table>(problems);
            names = part.Columns;
            all.AddRange(part.Values);
        }

        return Checked.Good(new Table(query.Name, names, all));
    }

    private static bool GivesRows(string sql) => sql.Split('\n').First(line => !line.StartsWith("--", StringComparison.Ordinal)).Split(' ')[0] is not ("CREATE" or "DROP");

    private Checked<(IReadOnlyList<string> Columns, List<IReadOnlyList<object?>> Values)> Part(TableQuery query, string sql, string file, int most)
    {
        using var statement = connection.Prepare(sql);
        var columns = statement.Columns();
        if (columns.FirstOrDefault(c => c.Type is not (DuckType.BigInt or DuckType.Text or DuckType.Boolean)) is { Name: not null } odd)
            throw new InvalidOperationException($"the statement {query.Statement} gives {odd.Name} as {odd.Type}");
        using var rows = statement.Execute();
        var table = new List<IReadOnlyList<object?>>();
        while (rows.Next())
        {
            if (table.Count == most)
                return Checked.Bad<(IReadOnlyList<string>, List<IReadOnlyList<object?>>)>(FileProblems.Data(file, FormattableString.Invariant($"the table {query.Name} has more than {query.MaxRows} rows"), "name fewer or coarser columns: bands of age, not dates of birth"));
            var row = new object?[columns.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = columns[i].Type switch { DuckType.BigInt => rows.BigInt(i), DuckType.Boolean => rows.Boolean(i), _ => rows.Text(i) };
            if (row.Any(v => v is string { Length: > LongestText }))
                return Checked.Bad<(IReadOnlyList<string>, List<IReadOnlyList<object?>>)>(FileProblems.Data(file, FormattableString.Invariant($"a value is longer than {LongestText} characters"), "name columns of short values"));
            table.Add(row);
        }

        return Checked.Good(((IReadOnlyList<string>)[.. columns.Select(c => c.Name)], table));
    }
}
