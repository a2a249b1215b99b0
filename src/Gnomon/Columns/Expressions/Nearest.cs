namespace Gnomon.Columns.Expressions;

/// <summary>The column that somebody may have meant.</summary>
internal static class Nearest
{
    private const int Listed = 12;

    internal static string Remedy(string wanted, IReadOnlyList<Column> columns)
    {
        var nearest = columns.Select(c => (c.Name, Distance: Distance(wanted, c.Name))).MinBy(c => c.Distance);
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, wanted.Length / 3)
            ? $"did you mean \"{nearest.Name}\"?"
            : "the columns are " + string.Join(", ", columns.Take(Listed).Select(c => c.Name)) + (columns.Count > Listed ? ", ..." : "");
    }

    /// <summary>Insertions, deletions and replacements between two names, whatever their case.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + same));
            }
        }

        return row[^1];
    }
}
