using System.Globalization;

namespace Gnomon.Columns.Copies;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day, with or without a time.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>An error, such as #DIV/0!.</summary>
    Error,

    /// <summary>A formula whose value was never calculated.</summary>
    Uncalculated,
}

/// <summary>One cell.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">As it stands in the copy: numbers with a point, dates in ISO 8601.</param>
internal readonly record struct SheetCell(int Column, CellKind Kind, string Text)
{
    private const double LastSerial = 2_958_466, LeapBug = 60, Days1904 = 1462, HalfMillisecond = 0.5 / 86_400_000;

    internal string Noun => Kind switch
    {
        CellKind.Number => "a number",
        CellKind.Date => "a date",
        CellKind.Time => "a time of day",
        CellKind.Truth => "true or false",
        _ => "a text",
    };

    /// <summary>A number of days as the date that it stands for; the number itself where there is no such date.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="raw">As the workbook writes it.</param>
    /// <param name="is1904">Whether the workbook counts from 1904.</param>
    internal static SheetCell Dated(int column, string raw, bool is1904)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial))
            return new SheetCell(column, CellKind.Text, raw);
        if (serial is >= 0 and < 1)
            return new SheetCell(column, CellKind.Time, DateTime.UnixEpoch.AddDays(serial + HalfMillisecond).ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        // Spreadsheets hold 1900 for a leap year: before its 29 February, day 60, their days are one later than the calendar's.
        var days = is1904 ? serial + Days1904 : serial < LeapBug ? serial + 1 : serial;
        if (serial < 0 || days >= LastSerial)
            return new SheetCell(column, CellKind.Number, raw);
        var day = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc).AddDays(days + HalfMillisecond);
        return new SheetCell(column, CellKind.Date, day.ToString(day.TimeOfDay < TimeSpan.FromSeconds(1) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
    }
}

/// <summary>One row that has cells.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Cells">Those that hold something, from left to right.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells);
