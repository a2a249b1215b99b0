namespace Gnomon.Columns;

/// <summary>How CSV files are written, and which sheet of a workbook is read. What is null is found out from the file. The quote is always <c>"</c>, doubled inside itself.</summary>
/// <param name="Delimiter">Between the fields: one of <c>,</c> <c>;</c> <c>|</c> and TAB; null finds the one that is most frequent in the header.</param>
/// <param name="DecimalMark">Between whole part and fraction: <c>.</c> or <c>,</c>; null finds it out for each column from its values.</param>
/// <param name="Dates">What comes first in a date like 03/04/2025; null finds it out for each column, where the values leave no doubt.</param>
/// <param name="Sheet">The sheet of a workbook; null takes the only one that is visible and not empty.</param>
public sealed record CsvDialect(char? Delimiter = null, char? DecimalMark = null, DayOrder? Dates = null, string? Sheet = null);

/// <summary>What comes first in a date that is written in numbers.</summary>
public enum DayOrder
{
    /// <summary>31/12/2025, as in Vietnam and France.</summary>
    DayFirst,

    /// <summary>12/31/2025, as in the United States.</summary>
    MonthFirst,

    /// <summary>2025/12/31 or 25/12/31.</summary>
    YearFirst,
}
