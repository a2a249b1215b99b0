namespace Gnomon.Columns.Duck;

/// <summary>What DuckDB says is wrong, in its own words. Never shown as it is.</summary>
internal sealed class DuckException(string message) : Exception(message);
