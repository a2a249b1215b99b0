using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Sources;

/// <summary>How numbers are written: 1.234 is a little more than one, or more than a thousand, and the other values of the column and of the file tell which.</summary>
internal static class NumberForm
{
    /// <summary>The mark between whole part and fraction in one column.</summary>
    /// <param name="shape">What the column looks like.</param>
    /// <param name="file">What the file does elsewhere; null where it does both or neither.</param>
    /// <returns>The mark; null where the column holds no numbers. With <c>Open</c> the values allow both marks, and give other numbers.</returns>
    internal static (char? Mark, bool Open) Of(ColumnShape shape, char? file) => (IsAll(shape, ','), IsAll(shape, '.')) switch
    {
        (true, true) when shape.Marked == 0 || shape.Threes is (0, 0) => ('.', false),
        (true, true) => (file, file is null),
        (true, false) => (',', false),
        (false, true) => ('.', false),
        _ => (null, false),
    };

    /// <summary>What the columns that leave no doubt say of the whole file.</summary>
    internal static char? OfFile(IEnumerable<ColumnShape> shapes)
    {
        var marks = shapes.Where(s => s.Marked > 0 && IsAll(s, ',') != IsAll(s, '.')).Select(s => IsAll(s, ',') ? ',' : '.').Distinct().ToList();
        return marks.Count == 1 ? marks[0] : null;
    }

    /// <summary>Whether DuckDB's own reader takes such numbers: no thousands are grouped, and the mark is the one that it is told.</summary>
    internal static bool IsPlain(ColumnShape shape, char mark) =>
        shape.Grouped == 0 && (mark == ',' ? IsAll(shape, ',') && !Groups(shape, '.') : IsAll(shape, '.') && !Groups(shape, ','));

    /// <summary>The number that a text is.</summary>
    internal static string Sql(string text, char mark) => mark == ','
        ? $"CAST(replace(translate({text}, '. \u00A0\u202F', ''), ',', '.') AS DOUBLE)"
        : $"CAST(translate({text}, ', \u00A0\u202F', '') AS DOUBLE)";

    /// <summary>Why a column of numbers is read as text.</summary>
    internal static Doubt Doubt(string column) => new(
        $"the column \"{column}\" holds numbers whose mark may be that of decimals or of thousands",
        "say `csv: { decimal: \",\" }` or `csv: { decimal: \".\" }`", Bars: true);

    private static bool IsAll(ColumnShape shape, char mark) => shape.Filled > 0 && (mark == ',' ? shape.Numbers.Comma : shape.Numbers.Point) == shape.Filled;

    // Under the other mark as decimal mark, this one can only stand before three digits.
    private static bool Groups(ColumnShape shape, char mark) => mark == '.' ? shape.Threes.Point > 0 : shape.Threes.Comma > 0;
}
