namespace Gnomon.Law.Engine;

/// <summary>A stretch of readings between which nothing in a pack changes.</summary>
/// <param name="Known">How many acts are published.</param>
/// <param name="On">How many of the days that the pack names are past; where it takes days from facts, the day itself.</param>
internal readonly record struct Epoch(int Known, int On);

/// <summary>The days of a pack on which something can change: its readings fall into finitely many epochs. What begins on the day of a fact can change on any.</summary>
internal sealed class Epochs
{
    private readonly DateOnly[] published;
    private readonly DateOnly[] days;
    private readonly bool isEveryDay;

    public Epochs(LawPack pack)
    {
        var versions = pack.Provisions.Concat(pack.Obligations).SelectMany(r => r.Versions).ToList();
        isEveryDay = FactDays.AreIn(pack);
        published = [.. pack.Acts.Select(a => a.Published).Concat(versions.Select(v => v.KnownOn)).Distinct().Order()];
        days = [.. versions.SelectMany(v => v.From.Select(b => b.Day).Append(v.Until)).OfType<DateOnly>().Distinct().Order()];
    }

    /// <summary>The epoch of a reading.</summary>
    public Epoch Of(Reading reading) => new(Past(published, reading.KnownOn), isEveryDay ? reading.AppliesOn.DayNumber : Past(days, reading.AppliesOn));

    private static int Past(DateOnly[] days, DateOnly day)
    {
        var at = Array.BinarySearch(days, day);
        return at < 0 ? ~at : at + 1;
    }
}
