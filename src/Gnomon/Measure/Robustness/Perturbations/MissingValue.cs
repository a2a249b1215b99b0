using Gnomon.Endpoint;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness.Perturbations;

/// <summary>A value is not there.</summary>
internal sealed class MissingValue() : Perturbation("missing", "values are taken away; the strength is the share of values", 0.05m, 0.1m, 0.2m)
{
    public override bool Fits(ProbeColumn column) => column.Input.TakesMissing;

    public override string? Apply(string value, double strength, ProbeColumn column, Pcg32 random) => random.NextDouble() < strength ? null : value;
}
