using System.Collections.Immutable;
using System.Globalization;

namespace Gnomon.Describe;

/// <summary>A typed answer to a question of the fact dictionary. That nobody answered is the absence of an answer, not a value.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    /// <summary>Somebody was asked and does not know: in a card the word <c>unknown</c>.</summary>
    public sealed record DontKnow : FactValue;

    /// <summary>The answer to a yes-no question.</summary>
    public sealed record YesNo(bool Value) : FactValue;

    /// <summary>The one value that holds.</summary>
    public sealed record OneOf(string Value) : FactValue;

    /// <summary>The values that hold; the others are false only when the list is complete.</summary>
    public sealed record ManyOf(ImmutableSortedSet<string> Values, bool Complete) : FactValue;

    /// <summary>A number in the unit of the dictionary.</summary>
    public sealed record Number(decimal Value) : FactValue;

    /// <summary>A day; or, where the day itself is not known, the month or year that it lies in, or a day that it is not later than.</summary>
    public sealed record Date : FactValue
    {
        private const string NotLater = "../";

        /// <param name="day">The day.</param>
        public Date(DateOnly day)
            : this(day, day)
        {
        }

        private Date(DateOnly first, DateOnly last) => (First, Last) = (first, last);

        /// <summary>The first day that it can be; the first of the calendar where only a last day is known.</summary>
        public DateOnly First { get; }

        /// <summary>The last day that it can be.</summary>
        public DateOnly Last { get; }

        /// <summary>Whether the day itself is known.</summary>
        public bool IsDay => First == Last;

        /// <summary>Whether the month is known, but not the day.</summary>
        public bool IsMonth => !IsDay && First.Month == Last.Month && First.Year == Last.Year;

        /// <summary>Whether only a last day is known.</summary>
        public bool IsOpen => !IsDay && First == DateOnly.MinValue;

        /// <summary>
        /// Reads a day as <c>2026-12-02</c>, a month as <c>2026-12</c>, a year as <c>2026</c>, and not later than one of these as <c>../2026-12-02</c>, the
        /// interval with an open start of ISO 8601-2; null for anything else.
        /// </summary>
        public static Date? Parse(string text)
        {
            ArgumentNullException.ThrowIfNull(text);
            if (text.StartsWith(NotLater, StringComparison.Ordinal))
                return Parse(text[NotLater.Length..]) is { IsOpen: false } end ? new Date(DateOnly.MinValue, end.Last) : null;
            if (Read(text, "yyyy-MM-dd") is { } day)
                return new Date(day);
            if (Read(text, "yyyy-MM") is { } month)
                return new Date(month, month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1));
            return Read(text, "yyyy") is { } year ? new Date(year, new DateOnly(year.Year, 12, 31)) : null;
        }

        /// <summary>The answer as <see cref="Parse"/> reads it.</summary>
        public override string ToString() => IsOpen
            ? NotLater + new Date(Last)
            : First.ToString(IsDay ? "yyyy-MM-dd" : IsMonth ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);

        private static DateOnly? Read(string text, string format) =>
            DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>The answer where the law's own test is open; it carries a reason and is never stronger than declared.</summary>
    public sealed record Judgement(bool Value) : FactValue;
}

/// <summary>An answer of the card: to which fact, what, and who gave it when and why.</summary>
/// <param name="Fact">The id of the fact in the dictionary.</param>
/// <param name="Value">The typed answer.</param>
/// <param name="By">Who answered; null where the card does not say.</param>
/// <param name="On">When; null where the card does not say.</param>
/// <param name="Reason">Why; null where the card does not say (a judgement always says).</param>
/// <param name="Line">The line of the card.</param>
public sealed record FactAnswer(string Fact, FactValue Value, string? By, DateOnly? On, string? Reason, int Line)
{
    /// <summary>Whether another answer gives the same value to the same fact, whoever gave it and why.</summary>
    internal bool SaysTheSame(FactAnswer other) => string.Equals(Fact, other.Fact, StringComparison.Ordinal)
        && (Value, other.Value) switch
        {
            (FactValue.ManyOf one, FactValue.ManyOf two) => one.Complete == two.Complete && one.Values.SetEquals(two.Values),
            var (one, two) => one == two,
        };
}
