using Gnomon.Endpoint;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness.Perturbations;

/// <summary>A number is rounded to the next multiple of a step.</summary>
internal sealed class Rounding() : Perturbation("rounding", "numbers are rounded; the strength is the step as a part of the column's standard deviation", 0.1m, 0.25m, 0.5m)
{
    public override bool Fits(ProbeColumn column) => column.Input.IsNumber;

    public override string? Apply(string value, double strength, ProbeColumn column, Pcg32 random)
    {
        var step = strength * column.Spread;
        return step > 0 && ProbeColumn.Number(value) is { } number ? column.Text(Math.Round(number / step, MidpointRounding.ToEven) * step) : value;
    }
}
