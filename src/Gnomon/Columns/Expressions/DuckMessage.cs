namespace Gnomon.Columns.Expressions;

/// <summary>The part of DuckDB's messages that helps: the first line, without its hints and stack traces.</summary>
internal static class DuckMessage
{
    private const int Longest = 240;

    internal static string Short(string message)
    {
        var line = message.AsSpan().Trim();
        var end = line.IndexOf('\n');
        var first = end < 0 ? line : line[..end];
        return first.Length <= Longest ? first.ToString() : string.Concat(first[..Longest], "...");
    }
}
