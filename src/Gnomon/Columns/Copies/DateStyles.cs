using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Gnomon.Columns.Copies;

/// <summary>Which styles of a workbook show a number as a date or a time: nothing else tells 45,700 from 12 February 2025.</summary>
internal sealed class DateStyles
{
    private readonly HashSet<int> dates = [];

    internal DateStyles(WorkbookPart workbook)
    {
        var sheet = workbook.WorkbookStylesPart?.Stylesheet;
        var own = (sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId?.HasValue is true).ToLookup(f => f.NumberFormatId!.Value, f => f.FormatCode?.Value ?? "");
        foreach (var (i, format) in (sheet?.CellFormats?.Elements<CellFormat>() ?? []).Index())
        {
            var id = format.NumberFormatId?.HasValue is true ? format.NumberFormatId.Value : 0;
            if (own.Contains(id) ? IsDate(own[id].First()) : IsBuiltIn(id))
                dates.Add(i);
        }
    }

    internal bool Contains(int style) => dates.Contains(style);

    // ECMA-376 part 1, 18.8.30: 14 to 22 and 45 to 47, and those of East Asian languages.
    private static bool IsBuiltIn(uint id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or 45 or 47 or (>= 50 and <= 58);

    /// <summary>Whether a format shows a date or a time: a y, d, h or s outside quotes, brackets and escapes; <c>[h]</c>, a length of time, stays a number.</summary>
    internal static bool IsDate(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '"':
                    i = End(format, '"', i);
                    break;
                case '[':
                    if (i + 1 < format.Length && format[i + 1] is 'h' or 'H' or 'm' or 's')
                        return false;
                    i = End(format, ']', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case ';':
                    return false;
                case 'y' or 'Y' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    return true;
                default:
                    break;
            }
        }

        return false;
    }

    private static int End(string format, char mark, int from) => format.IndexOf(mark, from + 1) is >= 0 and var end ? end : format.Length;
}
