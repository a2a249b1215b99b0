using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;
using Gnomon.Columns.Sources;

namespace Gnomon.Columns.Counting;

/// <summary>Writes the statements that count. A group that is a plain column comes out as its text stands in the file.</summary>
internal sealed class CountQuery
{
    private static readonly string Count = SqlFile.Load("count"), Combinations = SqlFile.Load("combinations"), Packed = SqlFile.Load("packed"), Units = SqlFile.Load("units");

    private readonly string rows;
    private readonly string prefix;
    private readonly IReadOnlyList<GatedExpression> groups;

    /// <param name="source">The data.</param>
    /// <param name="groups">The group expressions, in the order of the card.</param>
    /// <param name="others">Label, prediction, unit: whatever else reads columns.</param>
    internal CountQuery(Source source, IReadOnlyList<GatedExpression> groups, IReadOnlyList<GatedExpression> others)
    {
        this.groups = groups;
        prefix = Prefix(source.Columns);
        var plain = groups.Where(g => g.PlainColumn is not null).Select(g => g.PlainColumn!).ToList();
        var computed = groups.Where(g => g.PlainColumn is null).Concat(others).SelectMany(g => g.Used).Distinct().ToList();
        var shown = computed.Select(c => (plain.Contains(c) ? source.Typed(c) : Source.Plain(c)) + " AS " + Sql.Name(c.Name));
        var texts = groups.Index().Where(g => g.Item.PlainColumn is not null).Select(g => $"{Source.Plain(g.Item.PlainColumn!)} AS {Raw(g.Index)}");
        rows = $"SELECT {string.Join(", ", shown.Concat(texts).DefaultIfEmpty("1 AS " + prefix))} FROM {source.Table(plain)}";
    }

    /// <summary>A statement of these expressions over the rows: compiling it tells their types.</summary>
    internal string Each(IEnumerable<GatedExpression> expressions) => $"SELECT {string.Join(", ", expressions.Select(Text))} FROM ({rows})";

    /// <summary>A statement that reckons one expression over every row, and nothing else.</summary>
    internal string Alone(GatedExpression expression) => $"SELECT max(CAST({Text(expression)} AS VARCHAR)) FROM ({rows})";

    /// <summary>What DuckDB knows of the values of these columns before it reads a row; a file without rows gives none.</summary>
    internal string Statistics(IEnumerable<Column> columns) => $"SELECT {string.Join(", ", columns.Select(c => $"CAST(stats({Source.Plain(c)}) AS VARCHAR)"))} FROM ({rows}) LIMIT 1";

    /// <summary>Key texts, label, prediction and count.</summary>
    /// <param name="label">Null for no label.</param>
    /// <param name="prediction">Null for no prediction.</param>
    /// <param name="fractions">Which groups are FLOAT or DOUBLE: 0.0 and -0.0 are one group by value and two by text, so they go by text.</param>
    /// <param name="few">What the columns of label and prediction hold, where that is little: rows are then counted by these columns, and the expressions reckoned on the counts.</param>
    /// <param name="frequency">How many equal rows a row stands for; null for one.</param>
    /// <param name="limit">How many cells to give at most.</param>
    /// <param name="only">Which rows; null for all.</param>
    internal string Cells(GatedExpression? label, GatedExpression? prediction, IReadOnlyCollection<GatedExpression> fractions, int limit, FewValues? few = null, GatedExpression? frequency = null, string? only = null)
    {
        var counted = only is null ? rows : $"SELECT * FROM ({rows}) WHERE {only}";
        var keys = string.Concat(groups.Index().Select(g => (fractions.Contains(g.Item) ? $"CAST({Text(g.Item)} AS VARCHAR)" : Text(g.Item)) + " AS " + Key(g.Index) + ", "));
        var texts = groups.Index().Select(g => $"CAST({Key(g.Index)} AS VARCHAR), ");
        return SqlFile.Fill(
            Count,
            ("texts", string.Concat(texts)),
            ("y", prefix + "y"),
            ("p", prefix + "p"),
            ("n", prefix + "n"),
            ("keys", few is null ? keys : string.Concat(groups.Index().Select(g => Key(g.Index) + ", "))),
            ("label", label?.Truth ?? "CAST(NULL AS BOOLEAN)"),
            ("count", frequency is not null ? $"CAST(sum({frequency.Sql}) AS BIGINT)" : few is null ? "count(*)" : $"CAST(sum({prefix}c) AS BIGINT)"),
            ("atLeast", frequency is null ? "" : $"HAVING sum({frequency.Sql}) > 0"),
            ("prediction", prediction?.Truth ?? "CAST(NULL AS BOOLEAN)"),
            ("rows", few is null ? counted : OfFew(keys, few, counted)),
            ("limit", FormattableString.Invariant($"{limit}")));
    }

