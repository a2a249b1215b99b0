using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Sources;

/// <summary>
/// Rows of one source with the columns of another beside them, matched by a column of one name. Every row of the first stays: where the other has none
/// for it, its columns are empty. A key stands in one row of the other at most, or there would be more rows than cases.
/// </summary>
internal sealed class JoinedSource : Source
{
    private readonly Source first, other;
    private readonly Column key, otherKey;

    private JoinedSource(Source first, Source other, Column key, Column otherKey)
        : base([.. first.Columns, .. other.Columns.Where(c => c != otherKey)], []) => (this.first, this.other, this.key, this.otherKey) = (first, other, key, otherKey);

    /// <summary>Joins, or says why it cannot be done.</summary>
    /// <param name="first">The rows.</param>
    /// <param name="other">What is put beside them.</param>
    /// <param name="on">The name of the column that both have.</param>
    /// <param name="file">The name of the other's file, for problems.</param>
    internal static Checked<Source> Of(Source first, Source other, string on, string file)
    {
        if (Find(first, on) is not { } key)
            return Checked.Bad<Source>(new Problem(ExitCode.Expression, $"there is no column \"{on}\" in the data", Nearest.Remedy(on, first.Columns)) { Key = "join.on" });
        if (Find(other, on) is not { } otherKey)
            return Checked.Bad<Source>(new Problem(ExitCode.Data, $"there is no column \"{on}\" to join on", Nearest.Remedy(on, other.Columns)) { File = file });
        var twice = other.Columns.Where(c => c != otherKey && Find(first, c.Name) is not null).Select(c => c.Name).ToList();
        return twice.Count > 0
            ? Checked.Bad<Source>(new Problem(ExitCode.Data, $"the column \"{twice[0]}\" stands in the data and in the joined file", "give it another name in one of them, or leave it out") { File = file })
            : Checked.Good<Source>(new JoinedSource(first, other, key, otherKey));
    }

    internal override string Table(IReadOnlyCollection<Column> asText)
    {
        var columns = first.Columns.Select(c => $"a.{Sql.Name(c.Name)}").Concat(other.Columns.Where(c => c != otherKey).Select(c => $"b.{Sql.Name(c.Name)}"));
        return $"(SELECT {string.Join(", ", columns)} FROM {first.Table([.. asText.Where(first.Columns.Contains)])} AS a "
            + $"LEFT JOIN {other.Table([.. asText.Where(other.Columns.Contains)])} AS b ON {Equal(asText.Contains(key))})";
    }

    internal override string Typed(Column column) => first.Columns.Contains(column) ? first.Typed(column) : other.Typed(column);

    /// <summary>How many keys stand in several rows of the other file, the first of them, and how many rows have none.</summary>
    internal string Repeated =>
        $"SELECT count(*) FILTER (n > 1 AND k IS NOT NULL), min(k) FILTER (n > 1), CAST(coalesce(sum(n) FILTER (k IS NULL), 0) AS BIGINT) FROM (SELECT CAST({Source.Plain(otherKey)} AS VARCHAR) AS k, count(*) AS n FROM {other.Table([])} GROUP BY ALL)";

    /// <summary>How many rows each side has, and how many of each have no match.</summary>
    internal string Matches =>
        $"SELECT count(a.k), count(*) FILTER (a.k IS NOT NULL AND b.k IS NULL), count(b.k), count(*) FILTER (a.k IS NULL) FROM "
        + $"(SELECT coalesce(CAST({Source.Plain(key)} AS VARCHAR), '') AS k, {Source.Plain(key)} AS j FROM {first.Table([])}) AS a "
        + $"FULL JOIN (SELECT CAST({Source.Plain(otherKey)} AS VARCHAR) AS k, {Source.Plain(otherKey)} AS j FROM {other.Table([])}) AS b ON {(SameType ? "a.j = b.j" : "a.k = b.k")}";

    private bool SameType => string.Equals(key.Type, otherKey.Type, StringComparison.Ordinal);

    // Numbers meet as numbers and texts as texts; of different types their texts meet.
    private string Equal(bool keyIsText)
    {
        var left = keyIsText ? first.Typed(key).Replace(Source.Plain(key), "a." + Source.Plain(key), StringComparison.Ordinal) : "a." + Source.Plain(key);
        return SameType ? $"{left} = b.{Source.Plain(otherKey)}" : $"CAST({left} AS VARCHAR) = CAST(b.{Source.Plain(otherKey)} AS VARCHAR)";
    }

    private static Column? Find(Source source, string name) => source.Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
}
