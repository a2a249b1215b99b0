namespace Gnomon.Columns.Duck;

/// <summary>The escaper for SQL: every name and text that comes from outside goes through one of these two.</summary>
internal static class Sql
{
    /// <summary>A text literal: <c>'it''s'</c>.</summary>
    internal static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A quoted name: <c>"a ""b"""</c>.</summary>
    internal static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
