using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Gnomon.Columns;

namespace Gnomon.Tests.Columns;

/// <summary>However people write dates and numbers: what is counted is what they meant, or the column is refused. Never another day, never another number.</summary>
public sealed class CsvReadingLaws : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_date_is_the_day_that_was_written_or_is_refused()
    {
        var files = from days in Gen.NonEmptyListOf(Gen.Choose(0, 15_000))
                    from form in Gen.Elements("dd/MM/yyyy", "d/M/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "d-M-yyyy", "yyyy/MM/dd", "dd/MM/yy", "MM/dd/yy", "yyyy-MM-dd")
                    from mark in Gen.Elements(";", ",", "\t")
                    select (Days: days.Select(d => new DateOnly(1990, 1, 1).AddDays(d)).ToArray(), form, mark);
        Holds(files, f =>
        {
            var middle = f.Days[f.Days.Length / 2];
            folder.With("a.csv", $"d{f.mark}x\n" + string.Concat(f.Days.Select(d => $"{d.ToString(f.form, CultureInfo.InvariantCulture)}{f.mark}1\n")));
            return IsRightOrRefused($"d = DATE '{middle:yyyy-MM-dd}'", f.Days.Count(d => d == middle), mayRefuse: true);
        });
    }

    [Fact]
    public void With_the_order_given_every_date_is_read()
    {
        var files = from days in Gen.NonEmptyListOf(Gen.Choose(0, 12_000)) from order in Gen.Elements(DayOrder.DayFirst, DayOrder.MonthFirst, DayOrder.YearFirst) from isShort in Gen.Elements(true, false) select (days, order, isShort);
        Holds(files, f =>
        {
            var days = f.days.Select(d => new DateOnly(1990, 1, 1).AddDays(d)).ToArray();
            var year = f.isShort ? "yy" : "yyyy";
            var form = f.order switch { DayOrder.DayFirst => $"dd/MM/{year}", DayOrder.MonthFirst => $"MM/dd/{year}", _ => $"{year}/MM/dd" };
            folder.With("a.csv", "d;x\n" + string.Concat(days.Select(d => $"{d.ToString(form, CultureInfo.InvariantCulture)};1\n")));
            return IsRightOrRefused($"d = DATE '{days[0]:yyyy-MM-dd}'", days.Count(d => d == days[0]), mayRefuse: false, f.order);
        });
    }

    [Fact]
    public void A_number_is_the_number_that_was_written_or_is_refused()
    {
        var files = from cents in Gen.NonEmptyListOf(Gen.Choose(0, 50_000_000))
                    from digits in Gen.Choose(0, 3)
                    from marks in Gen.Elements((",", "."), (",", ""), (",", "\u202F"), (",", " "), (".", ","), (".", ""), (".", "\u00A0"))
                    select (Numbers: cents.Select(c => Math.Round(c / 1000m, digits)).ToArray(), digits, marks);
        Holds(files, f =>
        {
            var form = new NumberFormatInfo { NumberDecimalSeparator = f.marks.Item1, NumberGroupSeparator = f.marks.Item2.Length == 0 ? "'" : f.marks.Item2, NumberDecimalDigits = f.digits };
            var middle = f.Numbers[f.Numbers.Length / 2];
            folder.With("a.csv", "x;y\n" + string.Concat(f.Numbers.Select(n => n.ToString(f.marks.Item2.Length == 0 ? "F" + f.digits.ToString(CultureInfo.InvariantCulture) : "N", form) + ";1\n")));
            return IsRightOrRefused(string.Create(CultureInfo.InvariantCulture, $"x >= {middle}"), f.Numbers.Count(n => n >= middle), mayRefuse: true);
        });
    }

    private bool IsRightOrRefused(string prediction, int expected, bool mayRefuse, DayOrder? order = null)
    {
        var counted = CellCounter.Count(folder.Request("a.csv", prediction) with { Csv = new CsvDialect(Dates: order) });
        return counted.IsGood ? counted.Value.Cells.Where(c => c.Prediction is true).Sum(c => c.Count) == expected : mayRefuse && counted.Problems.All(p => p.Remedy.Contains("csv: {", StringComparison.Ordinal));
    }

    private static void Holds<T>(Gen<T> values, Func<T, bool> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(values.ToArbitrary(), law));
}
