namespace Gnomon.Measure.Statistics;

/// <summary>Successes among trials. Not whole only when scaled up to plan a sample.</summary>
internal readonly record struct Tally(double Successes, double Trials)
{
    public double Rate => Successes / Trials;
}
