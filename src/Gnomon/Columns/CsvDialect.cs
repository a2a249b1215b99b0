namespace Gnomon.Columns;

/// <summary>How a CSV file is written. What is null is found out from the file. The quote is always <c>"</c>, doubled inside itself.</summary>
/// <param name="Delimiter">Between the fields: one of <c>,</c> <c>;</c> <c>|</c> and TAB; null finds the one that is most frequent in the header.</param>
/// <param name="DecimalMark">Between whole part and fraction: <c>.</c> or <c>,</c>; null finds the one under which more columns are numbers.</param>
public sealed record CsvDialect(char? Delimiter = null, char? DecimalMark = null);
