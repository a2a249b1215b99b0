namespace Gnomon.Law;

/// <summary>A time limit that a duty sets once something happens: report within 15 days, keep for at least ten years.</summary>
/// <param name="Event">The kind of event that it is about, as an id: <c>death</c>.</param>
/// <param name="Limit">How it runs.</param>
/// <param name="CountedFrom">The moment from which it runs, as an id: <c>awareness</c>.</param>
/// <param name="Says">The limit in plain words.</param>
public sealed record Clock(string Event, ClockLimit Limit, string CountedFrom, LocalizedText Says);

/// <summary>How a clock runs. Working days are no period of the calendar: they depend on the holidays of a place.</summary>
public abstract record ClockLimit
{
    private ClockLimit()
    {
    }

    /// <summary>To be done before the period is over.</summary>
    public sealed record Within(Period Period) : ClockLimit;

    /// <summary>To be done before so many working days are over; at least 1.</summary>
    public sealed record WorkingDays(int Days) : ClockLimit;

    /// <summary>To be kept up until the period is over.</summary>
    public sealed record AtLeast(Period Period) : ClockLimit;
}
