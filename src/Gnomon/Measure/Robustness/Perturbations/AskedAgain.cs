using Gnomon.Endpoint;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness.Perturbations;

/// <summary>Nothing is changed: what flips now is the model's own chance, and every other flip rate is to be read against it.</summary>
internal sealed class AskedAgain() : Perturbation("again", "the same rows are asked once more, unchanged", 1m)
{
    public override bool Fits(ProbeColumn column) => true;

    public override string? Apply(string value, double strength, ProbeColumn column, Pcg32 random) => value;
}
