namespace Gnomon.Columns.Expressions;

/// <summary>The column that somebody may have meant.</summary>
internal static class Nearest
{
    private const int Listed = 12;

    internal static string Remedy(string wanted, IReadOnlyList<Column> columns) =>
        NearestWord.To(wanted, columns.Select(c => c.Name)) is { } near
            ? $"did you mean \"{near}\"?"
            : "the columns are " + string.Join(", ", columns.Take(Listed).Select(c => c.Name)) + (columns.Count > Listed ? ", ..." : "");
}
