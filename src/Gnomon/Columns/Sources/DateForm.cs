using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Sources;

/// <summary>How dates are written in numbers: 03/04/2025 is a day in March or in April, and one number above 12 in the column tells which.</summary>
internal static class DateForm
{
    private const int Months = 12, Days = 31, FullYear = 4;

    /// <summary>The format of a column, as <c>strptime</c> takes it.</summary>
    /// <param name="shape">What the column looks like.</param>
    /// <param name="given">What the card says.</param>
    /// <returns>The format; null where the column holds no such dates. With <c>Open</c> the values allow more than one.</returns>
    internal static (string? Format, bool Open) Of(ColumnShape shape, DayOrder? given)
    {
        if (!shape.AreDates || !string.Equals(shape.Mark.Least, shape.Mark.Greatest, StringComparison.Ordinal) || shape.Colons.Least != shape.Colons.Greatest)
            return (null, false);
        var orders = Orders(shape).ToList();
        if (given is { } order)
            orders.RemoveAll(o => o != order);
        return orders.Count == 1 ? (Format(orders[0], shape), false) : (null, orders.Count > 1);
    }

    // ISO 8601, which DuckDB reads itself, has its year first and hyphens; it does not come here.
    private static IEnumerable<DayOrder> Orders(ColumnShape shape)
    {
        var (first, second, third) = shape.Greatest;
        if (shape.Lengths.First is (FullYear, FullYear))
            return second <= Months && third <= Days && shape.Lengths.Third.Greatest <= 2 ? [DayOrder.YearFirst] : [];
        if (shape.Lengths.First.Greatest > 2)
            return [];
        var ends = YearIsLast(shape) ? Ending(first, second) : [];
        return IsShort(shape.Lengths.First) && IsShort(shape.Lengths.Third) && second <= Months && third <= Days ? [.. ends, DayOrder.YearFirst] : ends;
    }

    private static bool YearIsLast(ColumnShape shape) => shape.Lengths.Third is (FullYear, FullYear) || IsShort(shape.Lengths.Third);

    private static bool IsShort((long, long) lengths) => lengths is (2, 2);

    private static IEnumerable<DayOrder> Ending(long first, long second)
    {
        if (first <= Days && second <= Months)
            yield return DayOrder.DayFirst;
        if (first <= Months && second <= Days)
            yield return DayOrder.MonthFirst;
    }

    private static string Format(DayOrder order, ColumnShape shape)
    {
        var (mark, isFull) = (shape.Mark.Least!, shape.Lengths.First.Greatest == FullYear || shape.Lengths.Third.Greatest == FullYear);
        var year = isFull ? "%Y" : "%y";
        string[] parts = order switch
        {
            DayOrder.DayFirst => ["%d", "%m", year],
            DayOrder.MonthFirst => ["%m", "%d", year],
            _ => [year, "%m", "%d"],
        };
        return string.Join(mark, parts) + (shape.Colons.Least switch { 1 => " %H:%M", 2 => " %H:%M:%S", _ => "" });
    }

    /// <summary>Why a column of dates is read as text.</summary>
    internal static Doubt Doubt(string column) => new(
        $"the column \"{column}\" holds dates whose day and month cannot be told apart by their values",
        "say `csv: { dates: day-first }`, month-first or year-first", Bars: true);
}
