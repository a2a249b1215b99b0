namespace Gnomon;

/// <summary>The two days on which a law is read: a question about one of them has no answer without the other.</summary>
/// <param name="AppliesOn">The day the law is applied to.</param>
/// <param name="KnownOn">The day on which its text was known: acts published later are not seen.</param>
public sealed record Reading(DateOnly AppliesOn, DateOnly KnownOn)
{
    /// <summary>Both days are today, UTC.</summary>
    public static Reading Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new Reading(today, today);
    }
}