    /// <summary>A number for the key, label, prediction and count.</summary>
    /// <param name="label">Null for no label.</param>
    /// <param name="prediction">Null for no prediction.</param>
    /// <param name="few">What their columns hold.</param>
    /// <param name="number">The SMALLINT whose bits are the lowest of the key.</param>
    /// <param name="numbers">It is below this in rows that get a key.</param>
    /// <param name="codes">The other bits of the key, SMALLINT.</param>
    internal string Numbered(GatedExpression? label, GatedExpression? prediction, FewValues few, string number, int numbers, string codes) => SqlFile.Fill(
        Packed,
        ("k", prefix + "k"),
        ("c", prefix + "c"),
        ("label", label?.Truth ?? "CAST(NULL AS BOOLEAN)"),
        ("prediction", prediction?.Truth ?? "CAST(NULL AS BOOLEAN)"),
        ("columns", string.Concat(few.Columns.Select(c => Source.Plain(c) + ", "))),
        ("n", prefix + "n"),
        ("number", number),
        ("numbers", FormattableString.Invariant($"{numbers}")),
        ("codes", codes),
        ("rows", rows));

    /// <summary>The different values of a group, so many at most: in all rows, or only in the first.</summary>
    internal string Values(GatedExpression group, int limit, int? first = null) =>
        FormattableString.Invariant($"SELECT DISTINCT {Text(group)} FROM (SELECT {Text(group)} FROM ({rows}){(first is { } some ? FormattableString.Invariant($" LIMIT {some}") : "")}) LIMIT {limit}");

    private string OfFew(string keys, FewValues few, string counted) => SqlFile.Fill(
        Combinations,
        ("keys", keys),
        ("columns", string.Concat(few.Columns.Select(c => Source.Plain(c) + ", "))),
        ("c", prefix + "c"),
        ("rows", counted));

    /// <summary>How many rows have a frequency that is no whole number from 0 on.</summary>
    internal string BadFrequencies(GatedExpression frequency) =>
        $"SELECT count(*) FROM (SELECT CAST({frequency.Sql} AS DOUBLE) AS {prefix}f FROM ({rows})) WHERE {prefix}f IS NULL OR NOT isfinite({prefix}f) OR {prefix}f < 0 OR {prefix}f <> floor({prefix}f)";

    /// <summary>Rows without a unit, and how many different units there are.</summary>
    internal string DistinctUnits(GatedExpression unit) => SqlFile.Fill(Units, ("unit", unit.Sql), ("u", prefix + "u"), ("rows", rows));

    /// <summary>An expression over the rows; a group that is a plain column as it stands in the file.</summary>
    internal string Text(GatedExpression expression)
    {
        var index = groups.Index().FirstOrDefault(g => ReferenceEquals(g.Item, expression), (Index: -1, Item: expression)).Index;
        return index >= 0 && expression.PlainColumn is not null ? Raw(index) : expression.WithoutNaN;
    }

    private string Raw(int index) => FormattableString.Invariant($"{prefix}r{index}");

    private string Key(int index) => FormattableString.Invariant($"{prefix}k{index}");

    // Our own names begin as no column does, so that no expression can mean one of them.
    private static string Prefix(IReadOnlyList<Column> columns)
    {
        var start = "g_";
        while (columns.Any(c => c.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            start = "g" + start;
        return start;
    }
}
