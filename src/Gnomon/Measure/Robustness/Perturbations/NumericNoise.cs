using Gnomon.Endpoint;
using Gnomon.Measure.Statistics;
using MathNet.Numerics.Distributions;

namespace Gnomon.Measure.Robustness.Perturbations;

/// <summary>A normal deviate is added.</summary>
internal sealed class NumericNoise() : Perturbation("noise", "a normal deviate is added; the strength is its standard deviation as a part of the column's", 0.05m, 0.1m, 0.2m)
{
    public override bool Fits(ProbeColumn column) => column.Input.IsNumber;

    public override string? Apply(string value, double strength, ProbeColumn column, Pcg32 random) => ProbeColumn.Number(value) is not { } number
        ? value
        : column.Text(number + (strength * column.Spread * Normal.InvCDF(0, 1, (random.NextUInt32() + 0.5) / 4294967296.0)));
}
