using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>A day on which something begins or ends. Where it is the day of a fact's answer, it is one of a stretch of days in which it stands in the same order with all others.</summary>
/// <param name="Day">The day; of a fact, the earliest that it can be. The last day of the calendar is without end.</param>
/// <param name="Of">The fact, null for a day that the law names.</param>
/// <param name="Before">Of a fact, the first day that it can no longer be; null for none.</param>
internal readonly record struct LegalDay(DateOnly Day, Unit? Of = null, DateOnly? Before = null)
{
    /// <summary>The days that it can be under the answers of a card.</summary>
    public (DateOnly Earliest, DateOnly Latest) In(Evidence evidence)
    {
        if (Of is null)
            return (Day, Day);
        var (first, last) = (Day, Before?.AddDays(-1) ?? DateOnly.MaxValue);
        if (evidence.Answer(Of)?.Value is FactValue.Date date)
            (first, last) = (date.First > first ? date.First : first, date.Last < last ? date.Last : last);
        return (first, last);
    }
}
