namespace Gnomon.Report;

/// <summary>Witnesses and when they signed, in one phrase; the names are strangers' words.</summary>
public static class WitnessWords
{
    /// <summary><c>hospital (2026-11-28 10:15:02Z), court (2026-11-28 10:15:02Z)</c>.</summary>
    public static Phrase Of(IReadOnlyList<(string Name, DateTimeOffset Time)> witnesses)
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        return Phrase.Join(", ", witnesses.Select(w => Phrase.Join(" ", [Phrase.Foreign(w.Name), Phrase.Own(FormattableString.Invariant($"({w.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z)"))])));
    }
}
