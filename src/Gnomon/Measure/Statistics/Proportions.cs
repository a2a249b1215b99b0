namespace Gnomon.Measure.Statistics;

internal static class Proportions
{
    public static void Check(double successes, double trials)
    {
        if (!(trials > 0 && double.IsFinite(trials)))
            throw new ArgumentOutOfRangeException(nameof(trials), "a proportion needs trials; without any it is unknown");
        if (!(successes >= 0 && successes <= trials))
            throw new ArgumentOutOfRangeException(nameof(successes), "successes lie between 0 and the trials");
    }
}
