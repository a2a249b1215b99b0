namespace Gnomon.Measure.Statistics;

/// <summary>How many times as many rows would settle a question if the figures stayed as they are.</summary>
public static class GrowthNeeded
{
    /// <summary>Beyond this many times the rows, more data will not settle it.</summary>
    public const double MostTimes = 1e6;

    private const int Halvings = 30;

    /// <summary>The least growth found to settle it, above 1 and at most <see cref="MostTimes"/>; null where even that would not, as for a figure at its bar.</summary>
    /// <param name="settled">Whether so many times the rows would settle it; once settled, more rows leave it settled.</param>
    public static double? Times(Func<double, bool> settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        if (!settled(MostTimes))
            return null;
        double few = 0, enough = Math.Log(MostTimes);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (few + enough) / 2;
            if (settled(Math.Exp(middle)))
                enough = middle;
            else
                few = middle;
        }

        return Math.Exp(enough);
    }
}
