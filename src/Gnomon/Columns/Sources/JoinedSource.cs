using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Sources;

/// <summary>
/// Rows of one source with the columns of another beside them, matched by a key. Every row of the first stays: where the other has none
/// for it, its columns are empty. A key stands in one row of the other at most, or there would be more rows than cases. A name that both have means
/// neither: the column of the data is then called <c>data.name</c> and that of the other <c>join.name</c>.
/// </summary>
internal sealed class JoinedSource : Source
{
    private readonly Source first, other;
    private readonly IReadOnlyList<Side> sides;

    private JoinedSource(Source first, Source other, JoinKey key, IReadOnlyList<Side> sides)
        : base([.. sides.Select(s => s.Shown)], []) => (this.first, this.other, Key, this.sides) = (first, other, key, sides);

    /// <summary>How rows find each other.</summary>
    internal JoinKey Key { get; }

    /// <summary>Joins, or says why it cannot be done.</summary>
    /// <param name="first">The rows.</param>
    /// <param name="other">What is put beside them.</param>
    /// <param name="on">The columns.</param>
    /// <param name="file">The name of the other's file, for problems.</param>
    internal static Checked<Source> Of(Source first, Source other, JoinColumns on, string file)
    {
        var key = on.On is { } name ? Find(first, name) : null;
        if (on.On is { } wanted && key is null)
            return Checked.Bad<Source>(new Problem(ExitCode.Expression, $"there is no column \"{wanted}\" in the data", Nearest.Remedy(wanted, first.Columns)) { Key = "join.on" });
        if (key is null && first.RowNumber is null)
            return Checked.Bad<Source>(new Problem(ExitCode.Card, "rows are known by their number only in one Parquet file", "give the data a column that names the row, and write it as on") { Key = "join" });
        if (Find(other, on.There) is not { } otherKey)
            return Checked.Bad<Source>(new Problem(ExitCode.Data, $"there is no column \"{on.There}\" to join on", Nearest.Remedy(on.There, other.Columns) + (on.As is null ? "; where it has another name here, write that as `as`" : "")) { File = file });
        var shared = Shared(first, other, otherKey);
        return shared.GroupBy(s => s.Shown.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? Checked.Bad<Source>(new Problem(ExitCode.Data, $"the column \"{twice.Key}\" stands in the data and in the joined file", "give it another name in one of them, or leave it out") { File = file })
            : Checked.Good<Source>(new JoinedSource(first, other, new JoinKey(key, otherKey), shared));
    }

    internal override string Table(IReadOnlyCollection<Column> asText)
    {
        var texts = sides.Where(s => asText.Contains(s.Shown)).ToList();
        var columns = sides.Select(s => $"{s.Table}.{Plain(s.Own)} AS {Plain(s.Shown)}");
        List<Column> left = [.. texts.Where(s => s.IsFirst).Select(s => s.Own)], right = [.. texts.Where(s => !s.IsFirst).Select(s => s.Own)];
        var from = Key.First is null ? first.Numbered(left) : first.Table(left);
        return $"(SELECT {string.Join(", ", columns)} FROM {from} AS a LEFT JOIN {other.Table(right)} AS b ON {Key.Compared(Left(left))} = {Key.Compared("b." + Plain(Key.Other))})";
    }

    internal override string Typed(Column column)
    {
        var side = sides.First(s => s.Shown == column);
        return (side.IsFirst ? first : other).Typed(side.Own).Replace(Plain(side.Own), Plain(side.Shown), StringComparison.Ordinal);
    }

    /// <summary>How many keys stand in several rows of the other file, the first of them, and how many rows have none.</summary>
    internal string Repeated =>
        $"SELECT count(*) FILTER (n > 1 AND k IS NOT NULL), min(k) FILTER (n > 1), CAST(coalesce(sum(n) FILTER (k IS NULL), 0) AS BIGINT) FROM (SELECT CAST({Plain(Key.Other)} AS VARCHAR) AS k, count(*) AS n FROM {other.Table([])} GROUP BY ALL)";

    /// <summary>How many rows each side has, and how many of each have no match.</summary>
    internal string Matches =>
        $"SELECT count(a.here), count(*) FILTER (a.here AND b.here IS NULL), count(b.here), count(*) FILTER (a.here IS NULL) FROM "
        + $"(SELECT true AS here, {Key.Compared(Key.FirstName(first))} AS k FROM {(Key.First is null ? first.Numbered([]) : first.Table([]))}) AS a "
        + $"FULL JOIN (SELECT true AS here, {Key.Compared(Plain(Key.Other))} AS k FROM {other.Table([])}) AS b ON a.k = b.k";

    // Where the key's own text is wanted as well, it comes as text and is turned for the comparison.
    private string Left(List<Column> asText) => Key.First is { } column && asText.Contains(column)
        ? first.Typed(column).Replace(Plain(column), "a." + Plain(column), StringComparison.Ordinal)
        : "a." + Key.FirstName(first);

    private static IReadOnlyList<Side> Shared(Source first, Source other, Column otherKey)
    {
        var right = other.Columns.Where(c => c != otherKey).ToList();
        bool Twice(Column column, IEnumerable<Column> others) => others.Any(o => string.Equals(o.Name, column.Name, StringComparison.OrdinalIgnoreCase));
        return
        [
            .. first.Columns.Select(c => new Side(true, c, Twice(c, right) ? c with { Name = "data." + c.Name } : c)),
            .. right.Select(c => new Side(false, c, Twice(c, first.Columns) ? c with { Name = "join." + c.Name } : c)),
        ];
    }

    private static Column? Find(Source source, string name) => source.Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>One column: whose it is, what it is called there, and what it is called here.</summary>
    private sealed record Side(bool IsFirst, Column Own, Column Shown)
    {
        public string Table => IsFirst ? "a" : "b";
    }
}
